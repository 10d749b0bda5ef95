import type { DataNode, FlameColumns } from "./columns";

/** A flame graph with some boxes taken out, and how its nodes relate to those of the whole one. */
export interface Remaining {
  readonly columns: FlameColumns;
  /** Node of the whole graph by node of this one; the first where several were merged. */
  readonly wholeOf: Int32Array;
  /** Node of this graph by node of the whole one; for a box taken out the caller that took its cost. */
  readonly nodeOf: Int32Array;
}

/**
 * The flame graph without some functions and, if asked for, without the inner boxes of a function that calls itself: such boxes are
 * replaced by their children, which move up to the caller, as does the self cost. Boxes of one function that come to lie beside each
 * other so are merged. No cost is lost: every remaining total still counts the same samples, and the root's is unchanged. O(nodes).
 */
export function remainingOf(whole: FlameColumns, hidden: readonly string[], collapseRecursion = false): Remaining {
  const names = new Set(hidden);
  const hides = Uint8Array.from(whole.functions.name, (name) => (names.has(name) ? 1 : 0));
  const { parent, function: functionOf, inlined } = whole.nodes;
  const size = parent.length;
  const nodeOf = new Int32Array(size);
  const wholeOf = new Int32Array(size);
  const gone = new Uint8Array(size);
  const placed = new Map<number, number>();
  let left = 0;
  for (let old: DataNode = 0; old < size; old++) {
    const callee = functionOf[old]!;
    const above = old === 0 ? 0 : nodeOf[parent[old]!]!;
    const again = collapseRecursion && old > 0 && functionOf[wholeOf[above]!] === callee;
    if (again || hides[callee] === 1) {
      gone[old] = 1;
      nodeOf[old] = above;
      continue;
    }
    const place = (above * (hides.length + 1) + callee + 1) * 2 + inlined[old]!;
    const known = old === 0 ? undefined : placed.get(place);
    nodeOf[old] = known ?? left;
    if (known !== undefined) continue;
    placed.set(place, left);
    wholeOf[left++] = old;
  }
  if (left === size) return { columns: whole, wholeOf, nodeOf };
  const kept = wholeOf.slice(0, left);
  return { columns: merged(whole, kept, nodeOf, gone), wholeOf: kept, nodeOf };
}

function merged(whole: FlameColumns, wholeOf: Int32Array, nodeOf: Int32Array, gone: Uint8Array): FlameColumns {
  const { nodes } = whole;
  const self = new Float64Array(wholeOf.length);
  const total = new Float64Array(wholeOf.length);
  const samples = new Float64Array(wholeOf.length);
  nodeOf.forEach((node, old) => {
    self[node]! += nodes.self[old]!;
    if (gone[old] === 1) return;
    total[node]! += nodes.total[old]!;
    samples[node]! += nodes.samples[old]!;
  });
  return {
    functions: whole.functions,
    nodes: {
      // The parent in the whole graph may be taken out; nodeOf then gives the caller above it.
      parent: wholeOf.map((old) => (old === 0 ? -1 : nodeOf[nodes.parent[old]!]!)),
      function: wholeOf.map((old) => nodes.function[old]!),
      self,
      total,
      samples,
      inlined: Uint8Array.from(wholeOf, (old) => nodes.inlined[old]!),
    },
  };
}
