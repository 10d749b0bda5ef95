import { describe, expect, it } from "vitest";
import { causeOf } from "./cause";
import { comparison } from "./fixtures";
import { framesOf } from "./frames";
import { isNoise, stepOf, type Scale } from "./measure";
import { comparedRows } from "./rows";
import { proposedSides, rangeBefore } from "./sides";
import { changeWords, haveSameLength, lengthWords, pairWords, ratioWords } from "./words";

const scale = (patch: Partial<Scale> = {}): Scale => ({ by: "absolute", totalA: 1000, totalB: 1000, floor: 0.004, ...patch });
const totals = (data: { a: { total: number }; b: { total: number } }) => ({ totalA: data.a.total, totalB: data.b.total });

describe("steps of colour", () => {
  it.each([
    [100, 100, 0],
    [100, 103, 0],
    [100, 110, 1],
    [100, 140, 2],
    [100, 200, 3],
    [10, 100, 4],
    [0, 100, 4],
    [100, 0, -4],
    [200, 100, -3],
    [100, 90, -1],
    [0, 4, 0],
    [0, 5, 4],
    [0, 0, 0],
  ])("%i to %i is step %i", (a, b, step) => expect(stepOf(scale(), { a, b })).toBe(step));
  it("a negative amount that grows is dearer", () => expect(stepOf(scale(), { a: -100, b: 50 })).toBeGreaterThan(0));
  it("of shares the floor is in points of the profile", () => {
    expect(isNoise(scale({ by: "share" }), { a: 0.1, b: 0.103 })).toBe(true);
    expect(isNoise(scale({ by: "share" }), { a: 0.1, b: 0.105 })).toBe(false);
  });
  it("without a floor every change counts, and none is none", () => {
    expect(isNoise(scale({ floor: 0 }), { a: 1, b: 2 })).toBe(false);
    expect(isNoise(scale({ floor: 0 }), { a: 2, b: 2 })).toBe(true);
  });
});

describe("words", () => {
  it.each([
    [1e9, 2e9, "+1.0\u202fs"],
    [2e9, 1e9, "\u22121.0\u202fs"],
    [5, 5, "±0"],
  ])("the change from %f to %f is %s", (a, b, words) => expect(changeWords(scale(), { a, b }, "nanoseconds")).toBe(words));
  it.each([
    [0, 5, "new"],
    [5, 0, "gone"],
    [0, 0, "·"],
    [1, 34, "34\u202f×"],
    [100, 169, "+69\u202f%"],
    [-5, 5, "·"],
  ])("the ratio of %i and %i is %s", (a, b, words) => expect(ratioWords({ a, b })).toBe(words));
  it("shares are said as shares", () =>
    expect(pairWords(scale({ by: "share" }), { a: 0.1, b: 0.25 }, "nanoseconds")).toBe(
      "A 10.0\u202f%, B 25.0\u202f%: +15.0\u202f% (+150\u202f%)",
    ));
  it("says when the ranges differ in length", () => {
    const hour = { from: "2026-11-23T09:00:00Z", until: "2026-11-23T10:00:00Z" };
    const quarter = { from: "2026-11-23T09:00:00Z", until: "2026-11-23T09:15:00Z" };
    expect(lengthWords(hour, hour)).toBe("1\u202fh each");
    expect(lengthWords(hour, quarter)).toBe("A 1\u202fh, B 15\u202fmin");
    expect(haveSameLength(hour, { ...hour, until: "2026-11-23T10:00:30Z" })).toBe(true);
  });
});

