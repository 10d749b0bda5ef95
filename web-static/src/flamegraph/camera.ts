import { BOX_HEIGHT, PADDING, ROW_HEIGHT, contentHeight } from "./layout";
import type { FlameTree } from "./tree";
import { ZOOM_TIME, between, panned, revealing, sameViewport, viewportOf, zoomed, type Viewport } from "./viewport";

/** Labels come back in this time after a zoom, in milliseconds. */
const FADE_IN = 90;

interface Pose {
  readonly viewport: Viewport;
  readonly scroll: number;
}

/**
 * Where the flame graph is looked at from: a range of cost and a scroll position, at rest or on the way to another. Times are
 * milliseconds of one clock that the caller brings (`performance.now()`), so that it can be tested without waiting.
 */
export class Camera {
  #tree: FlameTree;
  #height = 0;
  #from: Pose;
  #to: Pose;
  #started = -Infinity;

  constructor(tree: FlameTree) {
    this.#tree = tree;
    this.#to = { viewport: viewportOf(tree, 0), scroll: 0 };
    this.#from = this.#to;
  }

  /** Looks at another tree, without a movement. */
  load(tree: FlameTree, node: number): void {
    this.#tree = tree;
    this.#jump({ viewport: viewportOf(tree, node), scroll: this.#to.scroll });
  }

  /** Looks at newer data of the same: what was wheeled or dragged to, seen from the node it was zoomed to, stays in its place. */
  reload(tree: FlameTree, node: number, before: number): void {
    const [old, now] = [viewportOf(this.#tree, before), viewportOf(tree, node)];
    const { from, to } = this.#to.viewport;
    const factor = (now.to - now.from) / (old.to - old.from || 1);
    this.#tree = tree;
    const viewport = { from: now.from + (from - old.from) * factor, to: now.from + (to - old.from) * factor };
    this.#jump({ viewport: to - from > 0 ? panned(tree, viewport, 0) : now, scroll: this.#to.scroll });
  }

  resize(height: number): void {
    this.#height = height;
    if (this.#scrollable(this.#to.scroll) !== this.#to.scroll) this.scrollBy(0);
  }

  viewportAt(now: number): Viewport {
    return between(this.#from.viewport, this.#to.viewport, this.#progress(now));
  }

  scrollAt(now: number): number {
    const share = between({ from: this.#from.scroll, to: 0 }, { from: this.#to.scroll, to: 0 }, this.#progress(now));
    return Math.round(share.from);
  }

  /** How visible labels are: not while boxes move, then they fade in. */
  labelsAt(now: number): number {
    const rested = now - this.#started - ZOOM_TIME;
    return Math.min(1, Math.max(0, rested / FADE_IN));
  }

  /** Whether the picture still changes by itself. */
  isMoving(now: number): boolean {
    return this.labelsAt(now) < 1;
  }

  /** Whether the view rests on exactly this node at full width. */
  isAt(node: number): boolean {
    return sameViewport(this.#to.viewport, viewportOf(this.#tree, node));
  }

  /** Zooms to a node, its row in sight. */
  goTo(node: number, now: number, animated: boolean): void {
    const pose = { viewport: viewportOf(this.#tree, node), scroll: this.#scrollShowing(node) };
    if (animated && !sameViewport(this.#to.viewport, pose.viewport)) this.#start(pose, now);
    else this.#jump(pose);
  }

  zoomBy(factor: number, anchor: number, now: number): void {
    this.#jump({ viewport: zoomed(this.#tree, this.viewportAt(now), factor, anchor), scroll: this.scrollAt(now) });
  }

  panBy(cost: number, now: number): void {
    this.#jump({ viewport: panned(this.#tree, this.viewportAt(now), cost), scroll: this.scrollAt(now) });
  }

  scrollBy(pixels: number): void {
    this.#jump({ viewport: this.#to.viewport, scroll: this.#scrollable(this.#to.scroll + pixels) });
  }

  /** Moves as little as is needed to bring a node into sight. */
  reveal(node: number, now: number, animated: boolean): void {
    const viewport = revealing(this.#tree, this.#to.viewport, node);
    const pose = { viewport, scroll: this.#scrollShowing(node) };
    if (animated && !sameViewport(viewport, this.#to.viewport)) this.#start(pose, now);
    else if (pose.scroll !== this.#to.scroll) this.#jump({ viewport: this.#to.viewport, scroll: pose.scroll });
    else if (!sameViewport(viewport, this.#to.viewport)) this.#jump(pose);
  }

  #start(pose: Pose, now: number): void {
    this.#from = { viewport: this.viewportAt(now), scroll: this.scrollAt(now) };
    this.#to = pose;
    this.#started = now;
  }

  #jump(pose: Pose): void {
    this.#from = pose;
    this.#to = pose;
    this.#started = -Infinity;
  }

  #progress(now: number): number {
    return (now - this.#started) / ZOOM_TIME;
  }

  #scrollShowing(node: number): number {
    const top = PADDING + this.#tree.rowOf(node) * ROW_HEIGHT;
    const lowest = top - PADDING - ROW_HEIGHT;
    const highest = top + BOX_HEIGHT + PADDING + ROW_HEIGHT - this.#height;
    return this.#scrollable(Math.min(Math.max(this.#to.scroll, highest), Math.max(0, lowest)));
  }

  #scrollable(scroll: number): number {
    return Math.max(0, Math.min(scroll, contentHeight(this.#tree) - this.#height));
  }
}
