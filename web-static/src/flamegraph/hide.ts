import type { DataNode, FlameColumns } from "./columns";

/** A flame graph with some functions taken out, and how its nodes relate to those of the whole one. */
export interface Remaining {
  readonly columns: FlameColumns;
  /** Node of the whole graph by node of this one; the first where several were merged. */
  readonly wholeOf: Int32Array;
  /** Node of this graph by node of the whole one; for a hidden box the caller that took its cost. */
  readonly nodeOf: Int32Array;
}

/**
 * The flame graph without some functions: their boxes are replaced by their children, which move up to the caller, as does the self
 * cost. Boxes of one function that come to lie beside each other so are merged. No cost is lost: every remaining total still counts
 * the same samples, and the root's is unchanged. O(nodes).
 */
export function withoutFunctions(whole: FlameColumns, hidden: readonly string[]): Remaining {
  const names = new Set(hidden);
  const gone = whole.functions.name.map((name) => names.has(name));
  if (!gone.includes(true)) return nothingHidden(whole);
  const wholeOf: DataNode[] = [];
  const nodeOf = new Int32Array(whole.nodes.parent.length);
  const placed = new Map<number, number>();
  whole.nodes.parent.forEach((oldParent, old) => {
    const callee = whole.nodes.function[old]!;
    const above = old === 0 ? 0 : nodeOf[oldParent]!;
    if (gone[callee] === true) {
      nodeOf[old] = above;
      return;
    }
    const place = (above * (gone.length + 1) + callee + 1) * 2 + whole.nodes.inlined[old]!;
    const known = placed.get(place);
    nodeOf[old] = known ?? wholeOf.length;
    if (known !== undefined) return;
    if (old !== 0) placed.set(place, wholeOf.length);
    wholeOf.push(old);
  });
  return { columns: merged(whole, Int32Array.from(wholeOf), nodeOf, gone), wholeOf: Int32Array.from(wholeOf), nodeOf };
}

function nothingHidden(whole: FlameColumns): Remaining {
  const same = whole.nodes.parent.map((_, node) => node);
  return { columns: whole, wholeOf: same, nodeOf: same };
}

function merged(whole: FlameColumns, wholeOf: Int32Array, nodeOf: Int32Array, gone: readonly boolean[]): FlameColumns {
  const { nodes } = whole;
  const self = new Float64Array(wholeOf.length);
  const total = new Float64Array(wholeOf.length);
  const samples = new Float64Array(wholeOf.length);
  nodeOf.forEach((node, old) => {
    self[node]! += nodes.self[old]!;
    if (gone[nodes.function[old]!] === true) return;
    total[node]! += nodes.total[old]!;
    samples[node]! += nodes.samples[old]!;
  });
  return {
    functions: whole.functions,
    nodes: {
      // The parent in the whole graph may be hidden; nodeOf then gives the caller above it.
      parent: wholeOf.map((old) => (old === 0 ? -1 : nodeOf[nodes.parent[old]!]!)),
      function: wholeOf.map((old) => nodes.function[old]!),
      self,
      total,
      samples,
      inlined: Uint8Array.from(wholeOf, (old) => nodes.inlined[old]!),
    },
  };
}
