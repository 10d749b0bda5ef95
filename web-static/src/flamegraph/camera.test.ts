import { describe, expect, it } from "vitest";
import { Camera } from "./camera";
import { PADDING, ROW_HEIGHT } from "./layout";
import { textGraph } from "./textGraph";
import { FlameTree } from "./tree";
import { ZOOM_TIME, sameViewport, viewportOf } from "./viewport";

const deep = Array.from({ length: 30 }, (_, i) => `f${i}`).join(";");
const tree = new FlameTree(textGraph(`${deep} 40`, "other 60"));
const HEIGHT = 200;

function camera(): Camera {
  const made = new Camera(tree);
  made.resize(HEIGHT);
  return made;
}

describe("Camera", () => {
  it("moves to a node in the time of a zoom, and labels come back after it", () => {
    const moving = camera();
    moving.goTo(1, 1000, true);
    expect(moving.viewportAt(1000)).toEqual(viewportOf(tree, 0));
    expect(moving.labelsAt(1000 + ZOOM_TIME / 2)).toBe(0);
    expect(sameViewport(moving.viewportAt(1000 + ZOOM_TIME), viewportOf(tree, 1))).toBe(true);
    expect(moving.isMoving(1000 + ZOOM_TIME)).toBe(true);
    expect(moving.isMoving(1000 + ZOOM_TIME + 90)).toBe(false);
  });

  it("keeps what was wheeled to when newer data comes, and fills the width again when nothing was", () => {
    const twice = new FlameTree(textGraph(`${deep} 80`, "other 120"));
    const wheeled = camera();
    wheeled.zoomBy(2, 25, 1000);
    const { from, to } = wheeled.viewportAt(1000);
    wheeled.reload(twice, 0, 0);
    expect(wheeled.viewportAt(1000)).toEqual({ from: 2 * from, to: 2 * to });
    const still = camera();
    still.goTo(1, 1000, false);
    still.reload(twice, 1, 1);
    expect(still.viewportAt(1000)).toEqual(viewportOf(twice, 1));
  });

  it("is there at once when movement is not wanted", () => {
    const still = camera();
    still.goTo(1, 1000, false);
    expect(still.viewportAt(1000)).toEqual(viewportOf(tree, 1));
    expect(still.isMoving(1000)).toBe(false);
    expect(still.labelsAt(1000)).toBe(1);
  });

  it("knows whether it rests on a node or was moved away by hand", () => {
    const moved = camera();
    moved.goTo(1, 0, false);
    expect(moved.isAt(1)).toBe(true);
    moved.zoomBy(2, 0, 0);
    expect(moved.isAt(1)).toBe(false);
  });

  it("scrolls no further than the rows reach, and not at all when they fit", () => {
    const scrolled = camera();
    scrolled.scrollBy(1e6);
    expect(scrolled.scrollAt(0)).toBe(2 * PADDING + tree.rows * ROW_HEIGHT - HEIGHT);
    scrolled.scrollBy(-1e6);
    expect(scrolled.scrollAt(0)).toBe(0);
    scrolled.resize(10_000);
    scrolled.scrollBy(50);
    expect(scrolled.scrollAt(0)).toBe(0);
  });

  it("brings a deep box into sight, and one that is in sight does not move it", () => {
    const walked = camera();
    walked.reveal(tree.size - 1, 0, false);
    const top = PADDING + tree.rowOf(tree.size - 1) * ROW_HEIGHT - walked.scrollAt(0);
    expect(top).toBeGreaterThanOrEqual(0);
    expect(top + ROW_HEIGHT).toBeLessThanOrEqual(HEIGHT);
    const before = walked.scrollAt(0);
    walked.reveal(tree.parent[tree.size - 1]!, 0, false);
    expect(walked.scrollAt(0)).toBe(before);
  });

  it("keeps its place when a new graph is loaded, as far as that has rows", () => {
    const loaded = camera();
    loaded.scrollBy(100);
    loaded.load(new FlameTree(textGraph("a 1")), 0);
    loaded.resize(HEIGHT);
    expect(loaded.scrollAt(0)).toBe(0);
    expect(loaded.viewportAt(0)).toEqual({ from: 0, to: 1 });
  });
});
