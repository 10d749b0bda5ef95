import { describe, expect, it } from "vitest";
import { BOX_HEIGHT, Boxes, PADDING, ROW_HEIGHT, layOut, nodeAt, scaleOf, topOf, type Surface } from "./layout";
import { randomGraph, seeded, textGraph } from "./textGraph";
import { FlameTree } from "./tree";
import { viewportOf, type Viewport } from "./viewport";

const surface = (width: number, height = 400, scroll = 0): Surface => ({ width: width + 2 * PADDING, height, scroll });

interface Box {
  first: number;
  last: number;
  row: number;
  left: number;
  right: number;
}

function boxesOf(tree: FlameTree, viewport: Viewport, on: Surface): Box[] {
  const boxes = new Boxes();
  layOut(tree, viewport, on, boxes);
  return Array.from({ length: boxes.count }, (_, i) => ({
    first: boxes.first[i]!,
    last: boxes.last[i]!,
    row: boxes.row[i]!,
    left: boxes.left[i]!,
    right: boxes.right[i]!,
  }));
}

describe("layOut", () => {
  it("places the root on top over the whole width, and callees below it", () => {
    const tree = new FlameTree(textGraph("a;b 25", "c 75"));
    expect(boxesOf(tree, viewportOf(tree, 0), surface(100))).toEqual([
      { first: 0, last: 0, row: 0, left: PADDING, right: PADDING + 100 },
      { first: 1, last: 1, row: 1, left: PADDING, right: PADDING + 25 },
      { first: 2, last: 2, row: 1, left: PADDING + 25, right: PADDING + 100 },
      { first: 3, last: 3, row: 2, left: PADDING, right: PADDING + 25 },
    ]);
  });

  it("gives a zoomed node and its ancestors the full width and leaves out the rest", () => {
    const tree = new FlameTree(textGraph("a;b 25", "a;c 25", "d 50"));
    const node = tree.nodeOf(3);
    const seen = boxesOf(tree, viewportOf(tree, node), surface(100));
    expect(seen.map((box) => tree.nameOf(box.first))).toEqual(["", "a", "c"]);
    expect(seen[2]).toMatchObject({ left: PADDING, right: PADDING + 100 });
  });

  it("merges neighbours under a pixel and draws nothing below them", () => {
    const tiny = Array.from({ length: 50 }, (_, i) => `t${i};below 1`);
    const tree = new FlameTree(textGraph("big 1000", ...tiny));
    const seen = boxesOf(tree, viewportOf(tree, 0), surface(105));
    const stripes = seen.filter((box) => box.first !== box.last);
    expect(seen.filter((box) => box.row === 2)).toEqual([]);
    expect(stripes.reduce((sum, box) => sum + box.last - box.first + 1, 0)).toBe(50);
    expect(stripes.length).toBeLessThanOrEqual(6);
  });

  it("does not swallow a wide box that starts within the pixel of a stripe", () => {
    const tree = new FlameTree(textGraph("a 1", "b 1", "wide 500", "c 1"));
    const names = boxesOf(tree, viewportOf(tree, 0), surface(100)).map((box) => tree.nameOf(box.first));
    expect(names).toContain("wide");
  });

  it("draws nothing for zero cost, no width and no nodes", () => {
    const zero = new FlameTree(textGraph("a 0"));
    expect(boxesOf(zero, viewportOf(zero, 0), surface(100))).toEqual([]);
    const tree = new FlameTree(textGraph("a 1", "none 0"));
    expect(boxesOf(tree, viewportOf(tree, 0), surface(100))).toHaveLength(2);
  });

  it("leaves out rows above and below the surface", () => {
    const tree = new FlameTree(textGraph("a;b;c;d;e;f 10"));
    const rows = boxesOf(tree, viewportOf(tree, 0), surface(100, 2 * ROW_HEIGHT, PADDING + 2 * ROW_HEIGHT)).map((box) => box.row);
    expect(rows).toEqual([2, 3, 4]);
  });

  it.each([1, 2, 3, 4, 5, 6])("shows what a naive walk over all nodes shows (seed %d)", (seed) => {
    const random = seeded(seed);
    const tree = new FlameTree(randomGraph(seed, 800));
    for (let round = 0; round < 20; round++) {
      const from = random() * tree.extent[0]! * 0.9;
      const viewport = round === 0 ? viewportOf(tree, 0) : { from, to: from + (tree.extent[0]! - from) * (0.01 + 0.99 * random()) };
      const on = surface(200 + 800 * random(), 50 + 300 * random(), 100 * random());
      const seen = boxesOf(tree, viewport, on);
      const covered = new Set(seen.flatMap((box) => range(box.first, box.last)));
      const expected = naive(tree, viewport, on);
      expect(expected.wide.filter((node) => !seen.some((box) => box.first === node && box.last === node))).toEqual([]);
      expect(expected.drawn.filter((node) => !covered.has(node))).toEqual([]);
      expect(seen.filter((box) => box.left > on.width || box.right < PADDING)).toEqual([]);
    }
  });

  it("costs what is seen and not what there is", () => {
    const tree = new FlameTree(graphOfMany(30_000));
    const seen = boxesOf(tree, viewportOf(tree, 0), surface(500));
    expect(tree.size).toBeGreaterThan(60_000);
    expect(seen.length).toBeLessThan(510);
  });
});

