import { describe, expect, it } from "vitest";
import { walked } from "./walk";

describe("walked", () => {
  it("starts at the end it goes away from", () => {
    expect(walked(null, "ArrowLeft", false, 10)).toEqual({ at: 9, anchor: 9 });
    expect(walked(null, "ArrowRight", false, 10)).toEqual({ at: 0, anchor: 0 });
  });

  it("stays within the buckets", () => {
    expect(walked({ at: 9, anchor: 9 }, "ArrowRight", false, 10)).toEqual({ at: 9, anchor: 9 });
    expect(walked({ at: 0, anchor: 0 }, "ArrowLeft", false, 10)).toEqual({ at: 0, anchor: 0 });
  });

  it("spans a range with Shift and drops it without", () => {
    expect(walked({ at: 4, anchor: 4 }, "ArrowRight", true, 10)).toEqual({ at: 5, anchor: 4 });
    expect(walked({ at: 5, anchor: 4 }, "End", true, 10)).toEqual({ at: 9, anchor: 4 });
    expect(walked({ at: 5, anchor: 4 }, "ArrowLeft", false, 10)).toEqual({ at: 4, anchor: 4 });
  });

  it("leaves other keys alone, and an empty chart", () => {
    expect([walked({ at: 4, anchor: 4 }, "x", false, 10), walked(null, "ArrowLeft", false, 0)]).toEqual([null, null]);
  });
});
