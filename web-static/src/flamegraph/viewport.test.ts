import { describe, expect, it } from "vitest";
import { textGraph } from "./textGraph";
import { FlameTree } from "./tree";
import { between, panned, revealing, sameViewport, viewportOf, zoomed } from "./viewport";

const tree = new FlameTree(textGraph("a 20", "b 30", "c 50"));
const whole = viewportOf(tree, 0);

describe("viewport", () => {
  it("shows a node at full width, everything for a node without cost", () => {
    expect(viewportOf(tree, 2)).toEqual({ from: 20, to: 50 });
    const zero = new FlameTree(textGraph("a 5", "b 0"));
    expect(viewportOf(zero, 2)).toEqual({ from: 0, to: 5 });
  });

  it("keeps the cost under the pointer in place while zooming", () => {
    const closer = zoomed(tree, whole, 2, 20);
    expect(closer).toEqual({ from: 10, to: 60 });
    expect(zoomed(tree, closer, 0.5, 20)).toEqual(whole);
  });

  it("goes neither beyond the edges nor deeper than a millionth", () => {
    expect(zoomed(tree, { from: 80, to: 100 }, 0.5, 80)).toEqual({ from: 60, to: 100 });
    expect(panned(tree, { from: 80, to: 100 }, 500)).toEqual({ from: 80, to: 100 });
    expect(panned(tree, { from: 80, to: 100 }, -500)).toEqual({ from: 0, to: 20 });
    const deep = zoomed(tree, whole, 1e12, 50);
    expect(deep.to - deep.from).toBeCloseTo(100 * 1e-6, 9);
  });

  it("moves as little as is needed to show a node", () => {
    expect(revealing(tree, { from: 0, to: 40 }, 2)).toEqual({ from: 10, to: 50 });
    expect(revealing(tree, { from: 60, to: 100 }, 2)).toEqual({ from: 20, to: 60 });
    expect(revealing(tree, { from: 0, to: 60 }, 2)).toEqual({ from: 0, to: 60 });
    expect(revealing(tree, { from: 0, to: 10 }, 3)).toEqual({ from: 50, to: 100 });
    expect(revealing(tree, { from: 60, to: 70 }, 3)).toEqual({ from: 60, to: 70 });
  });

  it("moves fast at first and arrives exactly", () => {
    const goal = { from: 20, to: 50 };
    expect(between(whole, goal, 0)).toEqual(whole);
    expect(sameViewport(between(whole, goal, 1), goal)).toBe(true);
    expect(between(whole, goal, 0.5).from).toBeGreaterThan(15);
    expect(sameViewport(whole, goal)).toBe(false);
  });
});
