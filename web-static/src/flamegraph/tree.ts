import type { DataNode, FlameColumns } from "./columns";

/**
 * A flame graph laid out once, in units of cost; everything a frame needs is then a slice or a binary search.
 *
 * Nodes are renumbered breadth first, children in the order of the data. So each row is a range (`rowStart`), the children of a node
 * are a range (`firstChild[node]` to `firstChild[node + 1]`), and `start` grows within a row: the three facts that culling, hit
 * testing and walking live on.
 *
 * `extent` is a node's width. It equals its total, save where negative deltas would let children stick out of their parent: no total
 * narrower than zero, no parent narrower than its children.
 */
export class FlameTree {
  readonly size: number;
  readonly rows: number;
  /** What each node is called in the data. */
  readonly source: Int32Array;
  /** Parent of each node; -1 for the root. */
  readonly parent: Int32Array;
  readonly firstChild: Int32Array;
  readonly rowStart: Int32Array;
  readonly functionOf: Int32Array;
  readonly inlined: Uint8Array;
  readonly self: Float64Array;
  readonly total: Float64Array;
  readonly samples: Float64Array;
  readonly start: Float64Array;
  readonly extent: Float64Array;
  readonly functions: FlameColumns["functions"];
  readonly #nodeOf: Int32Array;

  /** Throws a RangeError when a node stands before its parent. O(nodes). */
  constructor(data: FlameColumns) {
    const { nodes } = data;
    const order = breadthFirst(nodes.parent);
    const size = order.length;
    this.size = size;
    this.source = order;
    this.#nodeOf = inverse(order);
    this.functions = data.functions;
    this.functionOf = Int32Array.from(order, (old) => nodes.function[old] ?? -1);
    this.inlined = Uint8Array.from(order, (old) => nodes.inlined[old] ?? 0);
    this.self = Float64Array.from(order, (old) => nodes.self[old] ?? 0);
    this.total = Float64Array.from(order, (old) => nodes.total[old] ?? 0);
    this.samples = Float64Array.from(order, (old) => nodes.samples[old] ?? 0);
    this.parent = order.map((old) => (old === 0 ? -1 : this.#nodeOf[nodes.parent[old]!]!));
    this.firstChild = childRanges(this.parent);
    this.rowStart = rowRanges(this.firstChild);
    this.rows = this.rowStart.length - 1;
    this.extent = extents(this.total, this.parent);
    this.start = starts(this.extent, this.parent);
  }

  /** The row a node is drawn in; the root's is 0. */
  rowOf(node: number): number {
    let low = 0;
    let high = this.rows - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.rowStart[middle]! <= node) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Name of a node's function; empty for the root, which has none. */
  nameOf(node: number): string {
    return this.functions.name[this.functionOf[node]!] ?? "";
  }

  fileOf(node: number): string {
    return this.functions.file[this.functionOf[node]!] ?? "";
  }

  /** The node that stands for a node of the data; the root for a number that is not in it. */
  nodeOf(source: DataNode): number {
    return this.#nodeOf[source] ?? 0;
  }
}

/** The nodes' old numbers in breadth-first order; children stay in the order of the data. */
function breadthFirst(parent: Int32Array): Int32Array {
  const size = parent.length;
  const childStart = new Int32Array(size + 1);
  for (let node = 1; node < size; node++) {
    const above = parent[node]!;
    if (!(above >= 0 && above < node))
      throw new RangeError(`flame graph: node ${node} has parent ${above}, which does not stand before it`);
    childStart[above + 1]!++;
  }
  for (let node = 0; node < size; node++) childStart[node + 1]! += childStart[node]!;
  const children = new Int32Array(Math.max(0, size - 1));
  const next = childStart.slice();
  for (let node = 1; node < size; node++) children[next[parent[node]!]!++] = node;
  const order = new Int32Array(size);
  let filled = Math.min(size, 1);
  for (let at = 0; at < filled; at++) {
    const node = order[at]!;
    for (let child = childStart[node]!; child < childStart[node + 1]!; child++) order[filled++] = children[child]!;
  }
  return order;
}

function inverse(order: Int32Array): Int32Array {
  const numberOf = new Int32Array(order.length);
  order.forEach((old, node) => (numberOf[old] = node));
  return numberOf;
}

/** Start of each node's children, and one more entry as the end of the last node's; `parent` must grow, as it does breadth first. */
function childRanges(parent: Int32Array): Int32Array {
  const size = parent.length;
  const first = new Int32Array(size + 1);
  let child = 1;
  for (let node = 0; node < size; node++) {
    first[node] = Math.min(child, size);
    while (child < size && parent[child] === node) child++;
  }
  first[size] = size;
  return first;
}

function rowRanges(firstChild: Int32Array): Int32Array {
  const size = firstChild.length - 1;
  const starts = [0];
  for (let from = 0, to = Math.min(1, size); from < to;) {
    starts.push(to);
    const below = firstChild[to]!;
    from = to;
    to = below;
  }
  return Int32Array.from(starts);
}

function extents(total: Float64Array, parent: Int32Array): Float64Array {
  const extent = new Float64Array(total.length);
  const ofChildren = new Float64Array(total.length);
  for (let node = total.length - 1; node >= 0; node--) {
    extent[node] = Math.max(0, total[node]!, ofChildren[node]!);
    if (node > 0) ofChildren[parent[node]!]! += extent[node]!;
  }
  return extent;
}

function starts(extent: Float64Array, parent: Int32Array): Float64Array {
  const start = new Float64Array(extent.length);
  for (let node = 1; node < extent.length; node++) {
    const above = parent[node]!;
    start[node] = parent[node - 1] === above ? start[node - 1]! + extent[node - 1]! : start[above]!;
  }
  return start;
}
