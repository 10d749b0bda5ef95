import { describe, expect, it } from "vitest";
import { randomGraph, textGraph } from "./textGraph";
import { FlameTree } from "./tree";

describe("FlameTree", () => {
  it("keeps the children of a node side by side, in the order of the data", () => {
    const tree = new FlameTree(textGraph("a;x 1", "b;y 2", "a;z 3", "b 4"));
    const names = Array.from({ length: tree.size }, (_, node) => tree.nameOf(node));
    expect(names).toEqual(["", "a", "b", "x", "z", "y"]);
    expect(Array.from(tree.rowStart)).toEqual([0, 1, 3, 6]);
    expect(Array.from(tree.start)).toEqual([0, 0, 4, 0, 1, 4]);
    expect(Array.from(tree.extent)).toEqual([10, 4, 6, 1, 3, 2]);
  });

  it("finds rows and the numbers of the data again", () => {
    const tree = new FlameTree(textGraph("a;x 1", "b;y 2", "a;z 3"));
    for (let node = 0; node < tree.size; node++) {
      expect(tree.nodeOf(tree.source[node]!)).toBe(node);
      expect(tree.rowOf(node)).toBe(node === 0 ? 0 : tree.rowOf(tree.parent[node]!) + 1);
    }
  });

  it("holds children inside of their parent when deltas are negative", () => {
    const tree = new FlameTree(textGraph("a;x 10", "a;y -8", "b -3"));
    const end = (node: number) => tree.start[node]! + tree.extent[node]!;
    for (let node = 1; node < tree.size; node++) {
      expect(tree.extent[node]).toBeGreaterThanOrEqual(0);
      expect(end(node)).toBeLessThanOrEqual(end(tree.parent[node]!));
    }
    expect(tree.total[tree.nodeOf(3)]).toBe(-8);
  });

  it("refuses a node that stands before its parent", () => {
    const data = textGraph("a;b 1");
    data.nodes.parent[1] = 2;
    expect(() => new FlameTree(data)).toThrow("node 1 has parent 2");
  });

  it("takes an answer without nodes and one with a root alone", () => {
    expect(new FlameTree({ ...textGraph(), nodes: emptyNodes() }).size).toBe(0);
    expect(new FlameTree(textGraph("a 0")).rows).toBe(2);
  });

  it.each([1, 2, 3, 4, 5])("orders any graph so that rows and siblings do not overlap (seed %d)", (seed) => {
    const data = randomGraph(seed, 500);
    const tree = new FlameTree(data);
    expect(new Set(tree.source).size).toBe(data.nodes.parent.length);
    for (let node = 1; node < tree.size; node++) {
      const above = tree.parent[node]!;
      expect(tree.source[above]).toBe(data.nodes.parent[tree.source[node]!]);
      expect(node).toBeGreaterThanOrEqual(tree.firstChild[above]!);
      expect(node).toBeLessThan(tree.firstChild[above + 1]!);
      if (tree.rowOf(node - 1) === tree.rowOf(node))
        expect(tree.start[node]).toBeGreaterThanOrEqual(tree.start[node - 1]! + tree.extent[node - 1]!);
    }
  });
});

function emptyNodes() {
  const none = new Int32Array();
  const nothing = new Float64Array();
  return { parent: none, function: none, self: nothing, total: nothing, samples: nothing, inlined: new Uint8Array() };
}
