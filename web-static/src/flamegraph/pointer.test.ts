import { describe, expect, it } from "vitest";
import { pinched } from "./pointer";

describe("pinched", () => {
  it("zooms in as fingers part, around what lies between them", () => {
    const pinch = pinched({ x: 100, y: 0 }, { x: 200, y: 0 }, { x: 0, y: 0 });
    expect(pinch).toEqual({ factor: 2, right: 50, down: 0, middle: { x: 100, y: 0 } });
  });

  it("does not leap when fingers meet", () => {
    expect(pinched({ x: 1, y: 0 }, { x: 0, y: 0 }, { x: 0, y: 0 }).factor).toBe(1);
  });
});
