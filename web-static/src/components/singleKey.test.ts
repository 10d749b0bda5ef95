// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { singleKey } from "./singleKey";

/** What a press of a key is taken for, at an element of this name. */
function pressed(key: string, more: KeyboardEventInit = {}, element = "div"): string | null {
  const target = document.body.appendChild(document.createElement(element));
  let taken: string | null = "unheard";
  target.addEventListener("keydown", (event) => (taken = singleKey(event)));
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  target.remove();
  return taken;
}

describe("singleKey", () => {
  it("is the letter, also with caps lock", () => expect([pressed("l"), pressed("L")]).toEqual(["l", "l"]));

  it("leaves modified keys to the browser", () => {
    expect([{ ctrlKey: true }, { metaKey: true }, { altKey: true }, { shiftKey: true }].map((how) => pressed("r", how))).toEqual(
      Array(4).fill(null),
    );
  });

  it("takes signs that need Shift on some keyboards", () => expect(pressed("[", { shiftKey: true })).toBe("["));

  it("does nothing while typing or composing", () => {
    expect([pressed("l", {}, "input"), pressed("l", {}, "textarea"), pressed("l", {}, "select")]).toEqual([null, null, null]);
    expect(pressed("l", { isComposing: true })).toBeNull();
  });
});