describe("nodeAt", () => {
  it("finds the box under the point and none in the gaps", () => {
    const tree = new FlameTree(textGraph("a;b 25", "c 75"));
    const at = (x: number, y: number) => nodeAt(tree, viewportOf(tree, 0), surface(100), PADDING + x, PADDING + y);
    expect(at(50, 5)).toBe(0);
    expect(at(24, ROW_HEIGHT)).toBe(1);
    expect(at(26, ROW_HEIGHT + BOX_HEIGHT - 1)).toBe(2);
    expect(at(26, BOX_HEIGHT)).toBe(-1);
    expect(at(26, 2 * ROW_HEIGHT + 1)).toBe(-1);
    expect(at(-1, 5)).toBe(-1);
    expect(at(101, 5)).toBe(-1);
  });

  it("finds what is drawn where boxes grow upwards", () => {
    const tree = new FlameTree(textGraph("a;b 25", "c 75"));
    for (const on of [surface(100), { ...surface(100), upwards: true }, { ...surface(100, 300, 21), upwards: true }]) {
      const inBox = (row: number) => nodeAt(tree, viewportOf(tree, 0), on, PADDING + 20, topOf(row, on) + BOX_HEIGHT / 2);
      expect([inBox(0), inBox(1), inBox(2)]).toEqual([0, 1, 3]);
    }
    const upwards = { ...surface(100), upwards: true };
    expect(topOf(0, upwards) + BOX_HEIGHT + PADDING).toBe(upwards.height);
    expect(topOf(1, upwards)).toBe(topOf(0, upwards) - ROW_HEIGHT);
  });

  it.each([7, 8, 9])("agrees with a search through all nodes (seed %d)", (seed) => {
    const random = seeded(seed);
    const tree = new FlameTree(randomGraph(seed, 400));
    for (let round = 0; round < 300; round++) {
      const from = random() * tree.extent[0]! * 0.8;
      const viewport = { from, to: from + (tree.extent[0]! - from) * (0.05 + 0.95 * random()) };
      const on = surface(400, 300, 60 * random());
      const x = random() * on.width;
      const y = random() * on.height;
      expect(nodeAt(tree, viewport, on, x, y)).toBe(naiveNodeAt(tree, viewport, on, x, y));
    }
  });
});

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Nodes that must be seen: all with a width, in the viewport and the rows of the surface, below a parent of at least a pixel. */
function naive(tree: FlameTree, viewport: Viewport, on: Surface): { wide: number[]; drawn: number[] } {
  const scale = scaleOf(viewport, on);
  const drawn = range(0, tree.size - 1).filter((node) => {
    const top = PADDING + tree.rowOf(node) * ROW_HEIGHT - on.scroll;
    const end = tree.start[node]! + tree.extent[node]!;
    return (
      tree.extent[node]! > 0 &&
      end > viewport.from &&
      tree.start[node]! < viewport.to &&
      top + BOX_HEIGHT > 0 &&
      top < on.height &&
      (node === 0 || tree.extent[tree.parent[node]!]! * scale >= 1)
    );
  });
  return { drawn, wide: drawn.filter((node) => tree.extent[node]! * scale >= 1) };
}

function naiveNodeAt(tree: FlameTree, viewport: Viewport, on: Surface, x: number, y: number): number {
  const scale = scaleOf(viewport, on);
  const hit = range(0, tree.size - 1).find((node) => {
    const left = PADDING + (tree.start[node]! - viewport.from) * scale;
    const top = PADDING + tree.rowOf(node) * ROW_HEIGHT - on.scroll;
    const shown = node === 0 || tree.extent[tree.parent[node]!]! * scale >= 1;
    return shown && x >= left && x < left + tree.extent[node]! * scale && y >= top && y < top + BOX_HEIGHT;
  });
  return hit ?? -1;
}

/** A root with very many callees of cost 1, each with one callee. */
function graphOfMany(count: number) {
  const graph = textGraph("f;g 1");
  const size = 1 + 2 * count;
  const parent = Int32Array.from({ length: size }, (_, node) => (node === 0 ? -1 : node <= count ? 0 : node - count));
  const total = Float64Array.from({ length: size }, (_, node) => (node === 0 ? count : 1));
  return {
    functions: graph.functions,
    nodes: {
      parent,
      function: parent.map((above) => (above < 0 ? -1 : above === 0 ? 0 : 1)),
      self: total,
      total,
      samples: total,
      inlined: new Uint8Array(size),
    },
  };
}
