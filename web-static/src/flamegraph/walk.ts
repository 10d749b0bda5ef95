import type { FlameTree } from "./tree";

export type Direction = "up" | "down" | "left" | "right";

/**
 * The box that a step leads to: up to the caller, down to the dearest callee, left and right to the neighbour below the same caller.
 * The node itself where there is none. Boxes without width are stepped over, as nothing is drawn for them.
 */
export function step(tree: FlameTree, node: number, direction: Direction): number {
  switch (direction) {
    case "up":
      return Math.max(0, tree.parent[node]!);
    case "down":
      return dearestCallee(tree, node);
    case "left":
      return sibling(tree, node, -1);
    case "right":
      return sibling(tree, node, 1);
  }
}

/** The same step where the picture stands upside down. */
export function turned(direction: Direction): Direction {
  return direction === "up" ? "down" : direction === "down" ? "up" : direction;
}

function dearestCallee(tree: FlameTree, node: number): number {
  let best = node;
  let most = 0;
  for (let child = tree.firstChild[node]!; child < tree.firstChild[node + 1]!; child++) {
    if (tree.extent[child]! > most) {
      most = tree.extent[child]!;
      best = child;
    }
  }
  return best;
}

function sibling(tree: FlameTree, node: number, by: 1 | -1): number {
  const parent = tree.parent[node]!;
  for (let next = node + by; next > 0 && next < tree.size && tree.parent[next] === parent; next += by) {
    if (tree.extent[next]! > 0) return next;
  }
  return node;
}
