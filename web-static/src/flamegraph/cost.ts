import type { FlameTree } from "./tree";

export interface Cost {
  readonly self: number;
  readonly total: number;
  readonly samples: number;
}

/** Cost of the samples that touch a function, each once: a box below another of the same function adds its self only. O(nodes). */
export function costOfFunction(tree: FlameTree, callee: number): Cost {
  return costOf(tree, (node) => tree.functionOf[node] === callee);
}

/** The same for any set of boxes. */
export function costOf(tree: FlameTree, belongs: (node: number) => boolean): Cost {
  const covered = new Uint8Array(tree.size);
  const cost = { self: 0, total: 0, samples: 0 };
  for (let node = 0; node < tree.size; node++) {
    const above = node > 0 && covered[tree.parent[node]!] === 1;
    const own = belongs(node);
    covered[node] = own || above ? 1 : 0;
    if (!own) continue;
    cost.self += tree.self[node]!;
    if (above) continue;
    cost.total += tree.total[node]!;
    cost.samples += tree.samples[node]!;
  }
  return cost;
}
