import { describe, expect, it } from "vitest";
import { textGraph } from "./textGraph";
import { firstOpen, textRows } from "./textRows";
import { FlameTree } from "./tree";

const tree = new FlameTree(textGraph("main;work;hot 70", "main;work;cold 10", "main;idle 15", "gc 5"));
const written = (open: Set<number>, listed = new Map<number, number>()) =>
  textRows(tree, 0, open, listed).map((row) => (row.more > 0 ? `${row.level} +${row.more}` : `${row.level} ${tree.nameOf(row.node)}`));

describe("textRows", () => {
  it("unfolds the dearest way at first, the dearest callee first", () => {
    expect(written(firstOpen(tree, 0))).toEqual(["1 ", "2 main", "3 work", "4 hot", "4 cold", "3 idle", "2 gc"]);
  });

  it("shows nothing below what is folded", () => expect(written(new Set())).toEqual(["1 "]));

  it("lists so many callees and says how many more there are", () => {
    expect(written(new Set([0]), new Map([[0, 1]]))).toEqual(["1 ", "2 main", "2 +1"]);
  });

  it("says where a row stands among its siblings", () => {
    const gc = textRows(tree, 0, new Set([0]), new Map()).at(-1)!;
    expect([gc.position, gc.siblings, gc.hasCallees]).toEqual([2, 2, false]);
  });
});
