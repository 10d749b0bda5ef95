import { describe, expect, it } from "vitest";
import { rangeBefore, steppedRange, typedRange, untilNow } from "./rangeSteps";

const NOW = Date.parse("2026-03-01T12:00:00Z");
const at = (clock: string) => `2026-03-01T${clock}:00.000Z`;

describe("steppedRange", () => {
  it("goes back by its length", () => {
    expect(steppedRange({ from: "now-1h", until: "now" }, -1, NOW)).toEqual({ from: at("10:00"), until: at("11:00") });
  });

  it("comes back to what ends now, and goes no further", () => {
    const now = { from: "now-1h", until: "now" };
    expect(steppedRange({ from: at("10:00"), until: at("11:00") }, 1, NOW)).toEqual(now);
    expect(steppedRange(now, 1, NOW)).toBe(now);
    expect(steppedRange({ from: at("09:59"), until: at("10:59") }, 1, NOW)).toEqual(now);
  });

  it("leaves a range alone that cannot be read or runs backwards", () => {
    for (const range of [
      { from: "soon", until: "now" },
      { from: "now", until: "now-1h" },
    ])
      expect(steppedRange(range, -1, NOW)).toBe(range);
  });
});

describe("rangeBefore", () => {
  it("stays relative", () => expect(rangeBefore({ from: "now-90m", until: "now" }, NOW)).toEqual({ from: "now-180m", until: "now-90m" }));

  it("is absolute for an absolute one", () => {
    expect(rangeBefore({ from: at("08:00"), until: at("10:00") }, NOW)).toEqual({ from: at("06:00"), until: at("08:00") });
  });
});

describe("untilNow", () => {
  it("keeps the length", () => expect(untilNow({ from: at("08:00"), until: at("08:45") }, NOW)).toEqual({ from: "now-45m", until: "now" }));
});

describe("typedRange", () => {
  it.each([
    ["90m", "now-90m"],
    ["last 36 h", "now-36h"],
    ["10d", "now-240h"],
    ["2W", "now-336h"],
    ["45 min", "now-45m"],
    ["30s", "now-30s"],
  ])("reads %s", (text, from) => expect(typedRange(text)).toEqual({ from, until: "now" }));

  it.each(["", "0m", "soon", "-5m", "5", "9999999w", "5m; drop"])("refuses %j", (text) => expect(typedRange(text)).toBeNull());
});
