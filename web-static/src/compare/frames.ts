import type { DiffColumns, DiffData } from "../api/diff";
import type { FlameGraphData } from "../api/types";
import { remainingOf } from "../flamegraph/hide";
import { pairOf, stepOf, widthOf, type Pair, type Scale } from "./measure";

/** The frames of both sides, some functions hidden: what is drawn, and what each node was before and is now. */
export interface Frames {
  /** Totals are the larger of both sides, for the widths alone. */
  readonly drawn: FlameGraphData;
  readonly a: DiffColumns;
  readonly b: DiffColumns;
  /** Step of colour of each node. */
  readonly steps: Int8Array;
}

/** Hiding comes before comparing: boxes that come to lie beside each other are added up on each side first. O(nodes). */
export function framesOf(data: DiffData, hidden: readonly string[], scale: Scale): Frames {
  const before = sideOf(data, data.nodes.a, hidden);
  const after = sideOf(data, data.nodes.b, hidden);
  const pairs = Array.from(before.total, (a, node) => pairOf(scale, a, after.total[node]!));
  const selves = Array.from(before.self, (a, node) => pairOf(scale, a, after.self[node]!));
  return {
    drawn: {
      profileType: data.profileType,
      unit: data.unit,
      total: widthOf(pairs[0] ?? { a: 0, b: 0 }),
      samples: Math.max(data.a.samples, data.b.samples),
      profiles: 0,
      functions: data.functions,
      nodes: {
        parent: before.parent,
        function: before.function,
        inlined: before.inlined,
        self: Float64Array.from(selves, widthOf),
        total: Float64Array.from(pairs, widthOf),
        samples: before.samples.map((count, node) => Math.max(count, after.samples[node]!)),
      },
      truncated: null,
      warnings: [],
    },
    a: before,
    b: after,
    steps: Int8Array.from(pairs, (pair: Pair) => stepOf(scale, pair)),
  };
}

/** Both sides have the same frames, so the same ones are merged. */
function sideOf({ functions, nodes }: DiffData, costs: DiffColumns, hidden: readonly string[]) {
  const { parent, function: called, inlined } = nodes;
  return remainingOf({ functions, nodes: { parent, function: called, inlined, ...costs } }, hidden).columns.nodes;
}
