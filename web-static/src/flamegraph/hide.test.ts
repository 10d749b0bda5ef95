import { describe, expect, it } from "vitest";
import type { FlameColumns } from "./columns";
import { remainingOf } from "./hide";
import { randomGraph, textGraph } from "./textGraph";
import { FlameTree } from "./tree";

describe("remainingOf", () => {
  it("replaces a function's boxes by their children and leaves its self with the caller", () => {
    const left = remainingOf(textGraph("a;wrap 5", "a;wrap;b 20", "a 1"), ["wrap"]);
    expect(stacks(left.columns)).toEqual({ "": 0, a: 6, "a;b": 20 });
  });

  it("merges boxes of one function that meet, and keeps inlined ones apart", () => {
    const left = remainingOf(textGraph("a;b 1", "a;wrap;b 2", "a;wrap;b~ 4", "wrap;a;b 8"), ["wrap"]);
    expect(stacks(left.columns)).toEqual({ "": 0, a: 0, "a;b": 11, "a;b~": 4 });
    expect(left.columns.nodes.total[0]).toBe(15);
  });

  it("takes out recursion and several functions at once", () => {
    const left = remainingOf(textGraph("w;w;v;w;a 3", "v 4"), ["w", "v"]);
    expect(stacks(left.columns)).toEqual({ "": 4, a: 3 });
  });

  it("collapses a function that calls itself, and leaves others between two calls alone", () => {
    const left = remainingOf(textGraph("f;f;f;leaf 3", "f;leaf 1", "f;f 2", "f;g;f 4"), [], true);
    expect(stacks(left.columns)).toEqual({ "": 0, f: 2, "f;leaf": 4, "f;g": 0, "f;g;f": 4 });
    expect(Array.from(left.columns.nodes.total)).toContain(10);
  });

  it("collapses what hiding brought together", () => {
    expect(stacks(remainingOf(textGraph("f;g;f;leaf 3"), ["g"], true).columns)).toEqual({ "": 0, f: 0, "f;leaf": 3 });
  });

  it("tells which box stands for which", () => {
    const whole = textGraph("a;wrap;b 20");
    const left = remainingOf(whole, ["wrap"]);
    expect(Array.from(left.nodeOf)).toEqual([0, 1, 1, 2]);
    expect(Array.from(left.wholeOf)).toEqual([0, 1, 3]);
  });

  it("changes nothing when no such function is there", () => {
    const whole = randomGraph(9, 50);
    expect(remainingOf(whole, ["absent"]).columns).toEqual(whole);
  });

  it.each([1, 2, 3, 4, 5])("agrees with rewriting the stacks (seed %d)", (seed) => {
    const whole = randomGraph(seed, 300);
    const left = remainingOf(whole, ["pkg.f1", "pkg.f4"]).columns;
    const expected: Record<string, number> = {};
    for (const [stack, self] of Object.entries(stacks(whole))) {
      const kept = stack
        .split(";")
        .filter((frame) => !/^pkg\.f[14]~?$/u.test(frame))
        .join(";");
      expected[kept] = (expected[kept] ?? 0) + self;
    }
    const got = stacks(left);
    for (const stack of new Set([...Object.keys(got), ...Object.keys(expected)])) expect(got[stack] ?? 0).toBe(expected[stack] ?? 0);
    const tree = new FlameTree(left);
    for (let node = 0; node < tree.size; node++) {
      let sum = tree.self[node]!;
      for (let child = tree.firstChild[node]!; child < tree.firstChild[node + 1]!; child++) sum += tree.total[child]!;
      expect(tree.total[node]).toBe(sum);
    }
  });
});

/** Self by stack. */
function stacks({ functions, nodes }: FlameColumns): Record<string, number> {
  const paths: string[] = [];
  nodes.parent.forEach((parent, node) => {
    const frame = node === 0 ? "" : functions.name[nodes.function[node]!]! + (nodes.inlined[node] === 1 ? "~" : "");
    paths.push(parent > 0 ? `${paths[parent]!};${frame}` : frame);
  });
  return Object.fromEntries(paths.map((path, node) => [path, nodes.self[node]!]));
}
