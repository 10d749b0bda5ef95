import { describe, expect, it } from "vitest";
import { costOfFunction } from "./cost";
import { findMatches, holdsMatch } from "./find";
import { randomGraph, textGraph } from "./textGraph";
import { FlameTree } from "./tree";

describe("findMatches", () => {
  it("finds in any case, and nothing for a blank text", () => {
    const tree = new FlameTree(textGraph("main.Parse 30", "main.read 70"));
    expect(findMatches(tree, "PARSE")).toMatchObject({ functionCount: 1, boxCount: 1, total: 30, share: 0.3 });
    expect(findMatches(tree, "  ")).toBeNull();
    expect(findMatches(tree, "nothing")).toMatchObject({ functionCount: 0, boxCount: 0, total: 0, share: 0 });
  });

  it("counts each sample once when matches call each other", () => {
    const tree = new FlameTree(textGraph("fib 10", "fib;fib 20", "fib;help;fib 30", "other 40"));
    expect(findMatches(tree, "fib")).toMatchObject({ functionCount: 1, boxCount: 3, total: 60, share: 0.6 });
  });

  it("gives a function's cost over all its boxes, recursion once", () => {
    const tree = new FlameTree(textGraph("fib 10", "fib;fib 20", "fib;help;fib 30", "main;fib 5", "other 40"));
    const fib = tree.functions.name.indexOf("fib");
    expect(costOfFunction(tree, fib)).toEqual({ self: 65, total: 65, samples: 6.5 });
  });

  it("says for any range of nodes whether a match is in it", () => {
    const tree = new FlameTree(textGraph("a 1", "b 1", "c 1"));
    const matches = findMatches(tree, "b")!;
    expect([holdsMatch(matches, 1, 3), holdsMatch(matches, 2, 2), holdsMatch(matches, 3, 3)]).toEqual([true, true, false]);
  });

  it("gives no share of nothing", () => expect(findMatches(new FlameTree(textGraph("a 0")), "a")!.share).toBe(0));

  it.each([1, 2, 3, 4])("agrees with counting stack by stack (seed %d)", (seed) => {
    const data = randomGraph(seed, 300);
    const tree = new FlameTree(data);
    const touched = (node: number): boolean => node > 0 && (tree.nameOf(node).includes("f1") || touched(tree.parent[node]!));
    let expected = 0;
    for (let node = 0; node < tree.size; node++) if (touched(node)) expected += tree.self[node]!;
    expect(findMatches(tree, "f1")!.total).toBe(expected);
  });
});
