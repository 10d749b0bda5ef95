import { expect, it } from "vitest";
import { flameGraph } from "../profile/fixtures";
import { childOf, framesTo, parentOf } from "./path";

const graph = flameGraph([
  [-1, "", 0],
  [0, "main", 0],
  [1, "serve", 1],
  [2, "parse", 2],
  [1, "parse", 4],
  [2, "parse", 9],
]);
const frame = (name: string) => ({ function: name, file: "a.go" });

it("the functions to a box stand root first", () => expect(framesTo(graph, 3)).toEqual([frame("main"), frame("serve"), frame("parse")]));
it("nothing leads to the root", () => expect(framesTo(graph, 0)).toEqual([]));
it("a call leads to the dearest box of the callee under the caller's", () => {
  expect(childOf(graph, 2, frame("parse"))).toBe(5);
  expect(childOf(graph, 1, frame("parse"))).toBe(4);
  expect(childOf(graph, 1, { function: "parse", file: "b.go" })).toBe(-1);
});
it("a caller is the box above, unless that is another function", () => {
  expect(parentOf(graph, 3, frame("serve"))).toBe(2);
  expect(parentOf(graph, 3, frame("main"))).toBe(-1);
  expect(parentOf(graph, 1, frame("main"))).toBe(-1);
});
