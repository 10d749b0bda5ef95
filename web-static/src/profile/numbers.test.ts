import { describe, expect, it } from "vitest";
import { barWidth, columnFor, formatAmount, formatChange, formatCount, formatExact, formatShare } from "./numbers";
import { columnScale } from "./units";

/** Narrow no-break spaces read as plain ones in expectations. */
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("formatAmount", () => {
  it.each([
    [16_900_000_000, "nanoseconds", "16.9 s"],
    [972_000_000_000, "nanoseconds", "16.2 min"],
    [59_960_000_000, "nanoseconds", "1.0 min"],
    [950, "nanoseconds", "950 ns"],
    [1_536, "bytes", "1.5 KiB"],
    [97_012, "count", "97 012"],
    [-2_500_000_000, "nanoseconds", "−2.5 s"],
    [7, "widgets", "7 widgets"],
    [0, "nanoseconds", "0 ns"],
  ])("%d %s reads %s", (value, unit, written) => expect(plain(formatAmount(value, unit))).toBe(written));
});

describe("columnFor", () => {
  it("writes all cells in the unit of the largest, with two decimals", () => {
    const column = columnFor(1_225_700_000_000, "nanoseconds");
    expect(column.unit).toBe("s");
    expect(plain(column.cell(1_225_700_000_000))).toBe("1 225.70");
    expect(plain(column.cell(270_000_000))).toBe("0.27");
  });
  it("says none for zero and names what is too small to show", () => {
    const column = columnFor(5e9, "nanoseconds");
    expect(column.cell(0)).toBe("·");
    expect(plain(column.cell(1_000))).toBe("< 0.01");
  });
  it("keeps the largest value at four digits before the point", () => {
    expect(columnScale(9_999e9, "nanoseconds").label).toBe("s");
    expect(columnScale(10_000e9, "nanoseconds").label).toBe("min");
    expect(columnScale(3 * 1024, "bytes").label).toBe("KiB");
  });
  it("leaves counts without decimals", () => expect(plain(columnFor(12_000, "count").cell(1_234))).toBe("1 234"));
});

describe("formatShare and formatChange", () => {
  it.each([
    [0.351, "35.1 %"],
    [0.0004, "< 0.1 %"],
    [0, "0 %"],
    [1, "100.0 %"],
  ])("share %d reads %s", (share, written) => expect(plain(formatShare(share))).toBe(written));
  it.each([
    [100, 169, "+69 %"],
    [100, 96, "−4 %"],
    [1, 34, "34 ×"],
    [0, 5, "new"],
    [5, 0, "gone"],
    [100, 100.2, "±0 %"],
  ])("change from %d to %d reads %s", (before, now, written) => expect(plain(formatChange(before, now))).toBe(written));
});

it("exact values name their unit and samples", () =>
  expect(plain(formatExact(610_970_000_000, "nanoseconds", 61_097))).toBe("610 970 000 000 ns, 61 097 samples"));
it("counts are grouped in thousands", () => expect(plain(formatCount(1234567))).toBe("1 234 567"));
it("bars under three percent are not drawn", () => {
  expect(barWidth(2, 100)).toBe(0);
  expect(barWidth(50, 100)).toBe(0.5);
});