describe("the cause", () => {
  it("is the last own function, not its callers and not the library it calls", () => {
    const data = comparison(
      ["main;total;discount;lib.compile;lib.parse", 0, 900],
      ["main;total;discount", 30, 40],
      ["main;total", 100, 150],
      ["lib.gc", 50, 80],
    );
    expect(causeOf(data, scale(totals(data)))).toMatchObject({ name: "discount", change: 910 });
  });
  it("follows the whole: what became cheaper meanwhile is not it", () => {
    const data = comparison(["main;slow", 10, 400], ["main;mended", 900, 0], ["main;rest", 0, 600]);
    expect(causeOf(data, scale(totals(data)))).toMatchObject({ name: "rest", change: 600 });
  });
  it("of recursion counts each sample once", () => {
    const data = comparison(["walk;walk;walk", 0, 100], ["other", 0, 150]);
    expect(causeOf(data, scale(totals(data)))).toMatchObject({ name: "other" });
  });
  it("without own code is the last function", () => {
    const data = comparison(["lib.a;lib.b", 0, 100], ["lib.a", 0, 10]);
    expect(causeOf(data, scale(totals(data)))).toMatchObject({ name: "lib.b", change: 100 });
  });
  it("is nobody where nothing changed", () => {
    const data = comparison(["main", 100, 100]);
    expect(causeOf(data, scale(totals(data)))).toBeNull();
  });
});

describe("frames", () => {
  const data = comparison(["main;old;x", 60, 0], ["main;new;x", 0, 90], ["main;same", 40, 40]);
  it("of either side are drawn as wide as on their larger side", () => {
    const frames = framesOf(data, [], scale(totals(data)));
    const named = (name: string) => frames.drawn.nodes.function.findIndex((callee) => data.functions.name[callee] === name);
    expect(frames.drawn.nodes.total[named("old")]).toBe(60);
    expect(frames.drawn.nodes.total[named("new")]).toBe(90);
    expect(frames.steps[named("old")]).toBe(-4);
    expect(frames.steps[named("new")]).toBe(4);
    expect(frames.steps[named("same")]).toBe(0);
  });
  it("that lie beside each other after hiding are compared as one", () => {
    const frames = framesOf(data, ["old", "new"], scale(totals(data)));
    const x = frames.drawn.nodes.function.findIndex((callee) => data.functions.name[callee] === "x");
    expect([frames.a.total[x], frames.b.total[x], frames.drawn.nodes.total[x]]).toEqual([60, 90, 90]);
    expect(frames.drawn.nodes.parent).toHaveLength(4);
    expect([frames.a.total[0], frames.b.total[0]]).toEqual([100, 130]);
  });
});

describe("rows", () => {
  const data = comparison(["main;a", 100, 150], ["main;tiny", 1, 3], ["main;fresh", 0, 20], ["main;b", 300, 280]);
  const names = (sort: Parameters<typeof comparedRows>[3], find = "") =>
    comparedRows(data.table.functions, scale({ ...totals(data), floor: 0.01 }), "self", sort, find).map(({ row }) => row.name);
  it.each([
    ["change", ["a", "b", "fresh", "tiny", "main"]],
    ["ratio", ["fresh", "a", "b", "tiny", "main"]],
    ["a", ["b", "a", "tiny", "fresh", "main"]],
    ["name", ["a", "b", "fresh", "main", "tiny"]],
  ] as const)("by %s", (sort, order) => expect(names(sort)).toEqual(order));
  it("are found by part of a name", () => expect(names("name", "FRE")).toEqual(["fresh"]));
});

describe("sides", () => {
  const now = Date.parse("2026-11-23T10:00:00Z");
  const version = (ref: string, firstSeen: string, total = 1) => ({ repository: "r", ref, firstSeen, lastSeen: firstSeen, total });
  const range = { from: "now-1h", until: "now" };
  it("of several commits are the newest and the one before", () => {
    const versions = [version("b", "2026-11-23T08:00:00Z"), version("a", "2026-11-22T08:00:00Z"), version("c", "2026-11-23T09:00:00Z")];
    expect(proposedSides(range, versions, now)).toEqual({ a: { ...range, commit: "b" }, b: { ...range, commit: "c" } });
  });
  it("of one commit are the range and the one before it", () => {
    const versions = [version("a", "2026-11-22T08:00:00Z"), version("old", "2026-11-20T08:00:00Z", 0)];
    expect(proposedSides(range, versions, now).a).toEqual({ from: "now-2h", until: "now-1h", commit: "" });
  });
  it("of two moments begin as much earlier", () =>
    expect(rangeBefore({ from: "2026-11-23T09:00:00Z", until: "2026-11-23T09:30:00Z" }, now)).toEqual({
      from: "2026-11-23T08:30:00.000Z",
      until: "2026-11-23T09:00:00.000Z",
    }));
});
