// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { exploreState } from "../state/views";
import { sandwichHref, viewOf } from "./sandwichHref";

const at = (address: string) => {
  const url = new URL(address, "http://localhost");
  return exploreState({ path: url.pathname, parameters: url.searchParams });
};
const state = at("/explore?query=q&function=f%5B...%5D&file=a%20b.go&focus=a.b&find=x");

it("a function is put into the middle, with its details open beside it", () =>
  expect(at(sandwichHref(state, "g", "g.go"))).toEqual({ ...state, view: "sandwich", sandwich: "g", sandwichFile: "g.go", focus: "" }));

it("the view takes the function whose details are open, unless it has one", () => {
  expect(viewOf("sandwich", state)).toEqual({ view: "sandwich", sandwich: "f[...]", sandwichFile: "a b.go", focus: "" });
  expect(viewOf("sandwich", { ...state, sandwich: "g" })).toEqual({ view: "sandwich" });
  expect(viewOf("sandwich", { ...state, function: "" })).toEqual({ view: "sandwich" });
  expect(viewOf("table", state)).toEqual({ view: "table" });
});
