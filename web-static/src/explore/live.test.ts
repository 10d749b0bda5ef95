import { describe, expect, it } from "vitest";
import { liveDelay } from "./live";

describe("liveDelay", () => {
  it("is ten seconds while all is well", () => expect(liveDelay(0, undefined, 0)).toBe(10_000));

  it("doubles with each failure, to five minutes", () => {
    expect([1, 2, 3, 30].map((failures) => liveDelay(failures, undefined, 0))).toEqual([20_000, 40_000, 80_000, 300_000]);
  });

  it("is as long as the server asks", () => {
    expect(liveDelay(1, 1_090_000, 1_000_000)).toBe(90_000);
    expect(liveDelay(1, 1_000_000, 1_000_000)).toBe(20_000);
  });
});
