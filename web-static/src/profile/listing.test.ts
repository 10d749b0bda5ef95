import { describe, expect, it } from "vitest";
import { splitLines } from "./breakdown";
import { details, GO_SOURCE, hit } from "./fixtures";
import { listing } from "./listing";

const SOURCE = splitLines(GO_SOURCE);
const nanoseconds = (changes: Parameters<typeof details>[0]) =>
  details({ unit: "nanoseconds", selected: null, profileTotal: 337_520_000_000, self: 94_250_000_000, total: 202_080_000_000, ...changes });

describe("listing", () => {
  it("is what go tool pprof -list prints", () => {
    const lines = [hit(5, 650_000_000, 650_000_000), hit(6, 73_800_000_000, 180_690_000_000), hit(7, 0, 30_000)];
    expect(listing(nanoseconds({ lines }), SOURCE).split("\n")).toEqual([
      "Total: 337.52s",
      "ROUTINE ======================== cart.(*Cart).Total in cart/total.go",
      "    94.25s    202.08s (flat, cum) 59.87% of Total",
      "         .          .      4:func (c *Cart) Total() int {",
      "     650ms      650ms      5:\tsum := 0",
      "    73.80s    180.69s      6:\tfor {",
      "         .       30us      7:\t\tsum++",
      "         .          .      8:}",
      "         .          .      9:",
      "         .          .     10:// Other stands after it.",
      "         .          .     11:func other() {",
      "         .          .     12:}",
    ]);
  });

  it("says the version, the unknown line and what is beyond the end", () => {
    const asked = details({ lines: [hit(6, 1, 90), hit(121, 3, 3)], unknownLine: { self: 2, total: 2, samples: 2 } });
    const text = listing(asked, SOURCE);
    expect(text).toMatch(/^Version: https:\/\/git\.example\.com\/acme\/checkout 9f3c2ab\n/);
    expect(text).toContain("         2          2      0:(line unknown)\n");
    expect(text).toMatch(/3 {10}3 {4}121:\(beyond the end of the file\)$/);
  });

  it("has the lines that cost something when there is no source", () => {
    const rows = listing(nanoseconds({ lines: [hit(5, 0, 1), hit(99, 2, 2)] }), null).split("\n");
    expect(rows.slice(3)).toEqual(["         .        1ns      5:", "       2ns        2ns     99:"]);
  });

  it.each([
    [199, 200, "99.50%"],
    [200, 200, "  100%"],
    [1, 2_000, " 0.05%"],
    [1, 30_000_000, "3.3e-06%"],
    [0, 0, "    0%"],
  ])("writes %d of %d as %s", (total, profileTotal, share) =>
    expect(listing(details({ total, profileTotal }), null)).toContain(`(flat, cum) ${share} of Total`),
  );

  it("writes bytes in powers of 1024", () =>
    expect(listing(details({ unit: "bytes", total: 1_572_864 }), null)).toContain("    1.50MB (flat, cum)"));
});
