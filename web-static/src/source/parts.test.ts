import { describe, expect, it } from "vitest";
import type { CodeEntry } from "../api/code";
import { linesWith, nextFound } from "./findInText";
import { choose, hotLines, nextHotLine } from "./hotLines";
import { lineHeight, scrollFor, stripeOf, viewOf } from "./minimapLayout";
import { foldersOf, treeMove, treeRows } from "./treeRows";

const line = (number: number, total: number) => ({ line: number, self: 0, total, samples: total });

describe("hot lines", () => {
  const lines = [line(1, 4), line(5, 60), line(9, 90), line(12, 60)];

  it("are the dearest of at least a twentieth", () => expect(hotLines(lines, 100).map((one) => one.line)).toEqual([9, 5, 12]));
  it("are one at least where all is spread", () => expect(hotLines([line(3, 1), line(4, 2)], 1000).map((one) => one.line)).toEqual([4]));
  it("are none without cost", () => expect(hotLines([line(3, 0)], 0)).toEqual([]));
  it.each([
    [9, 1, 5],
    [12, 1, 9],
    [9, -1, 12],
    [7, 1, 9],
    [0, -1, 12],
  ] as const)("from %i step %i lead to %i", (from, step, to) => expect(nextHotLine(hotLines(lines, 100), from, step)).toBe(to));
});

describe("choosing lines", () => {
  it("extends from the line before, either way", () => {
    expect(choose({ line: 9, lastLine: 0 }, 5, true)).toEqual({ line: 5, lastLine: 9 });
    expect(choose({ line: 5, lastLine: 7 }, 9, true)).toEqual({ line: 5, lastLine: 9 });
    expect(choose({ line: 5, lastLine: 7 }, 9, false)).toEqual({ line: 9, lastLine: 0 });
    expect(choose({ line: 0, lastLine: 0 }, 9, true)).toEqual({ line: 9, lastLine: 0 });
  });
});

describe("find in text", () => {
  const source = ["func Total()", "", "total := 1", "Total(total)"];

  it("takes capitals for what they are only where the text has some", () => {
    expect(linesWith(source, "total")).toEqual([1, 3, 4]);
    expect(linesWith(source, "Total")).toEqual([1, 4]);
    expect(linesWith(source, "")).toEqual([]);
  });
  it("goes round", () => {
    expect(nextFound([3, 8], 3, 1)).toBe(8);
    expect(nextFound([3, 8], 8, 1)).toBe(3);
    expect(nextFound([3, 8], 3, -1)).toBe(8);
    expect(nextFound([], 3, 1)).toBeNull();
  });
});

describe("the map", () => {
  it("gives a line four pixels, and less in a long file", () => {
    expect(lineHeight(100, 800)).toBe(4);
    expect(lineHeight(20_000, 800)).toBe(0.04);
    expect(stripeOf(10_001, 20_000, 800)).toEqual({ top: 400, height: 2 });
  });
  it("shows what is in view, and scrolls back to it", () => {
    const scroll = { top: 1000, height: 500, whole: 4000 };
    const view = viewOf(scroll, 200, 800);
    expect(view).toEqual({ top: 200, height: 100 });
    expect(scrollFor(view.top + view.height / 2, scroll, 200, 800)).toBe(1000);
  });
});

describe("tree", () => {
  const entry = (path: string, kind: CodeEntry["kind"]): CodeEntry => ({
    path,
    name: path.split("/").at(-1)!,
    kind,
    self: 0,
    total: 0,
    samples: 0,
  });
  const folders = new Map([
    ["", [entry("api", "directory"), entry("cart", "directory"), entry("go.mod", "file")]],
    ["cart", [entry("cart/total.go", "file")]],
  ]);
  const rows = treeRows(folders, new Set(["cart", "api"]));
  const paths = rows.map((row) => `${row.level} ${row.entry.path}`);

  it("draws what is unfolded and known", () => expect(paths).toEqual(["1 api", "1 cart", "2 cart/total.go", "1 go.mod"]));
  it("knows the folders of a path", () => {
    expect(foldersOf("a/b/c.go")).toEqual(["a", "a/b"]);
    expect(foldersOf("go.mod")).toEqual([]);
  });
  it.each([
    ["cart", "ArrowDown", { to: "cart/total.go" }],
    ["cart", "ArrowUp", { to: "api" }],
    ["cart", "ArrowRight", { to: "cart/total.go" }],
    ["cart", "ArrowLeft", { fold: "cart" }],
    ["api", "ArrowRight", null],
    ["cart/total.go", "ArrowLeft", { to: "cart" }],
    ["go.mod", "ArrowLeft", null],
    ["go.mod", "ArrowDown", null],
    ["api", "End", { to: "go.mod" }],
    ["nothing", "ArrowDown", { to: "api" }],
  ])("from %s by %s", (at, key, move) => expect(treeMove(rows, at, key)).toEqual(move));
});
