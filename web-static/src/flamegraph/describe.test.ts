import { describe, expect, it } from "vitest";
import { boxFacts, functionFacts, spoken } from "./describe";
import { commandOf } from "./keys";
import { textGraph } from "./textGraph";
import { FlameTree } from "./tree";

const plain = (text: string) => text.replaceAll("\u202f", " ");
const tree = new FlameTree(
  textGraph("main@main.go;fib@fib.go~ 1000000000", "main@main.go;fib@fib.go~;fib@fib.go 500000000", "fib@fib.go 500000000"),
);
const node = (name: string, row: number) => {
  for (let at = 0; at < tree.size; at++) if (tree.nameOf(at) === name && tree.rowOf(at) === row) return at;
  throw new Error(`no ${name} in row ${row}`);
};

describe("what is said about a box", () => {
  it("is the cost of this box", () => {
    const facts = boxFacts(tree, node("fib", 2), "all", "nanoseconds");
    expect(facts).toMatchObject({ name: "fib", file: "fib.go", inlined: true });
    expect([facts.self, facts.total, facts.share, facts.samples].map(plain)).toEqual(["1.0 s", "1.5 s", "75.0 %", "150 000 000 samples"]);
  });

  it("in the menu is the cost of the function in all boxes", () => {
    const facts = functionFacts(tree, node("fib", 2), "all", "nanoseconds");
    expect([facts.self, facts.total, facts.share].map(plain)).toEqual(["2.0 s", "2.0 s", "100.0 %"]);
    expect(plain(facts.exactTotal)).toBe("2 000 000 000 ns, 200 000 000 samples");
  });

  it("of the root bears the title", () => expect(functionFacts(tree, 0, "checkout · cpu", "nanoseconds").name).toBe("checkout · cpu"));

  it("is spoken name first", () => {
    const at = node("fib", 2);
    expect(plain(spoken(tree, at, boxFacts(tree, at, "all", "nanoseconds")))).toBe(
      "fib, inlined; total 1.5 s, 75.0 %; self 1.0 s; row 3; 1 callee.",
    );
    const leaf = node("fib", 3);
    expect(spoken(tree, leaf, boxFacts(tree, leaf, "all", "nanoseconds"))).toContain("calls nothing");
  });
});

describe("commandOf", () => {
  const press = (key: string, more: Partial<Parameters<typeof commandOf>[0]> = {}) =>
    commandOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it.each([
    ["Enter", "details"],
    ["f", "focus"],
    ["F", "focus"],
    ["Backspace", "back"],
    ["Escape", "back"],
    ["c", "copy"],
    ["h", "hide"],
    ["0", "whole"],
    ["ContextMenu", "menu"],
  ])("%s asks for %s", (key, kind) => expect(press(key)?.kind).toBe(kind));

  it("Shift F10 asks for the menu, F10 alone for nothing", () => {
    expect(press("F10", { shiftKey: true })?.kind).toBe("menu");
    expect(press("F10")).toBeUndefined();
  });

  it("leaves the browser's shortcuts and the page's keys alone", () => {
    expect(press("c", { ctrlKey: true })).toBeUndefined();
    expect(press("f", { metaKey: true })).toBeUndefined();
    expect(press("ArrowLeft", { altKey: true })).toBeUndefined();
    for (const key of ["/", "?", "r", "l", "[", "]", "Tab", "constructor"]) expect(press(key)).toBeUndefined();
  });
});
