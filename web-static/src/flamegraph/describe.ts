import { formatAmount, formatExact, formatSamples, formatShare } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { costOfFunction, type Cost } from "./cost";
import type { FlameTree } from "./tree";

/** What the page says about a box: in the tooltip, in the menu's head, and to a screen reader. */
export interface BoxFacts {
  readonly name: string;
  /** With the line the function starts at, where that is known. */
  readonly file: string;
  readonly inlined: boolean;
  readonly self: string;
  readonly total: string;
  readonly share: string;
  readonly samples: string;
  /** The total to the last unit. */
  readonly exactTotal: string;
  /** Said in place of costs: what changed, where profiles are compared. */
  readonly words?: string;
}

/** What is said about one box. */
export function boxFacts(tree: FlameTree, node: number, title: string, unit: string): BoxFacts {
  const cost = { self: tree.self[node]!, total: tree.total[node]!, samples: tree.samples[node]! };
  return written(tree, node, cost, title, unit);
}

/** What is said about the function of a box: the cost of all its boxes, each sample once. */
export function functionFacts(tree: FlameTree, node: number, title: string, unit: string): BoxFacts {
  return node === 0 ? boxFacts(tree, node, title, unit) : written(tree, node, costOfFunction(tree, tree.functionOf[node]!), title, unit);
}

function written(tree: FlameTree, node: number, cost: Cost, title: string, unit: string): BoxFacts {
  return {
    name: node === 0 ? title : tree.nameOf(node),
    file: placeOf(tree, node),
    inlined: tree.inlined[node] === 1,
    self: formatAmount(cost.self, unit),
    total: formatAmount(cost.total, unit),
    share: formatShare(shareOf(cost.total, tree.total[0]!)),
    samples: formatSamples(cost.samples),
    exactTotal: formatExact(cost.total, unit, cost.samples),
  };
}

function placeOf(tree: FlameTree, node: number): string {
  const line = tree.functions.startLine?.[tree.functionOf[node]!] ?? 0;
  return line > 0 ? `${tree.fileOf(node)}:${line}` : tree.fileOf(node);
}

/** One sentence per box for the live region: name first, as that is what one listens for. */
export function spoken(tree: FlameTree, node: number, facts: BoxFacts, below: "callee" | "caller" = "callee"): string {
  const count = childCount(tree, node);
  const none = below === "callee" ? "calls nothing" : "called by nothing";
  const parts = [
    facts.name + (facts.inlined ? ", inlined" : ""),
    ...(facts.words === undefined ? [`total ${facts.total}, ${facts.share}`, `self ${facts.self}`] : [facts.words]),
    `row ${tree.rowOf(node) + 1}`,
    count === 0 ? none : `${count} ${below}${count === 1 ? "" : "s"}`,
  ];
  return `${parts.join("; ")}.`;
}

function childCount(tree: FlameTree, node: number): number {
  return tree.firstChild[node + 1]! - tree.firstChild[node]!;
}
