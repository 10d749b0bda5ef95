import { describe, expect, it } from "vitest";
import { keyOf, nodeOfKey } from "./key";
import { randomGraph, textGraph } from "./textGraph";
import { FlameTree } from "./tree";
import { step, type Direction } from "./walk";

describe("step", () => {
  const tree = new FlameTree(textGraph("a;x 1", "a;y 5", "zero 0", "b 4"));
  const named = (name: string) => Array.from({ length: tree.size }, (_, node) => tree.nameOf(node)).indexOf(name);
  it.each<[string, Direction, string]>([
    ["a", "up", ""],
    ["a", "down", "y"],
    ["a", "right", "b"],
    ["b", "left", "a"],
    ["b", "right", "b"],
    ["x", "left", "x"],
    ["y", "down", "y"],
    ["", "left", ""],
    ["", "up", ""],
  ])("from %j %s leads to %j", (from, direction, to) => expect(tree.nameOf(step(tree, named(from), direction))).toBe(to));
});

describe("keys of boxes", () => {
  it("lead back to their box, each its own", () => {
    const data = randomGraph(3, 400);
    const keys = Array.from(data.nodes.parent, (_, node) => keyOf(data, node));
    expect(new Set(keys).size).toBe(keys.length);
    keys.forEach((key, node) => expect(nodeOfKey(data, key)).toBe(node));
  });

  it("outlive a refresh that brings other stacks and other costs", () => {
    const before = textGraph("a@a.go;b@b.go 5");
    const after = textGraph("0@x.go 1", "a@a.go;a1@b.go 2", "a@a.go;b@b.go 900", "a@other.go;b@b.go 1");
    expect(after.functions.name[after.nodes.function[nodeOfKey(after, keyOf(before, 2))]!]).toBe("b");
    expect(nodeOfKey(before, keyOf(after, 6))).toBe(-1);
    expect(nodeOfKey(before, "not a key")).toBe(-1);
    expect(nodeOfKey(before, "")).toBe(0);
  });
});
