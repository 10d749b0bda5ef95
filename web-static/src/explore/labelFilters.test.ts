import { expect, it } from "vitest";
import { parseTyped } from "./labelFilters";

it.each([
  ['region="eu"', { name: "region", operator: "=", value: "eu" }],
  ["region != eu west", { name: "region", operator: "!=", value: "eu west" }],
  ["pod=~web-.*", { name: "pod", operator: "=~", value: "web-.*" }],
])("%s is a filter", (text, matcher) => expect(parseTyped(text)).toEqual(matcher));
it.each(["region", "region=", 'region="eu', "=x"])("%s is not one yet", (text) => expect(parseTyped(text)).toBeNull());
