import { expect, it } from "vitest";
import { sourceSettings } from "./fixtures";
import { firstWhom, isNothing, NOTHING_SET, otherwise, settingOf } from "./sourceSettings";

const TEAM = { repository: "", ref: "main", rootPath: "" };

it("what is everyone's counts before the label, for oneself only", () => {
  const settings = sourceSettings({ everyones: TEAM });
  expect(otherwise(settings, "me", "ref")).toEqual({ value: "main", words: "Set for everyone: main" });
  expect(otherwise(settings, "everyone", "ref")).toEqual({ value: "9f3c2ab", words: "The label says 9f3c2ab" });
});

it("a part nobody names says so", () =>
  expect(otherwise(sourceSettings({ labelled: null }), "me", "rootPath")).toEqual({
    value: "",
    words: "The profiles carry no label for it.",
  }));

it("what was never set is empty", () => {
  expect(settingOf(sourceSettings(), "me")).toEqual(NOTHING_SET);
  expect(isNothing(settingOf(sourceSettings({ everyones: TEAM }), "everyone"))).toBe(false);
});

it.each([
  [sourceSettings(), "me"],
  [sourceSettings({ everyones: TEAM }), "everyone"],
  [sourceSettings({ everyones: TEAM, mayChangeEveryones: false }), "me"],
  [sourceSettings({ mine: TEAM, everyones: TEAM }), "me"],
  [sourceSettings({ mayChangeMine: false }), "everyone"],
] as const)("%j opens for %s", (settings, whom) => expect(firstWhom(settings)).toBe(whom));
