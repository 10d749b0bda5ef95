import { describe, expect, it } from "vitest";
import { contrast, inkOn, mix, parseRgb, writeRgb } from "./colors";

describe("colors", () => {
  it.each([
    ["rgb(253, 182, 119)", [253, 182, 119]],
    ["rgb(1 2 3 / 0.5)", [1, 2, 3]],
    ["rgba(4, 5, 6, 0.1)", [4, 5, 6]],
    ["", [0, 0, 0]],
  ])("reads %j", (text, rgb) => expect(parseRgb(text).slice(0, 3)).toEqual(rgb));

  it("knows the contrast of black and white, and of a colour with itself", () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
    expect(contrast([9, 99, 199], [9, 99, 199])).toBe(1);
  });

  it("takes the ink that is read better", () => {
    const [dark, light]: [[number, number, number], [number, number, number]] = [
      [23, 19, 14],
      [244, 245, 247],
    ];
    expect(inkOn([253, 182, 119], dark, light)).toBe(dark);
    expect(inkOn([41, 78, 87], dark, light)).toBe(light);
  });

  it("mixes and writes", () => expect(writeRgb(mix([0, 100, 200], [100, 200, 0], 0.25))).toBe("rgb(25 125 150)"));
});
