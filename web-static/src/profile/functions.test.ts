import { expect, it } from "vitest";
import { flameGraph } from "./fixtures";
import { functionIndex } from "./functions";

const GRAPH = flameGraph([
  [-1, "", 0],
  [0, "main", 1],
  [1, "read", 2],
]);

it("a function is found by name, and by file where one is given", () => {
  expect(functionIndex(GRAPH, "read", "")).toBe(1);
  expect(functionIndex(GRAPH, "read", "a.go")).toBe(1);
  expect(functionIndex(GRAPH, "read", "other.go")).toBeNull();
  expect(functionIndex(GRAPH, "", "")).toBeNull();
});
