import { describe, expect, it } from "vitest";
import type { FunctionRow, FunctionTable } from "../api/types";
import { tableCsv, tableText } from "./tableTexts";

const row = (name: string, self: number, total: number): FunctionRow => ({
  name,
  file: "a.go",
  startLine: 7,
  origin: "own",
  self,
  total,
  samples: 3,
});
const table = {
  unit: "nanoseconds",
  total: 2e9,
  samples: 6,
  functions: [] as FunctionRow[],
  count: 2,
  warnings: [],
} as unknown as FunctionTable;

describe("tableText", () => {
  it("aligns its columns", () => {
    expect(tableText(table, [row("main", 0, 2e9), row("work", 15e8, 15e8)]).split("\n")).toEqual([
      "2.0 s, 6 samples",
      "Self s  Total s  Samples  Function",
      "     ·     2.00        3  main",
      "  1.50     1.50        3  work",
    ]);
  });
});

describe("tableCsv", () => {
  it("has exact numbers", () => {
    expect(tableCsv(table, [row("main", 1, 2_000_000_001)])).toBe(
      "function,file,start line,origin,self (nanoseconds),total (nanoseconds),samples\r\nmain,a.go,7,own,1,2000000001,3\r\n",
    );
  });

  it("quotes what needs it and disarms formulas", () => {
    const lines = tableCsv(table, [row('f(a, "b")', -5, 5), row("=HYPERLINK(1)", 0, 1)]).split("\r\n");
    expect(lines[1]).toBe('"f(a, ""b"")",a.go,7,own,-5,5,3');
    expect(lines[2]).toBe("'=HYPERLINK(1),a.go,7,own,0,1,3");
  });
});
