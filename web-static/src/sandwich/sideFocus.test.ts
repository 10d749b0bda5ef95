// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { packSandwich, type SandwichJson } from "../api/calls";
import { focusOn, zoomedNode } from "./sideFocus";

const side = (names: string[]): SandwichJson["callers"] => ({
  functions: {
    name: names,
    file: names.map(() => "a.go"),
    origin: names.map(() => "own"),
    startLine: names.map(() => 1),
  },
  nodes: {
    parent: names.map((_, node) => node - 1),
    function: names.map((_, node) => node),
    self: names.map((_, node) => (node === names.length - 1 ? 7 : 0)),
    total: names.map(() => 7),
    samples: names.map(() => 1),
    inlined: names.map(() => 0),
  },
  truncated: null,
});

const sandwich = packSandwich({
  profileType: "cpu",
  unit: "nanoseconds",
  function: { name: "f", file: "a.go", startLine: 1, origin: "own" },
  self: 2,
  total: 7,
  samples: 1,
  profileTotal: 70,
  callers: side(["f", "main", "start"]),
  callees: side(["f", "main", "leaf"]),
  warnings: [],
});

it("a zoomed box is found again on its side, and on that alone", () => {
  for (const of of ["callers", "callees"] as const) {
    const focus = focusOn(2, of, sandwich[of]);
    expect(zoomedNode(focus, of, sandwich[of])).toBe(2);
  }
  // The same path on both sides, as of mutual recursion.
  expect(zoomedNode(focusOn(1, "callers", sandwich.callers), "callees", sandwich.callees)).toBe(0);
  expect(zoomedNode(focusOn(1, "callees", sandwich.callees), "callers", sandwich.callers)).toBe(0);
});

it("the function itself and a box that is gone are no zoom", () => {
  expect(focusOn(0, "callers", sandwich.callers)).toBe("");
  expect(zoomedNode("", "callers", sandwich.callers)).toBe(0);
  expect(zoomedNode("^a.b", "callers", sandwich.callers)).toBe(0);
});

it("callers have no self of their own; the function has its own", () => expect(Array.from(sandwich.callers.nodes.self)).toEqual([2, 0, 0]));
