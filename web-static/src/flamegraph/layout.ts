import type { FlameTree } from "./tree";
import type { Viewport } from "./viewport";

/** Distance from row to row; a box is one pixel lower. CSS pixels, as every length here. */
export const ROW_HEIGHT = 21;
export const BOX_HEIGHT = 20;
/** Free space around the graph. */
export const PADDING = 8;
/** Narrower boxes are merged into stripes, and nothing is drawn below them. */
export const LEAST_BOX = 1;

/** What of the graph is looked at: the size of the drawing surface, and how far it is scrolled down. */
export interface Surface {
  readonly width: number;
  readonly height: number;
  readonly scroll: number;
  /** Whether the root lies at the bottom and boxes grow upwards. */
  readonly upwards?: boolean;
}

/** Where a row's boxes begin on the surface. */
export function topOf(row: number, surface: Surface): number {
  const top = PADDING + row * ROW_HEIGHT - surface.scroll;
  return surface.upwards === true ? surface.height - top - BOX_HEIGHT : top;
}

/**
 * The boxes of one frame, row by row and left to right, in arrays that are used again for the next frame. Box `i` shows the nodes
 * `first[i]` to `last[i]` (one node, save for a stripe) from `left[i]` to `right[i]`; edges are in pixels and not clipped to the surface.
 */
export class Boxes {
  count = 0;
  first = new Int32Array(1024);
  last = new Int32Array(1024);
  row = new Int32Array(1024);
  left = new Float64Array(1024);
  right = new Float64Array(1024);

  isStripe(box: number): boolean {
    return this.right[box]! - this.left[box]! < LEAST_BOX || this.first[box] !== this.last[box];
  }

  add(first: number, last: number, row: number, left: number, right: number): void {
    if (this.count === this.first.length) this.#grow();
    const at = this.count++;
    this.first[at] = first;
    this.last[at] = last;
    this.row[at] = row;
    this.left[at] = left;
    this.right[at] = right;
  }

  #grow(): void {
    const wider = <T extends Int32Array | Float64Array>(old: T, bigger: T): T => {
      bigger.set(old);
      return bigger;
    };
    const size = this.first.length * 2;
    this.first = wider(this.first, new Int32Array(size));
    this.last = wider(this.last, new Int32Array(size));
    this.row = wider(this.row, new Int32Array(size));
    this.left = wider(this.left, new Float64Array(size));
    this.right = wider(this.right, new Float64Array(size));
  }
}

/** Height of all rows, for the scroll range. */
export function contentHeight(tree: FlameTree): number {
  return 2 * PADDING + tree.rows * ROW_HEIGHT;
}

/** Pixels per unit of cost. */
export function scaleOf(viewport: Viewport, surface: Surface): number {
  const span = viewport.to - viewport.from;
  return span > 0 ? Math.max(1, surface.width - 2 * PADDING) / span : 0;
}

/**
 * Fills `boxes` with what is seen. Costs O(boxes seen × log), whatever the size of the tree: rows are walked from the root through
 * boxes of at least a pixel only, and under-pixel neighbours are jumped over a pixel at a time.
 */
export function layOut(tree: FlameTree, viewport: Viewport, surface: Surface, boxes: Boxes): void {
  boxes.count = 0;
  const scale = scaleOf(viewport, surface);
  if (tree.size === 0 || scale === 0) return;
  const pane = new Pane(tree, viewport, surface, scale);
  let open: number[] = pane.addRow(0, [-1], boxes);
  for (let row = 1; row < tree.rows && row <= pane.lastRow && open.length > 0; row++) open = pane.addRow(row, open, boxes);
}

/**
 * The node at a point, or -1: the node of that row whose range holds the point, if it is drawn. In a stripe it is the node that lies
 * there, not the stripe's first.
 */
export function nodeAt(tree: FlameTree, viewport: Viewport, surface: Surface, x: number, y: number): number {
  const scale = scaleOf(viewport, surface);
  const down = (surface.upwards === true ? surface.height - y : y) - PADDING + surface.scroll;
  const row = Math.floor(down / ROW_HEIGHT);
  if (scale === 0 || row < 0 || row >= tree.rows || down - row * ROW_HEIGHT >= BOX_HEIGHT) return -1;
  const cost = viewport.from + (x - PADDING) / scale;
  const from = tree.rowStart[row]!;
  const node = firstStartAfter(tree.start, cost, from, tree.rowStart[row + 1]!) - 1;
  if (node < from || cost >= tree.start[node]! + tree.extent[node]!) return -1;
  return node === 0 || tree.extent[tree.parent[node]!]! * scale >= LEAST_BOX ? node : -1;
}

/** First index in [from, to) whose start is greater than the value; `to` if there is none. */
function firstStartAfter(start: Float64Array, value: number, from: number, to: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (start[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** One pass of {@link layOut}: what stays the same for all rows. */
class Pane {
  readonly lastRow: number;
  readonly #firstRow: number;
  readonly #least: number;

  constructor(
    readonly tree: FlameTree,
    readonly viewport: Viewport,
    surface: Surface,
    readonly scale: number,
  ) {
    this.#firstRow = Math.floor((surface.scroll - PADDING) / ROW_HEIGHT);
    this.lastRow = Math.floor((surface.scroll + surface.height - PADDING) / ROW_HEIGHT);
    this.#least = LEAST_BOX / scale;
  }

  /** Adds the children of the open boxes above (-1 has the root as its child) and gives those that are open themselves. */
  addRow(row: number, above: readonly number[], boxes: Boxes): number[] {
    const open: number[] = [];
    const seen = row >= this.#firstRow;
    for (const parent of above) {
      const from = parent < 0 ? 0 : this.tree.firstChild[parent]!;
      const to = parent < 0 ? 1 : this.tree.firstChild[parent + 1]!;
      this.#addSiblings(row, from, to, open, seen ? boxes : undefined);
    }
    return open;
  }

  #addSiblings(row: number, from: number, to: number, open: number[], boxes: Boxes | undefined): void {
    const { start, extent } = this.tree;
    let node = Math.max(from, firstStartAfter(start, this.viewport.from, from, to) - 1);
    while (node < to && start[node]! < this.viewport.to) {
      let next = node + 1;
      if (extent[node]! >= this.#least) {
        if (start[node]! + extent[node]! > this.viewport.from) {
          open.push(node);
          this.#add(boxes, row, node, node);
        }
      } else {
        next = this.#endOfStripe(node, to);
        this.#add(boxes, row, node, next - 1);
      }
      node = next;
    }
  }

  /** The first sibling after `node` that is not part of its stripe: it starts a pixel further right, or is wide itself. */
  #endOfStripe(node: number, to: number): number {
    const { start, extent } = this.tree;
    const end = firstStartAfter(start, start[node]! + this.#least, node + 1, to);
    return end - 1 > node && extent[end - 1]! >= this.#least ? end - 1 : end;
  }

  #add(boxes: Boxes | undefined, row: number, first: number, last: number): void {
    const { start, extent } = this.tree;
    const end = start[last]! + extent[last]!;
    if (boxes === undefined || end <= start[first]! || end <= this.viewport.from) return;
    boxes.add(first, last, row, this.#pixel(start[first]!), this.#pixel(end));
  }

  #pixel(cost: number): number {
    return PADDING + (cost - this.viewport.from) * this.scale;
  }
}
