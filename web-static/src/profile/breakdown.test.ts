import { describe, expect, it } from "vitest";
import { breakdown, functionLines, splitLines, type LineCalls, type Unfolding } from "./breakdown";
import { callee, details, GO_SOURCE, hit } from "./fixtures";

const SOURCE = splitLines(GO_SOURCE);
const closed = { unfolded: new Map<number, Unfolding>(), calls: new Map<number, LineCalls>() };

describe("breakdown", () => {
  it("shows only hit lines without source", () => {
    const { rows } = breakdown(details({ lines: [hit(5, 10, 90), hit(9, 0, 10)] }), { source: null, ...closed });
    expect(rows.map((row) => (row.kind === "line" ? row.line : row.kind))).toEqual([5, 9]);
  });

  it("shows the comment, the head and the body of the function with source", () => {
    const { rows } = breakdown(details({ lines: [hit(6, 10, 90)] }), { source: SOURCE, ...closed });
    expect(rows.map((row) => (row.kind === "line" ? row.line : row.kind))).toEqual([2, 3, 4, 5, 6, 7, 8]);
  });

  it("draws the rows of the function before its source is there, and they stay where they are", () => {
    const asked = details({ lines: [hit(5, 0, 1), hit(6, 10, 90)] });
    const reading = breakdown(asked, { source: null, reading: true, ...closed }).rows;
    expect(reading.map((row) => (row.kind === "line" ? row.line : row.kind))).toEqual([2, 3, 4, 5, 6]);
    expect(breakdown(asked, { source: SOURCE, ...closed }).rows.slice(0, 5)).toEqual(reading);
  });

  it("points at the line with the largest total", () => {
    const { rows, hottest } = breakdown(details({ lines: [hit(5, 50, 50), hit(6, 0, 90)] }), { source: SOURCE, ...closed });
    expect(rows[hottest]).toMatchObject({ kind: "line", line: 6, heat: 7, hot: true });
  });

  it("keeps cost beyond the end and on an unknown line as rows", () => {
    const asked = details({ lines: [hit(6, 1, 1), hit(121, 3, 3)], unknownLine: { self: 2, total: 2, samples: 1 } });
    const { rows } = breakdown(asked, { source: SOURCE, ...closed });
    expect(rows.slice(-2)).toMatchObject([
      { kind: "beyond", line: 121, fileLines: 12, total: 3 },
      { kind: "unknown", total: 2 },
    ]);
  });

  it("unfolds inlined lines under their call, dearest first", () => {
    const inlinedLines = [
      { line: 6, function: "small", file: "a.go", calleeLine: 40, self: 1, total: 1, samples: 1 },
      { line: 6, function: "large", file: "a.go", calleeLine: 50, self: 9, total: 9, samples: 9 },
    ];
    const asked = details({ lines: [hit(6, 0, 10)], inlinedLines });
    const folded = breakdown(asked, { source: SOURCE, ...closed }).rows;
    const unfolded = breakdown(asked, { source: SOURCE, ...closed, unfolded: new Map([[6, "dearest"]]) }).rows;
    expect(folded.some((row) => row.kind === "inlined")).toBe(false);
    expect(unfolded.filter((row) => row.kind === "inlined").map((row) => row.calleeLine)).toEqual([50, 40]);
  });

  it("marks lines under the floor as too few", () => {
    const asked = details({ lines: [{ line: 6, self: 1, total: 1, samples: 2 }], minSamples: 3 });
    expect(breakdown(asked, { source: null, ...closed }).rows[0]).toMatchObject({ few: true });
  });

  it("points at the line with the largest total of those that cost something", () =>
    expect(breakdown(details({ total: -9, lines: [hit(5, -9, -9)] }), { source: null, ...closed }).hottest).toBe(-1));
});

describe("functionLines", () => {
  it("starts a little before the first hit when the start line is unknown", () =>
    expect(functionLines([hit(6, 1, 1)], 0, SOURCE)).toEqual({ first: 4, last: 9 }));
  it("ends a body without braces before the next text of its indent", () => {
    const python = ["def a():", "    x = 1", "    return x", "", "def b():", "    pass"];
    expect(functionLines([hit(2, 1, 1)], 1, python)).toEqual({ first: 1, last: 3 });
  });
  it("stays inside the file when all hits are beyond it", () => expect(functionLines([hit(99, 1, 1)], 0, ["one"]).last).toBe(1));
});

it("splitLines reads every kind of line break", () => expect(splitLines("a\r\nb\nc\n")).toEqual(["a", "b", "c"]));

describe("what a line calls", () => {
  const asked = details({ lines: [hit(6, 10, 90)] });
  const calls = { callees: [callee("discount", 60), callee("price", 20)], calleesCut: 0 };
  const under = (unfolding: Unfolding, known: LineCalls | null = calls, of = asked) =>
    breakdown(of, {
      source: SOURCE,
      unfolded: new Map([[6, unfolding]]),
      calls: known === null ? new Map() : new Map([[6, known]]),
    }).rows.filter((row) => row.kind === "callee" || row.kind === "callees");

  it("is the dearest call, and how many more there are", () =>
    expect(under("dearest")).toMatchObject([{ kind: "callee", callee: { function: "discount" }, share: 60 / 90, more: 1 }]));
  it("is every call when all are asked for", () =>
    expect(under("all")).toMatchObject([
      { callee: { function: "discount" }, more: 0 },
      { callee: { function: "price" }, more: 0 },
    ]));
  it("has its row before it is known, so that nothing moves when it is", () =>
    expect(under("dearest", null)).toMatchObject([{ kind: "callees", state: "reading" }]));
  it("says that it could not be read", () => expect(under("all", "failed")).toMatchObject([{ state: "failed" }]));
  it("says how many a limit left out", () =>
    expect(under("all", { ...calls, calleesCut: 7 }).at(-1)).toMatchObject({ kind: "callees", state: "cut", cut: 7 }));
  it("is nothing where the line calls nothing", () => expect(under("all", null, details({ lines: [hit(6, 90, 90)] }))).toEqual([]));
  it("does not name again what was inlined into the line and stands there", () => {
    const inlinedLines = [{ line: 6, function: "priceOf", file: "a.go", calleeLine: 40, self: 1, total: 50, samples: 50 }];
    const of = { ...asked, inlinedLines };
    const known = { callees: [{ ...callee("priceOf", 50), inlined: true }, callee("price", 20)], calleesCut: 0 };
    expect(under("dearest", known, of)).toMatchObject([{ callee: { function: "price" } }]);
    expect(under("dearest", known, { ...of, inlinedLines: [{ ...inlinedLines[0]!, total: 80 }] })).toEqual([]);
  });
});
