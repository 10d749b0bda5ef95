import type { FlameTree } from "./tree";

export interface Cost {
  readonly self: number;
  readonly total: number;
  readonly samples: number;
}

/** Cost of the samples that touch a function, each once: a box below another of the same function adds its self only. */
export function costOfFunction(tree: FlameTree, callee: number): Cost {
  const cost = { self: 0, total: 0, samples: 0 };
  for (let node = tree.functionOf.indexOf(callee); node >= 0; node = tree.functionOf.indexOf(callee, node + 1)) {
    cost.self += tree.self[node]!;
    if (isBelow(tree, node, callee)) continue;
    cost.total += tree.total[node]!;
    cost.samples += tree.samples[node]!;
  }
  return cost;
}

function isBelow(tree: FlameTree, node: number, callee: number): boolean {
  for (let above = tree.parent[node]!; above >= 0; above = tree.parent[above]!) if (tree.functionOf[above] === callee) return true;
  return false;
}

/** Total of the samples that touch any box of a set, each once. O(nodes). */
export function totalOf(tree: FlameTree, belongs: (node: number) => boolean): number {
  const covered = new Uint8Array(tree.size);
  let total = 0;
  for (let node = 0; node < tree.size; node++) {
    const above = node > 0 && covered[tree.parent[node]!] === 1;
    const own = !above && belongs(node);
    if (own) total += tree.total[node]!;
    covered[node] = own || above ? 1 : 0;
  }
  return total;
}
