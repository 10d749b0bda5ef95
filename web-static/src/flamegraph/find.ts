import { shareOf } from "../profile/units";
import { totalOf } from "./cost";
import type { FlameTree } from "./tree";

/** What a search found. */
export interface Matches {
  /** 1 for each function that matches, by number. */
  readonly functions: Uint8Array;
  /** How many nodes before a node match, and one entry more: a range of nodes holds a match where this grows. */
  readonly before: Int32Array;
  /** Number of functions and of boxes that match. */
  readonly functionCount: number;
  readonly boxCount: number;
  /** Cost of the samples that touch a match, each once: a match below a match adds nothing. */
  readonly total: number;
  /** That cost as a share of the whole, 0 to 1. */
  readonly share: number;
}

/** Functions whose name holds the text, in any case. Nothing is searched for a blank text. O(nodes). */
export function findMatches(tree: FlameTree, text: string): Matches | null {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return null;
  const functions = Uint8Array.from(tree.functions.name, (name) => (name.toLowerCase().includes(wanted) ? 1 : 0));
  const before = new Int32Array(tree.size + 1);
  const matches = (node: number) => functions[tree.functionOf[node]!] === 1;
  for (let node = 0; node < tree.size; node++) before[node + 1] = before[node]! + (matches(node) ? 1 : 0);
  const total = totalOf(tree, matches);
  return {
    functions,
    before,
    functionCount: functions.reduce((sum, match) => sum + match, 0),
    boxCount: before[tree.size]!,
    total,
    share: shareOf(total, tree.total[0] ?? 0),
  };
}

/** Whether one of the nodes `first` to `last` matches. */
export function holdsMatch(matches: Matches, first: number, last: number): boolean {
  return matches.before[last + 1]! > matches.before[first]!;
}

/** The boxes that match, dearest first: what one steps through. Of equal ones the upper left comes first. */
export function dearestMatches(tree: FlameTree, matches: Matches): Int32Array {
  const nodes = new Int32Array(matches.boxCount);
  let found = 0;
  for (let node = 0; node < tree.size; node++) if (matches.before[node + 1]! > matches.before[node]!) nodes[found++] = node;
  return nodes.sort((a, b) => tree.total[b]! - tree.total[a]! || a - b);
}
