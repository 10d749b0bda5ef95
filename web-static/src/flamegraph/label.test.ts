import { describe, expect, it } from "vitest";
import { fitLabel } from "./label";

describe("fitLabel", () => {
  const measure = { letter: () => 6, fits: (text: string, room: number) => Array.from(text).length * 6 <= room };
  it.each([
    ["cart.(*Cart).Total", 200, "cart.(*Cart).Total"],
    ["cart.(*Cart).Total", 100, "Total"],
    ["github.com/acme/shop/cart.(*Cart).Total", 120, "cart.(*Cart).Total"],
    ["github.com/acme/shop/geo.NearestOfManyPlaces", 100, "geo.NearestOfMa…"],
    ["slices.SortFunc[go.shape.int]", 80, "SortFunc[…]"],
    ["cart.(*Cart).Total", 26, "Tot…"],
    ["api.handleVeryLongRequest", 100, "api.handleVeryL…"],
    ["api.handleVeryLongRequest", 60, "handleVer…"],
    ["gcBgMarkWorker", 16, ""],
    ["日本語の関数名前", 36, "日本語の関…"],
    ["😀😀😀😀😀😀", 30, "😀😀😀😀…"],
  ])("of %s in %d px is %s", (name, room, label) => expect(fitLabel(name, room, measure)).toBe(label));

  it("takes names of any length", () => expect(fitLabel("x".repeat(100_000), 60, measure)).toBe("xxxxxxxxx…"));
});
