import type { FlameTree } from "./tree";

/** The range of cost that fills the width, in the units of the tree's `start` and `extent`. */
export interface Viewport {
  readonly from: number;
  readonly to: number;
}

/** Deepest zoom: a millionth of the graph fills the width. */
const LEAST_SPAN = 1e-6;

/** How long a zoom animation lasts, in milliseconds. */
export const ZOOM_TIME = 160;

/** The range that shows a node at full width; its ancestors then fill the width as well. */
export function viewportOf(tree: FlameTree, node: number): Viewport {
  const from = tree.start[node] ?? 0;
  const extent = tree.extent[node] ?? 0;
  return extent > 0 ? { from, to: from + extent } : { from: 0, to: tree.extent[0] ?? 0 };
}

/** Zooms by a factor (above 1: closer) so that the cost at the anchor keeps its place. */
export function zoomed(tree: FlameTree, viewport: Viewport, factor: number, anchor: number): Viewport {
  const whole = tree.extent[0] ?? 0;
  const span = viewport.to - viewport.from;
  const next = Math.min(whole, Math.max(whole * LEAST_SPAN, span / factor));
  const place = span > 0 ? (anchor - viewport.from) / span : 0;
  return within(whole, anchor - place * next, next);
}

/** Moves the range by an amount of cost, not beyond the graph's edges. */
export function panned(tree: FlameTree, viewport: Viewport, by: number): Viewport {
  return within(tree.extent[0] ?? 0, viewport.from + by, viewport.to - viewport.from);
}

/** The smallest move that brings a node into the range, as wide as it is. */
export function revealing(tree: FlameTree, viewport: Viewport, node: number): Viewport {
  const from = tree.start[node]!;
  const to = from + tree.extent[node]!;
  if (to - from >= viewport.to - viewport.from) {
    return from <= viewport.from && to >= viewport.to ? viewport : viewportOf(tree, node);
  }
  if (from < viewport.from) return panned(tree, viewport, from - viewport.from);
  return to > viewport.to ? panned(tree, viewport, to - viewport.to) : viewport;
}

export function sameViewport(a: Viewport, b: Viewport): boolean {
  const slack = (a.to - a.from) * 1e-9;
  return Math.abs(a.from - b.from) <= slack && Math.abs(a.to - b.to) <= slack;
}

/** A way between two ranges that starts fast and ends gently. `progress` is the share of the time that has passed, 0 to 1. */
export function between(from: Viewport, to: Viewport, progress: number): Viewport {
  const eased = 1 - (1 - Math.min(1, Math.max(0, progress))) ** 3;
  return { from: from.from + (to.from - from.from) * eased, to: from.to + (to.to - from.to) * eased };
}

function within(whole: number, from: number, span: number): Viewport {
  const kept = Math.max(0, Math.min(from, whole - span));
  return { from: kept, to: kept + span };
}
