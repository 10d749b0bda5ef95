import { expect, it } from "vitest";
import type { FunctionCalls } from "../api/functionCalls";
import { calleeRows, callerRows } from "./callRows";

const callee = (name: string, total: number) => ({
  function: name,
  file: "a.go",
  origin: "own" as const,
  inlined: false,
  total,
  samples: total / 10,
});
const calls = (patch: Partial<FunctionCalls>): FunctionCalls => ({
  unit: "nanoseconds",
  self: 0,
  total: 100,
  samples: 10,
  callers: [],
  callees: [],
  root: { total: 0, samples: 0 },
  callersCut: 0,
  calleesCut: 0,
  ...patch,
});
const text = (rows: ReturnType<typeof callerRows>) =>
  rows.map((row) => `${row.called?.function ?? row.words}${row.line > 0 ? `:${row.line}` : ""} ${row.total}`);

it("callers keep their lines apart, and samples without a caller stand among them", () => {
  const callers = [
    { ...callee("main", 60), line: 12 },
    { ...callee("main", 10), line: 14 },
  ];
  const rows = callerRows(calls({ callers, root: { total: 30, samples: 3 } }));
  expect(text(rows)).toEqual(["main:12 60", "Not called: stacks begin here 30", "main:14 10"]);
  expect(new Set(rows.map((row) => row.key)).size).toBe(3);
});

it("what cancels out is still a row", () =>
  expect(text(callerRows(calls({ root: { total: 0, samples: 2 } })))).toEqual(["Not called: stacks begin here 0"]));

it("the function's own cost stands among its callees", () =>
  expect(text(calleeRows(calls({ self: 25, callees: [callee("parse", 50), callee("log", 5)] })))).toEqual([
    "parse 50",
    "Self 25",
    "log 5",
  ]));

it("a leaf and a root have nothing but themselves", () => {
  expect(text(calleeRows(calls({ self: 100 })))).toEqual(["Self 100"]);
  expect(callerRows(calls({}))).toEqual([]);
});
