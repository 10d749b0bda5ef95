import type { FlameTree } from "./tree";

/** A line of the tree table: a box, or the rest of a caller's boxes that are not listed yet. */
export interface TextRow {
  readonly node: number;
  /** 1 for the box on top. */
  readonly level: number;
  readonly open: boolean;
  readonly hasCallees: boolean;
  /** Place among its siblings, from 1, and how many there are. */
  readonly position: number;
  readonly siblings: number;
  /** How many more callees of `node` there are than listed; such a row is no box. 0 for a box. */
  readonly more: number;
}

/** So many callees are listed of a box, until more are asked for. */
export const LISTED = 50;
/** The way to the dearest box is unfolded as long as it has this part of its caller. */
const CLEAR_SHARE = 0.5;

/** The boxes that are seen when some are unfolded, callers before callees, the dearest callee first. */
export function textRows(tree: FlameTree, top: number, open: ReadonlySet<number>, listed: ReadonlyMap<number, number>): TextRow[] {
  const rows: TextRow[] = [];
  const add = (node: number, level: number, position: number, siblings: number) => {
    const callees = open.has(node) ? calleesOf(tree, node) : [];
    const hasCallees = tree.firstChild[node + 1]! > tree.firstChild[node]!;
    rows.push({ node, level, open: open.has(node), hasCallees, position, siblings, more: 0 });
    const most = listed.get(node) ?? LISTED;
    callees.slice(0, most).forEach((callee, i) => add(callee, level + 1, i + 1, callees.length));
    const more = callees.length - most;
    if (more > 0) rows.push({ node, level: level + 1, open: false, hasCallees: false, position: most + 1, siblings: callees.length, more });
  };
  add(top, 1, 1, 1);
  return rows;
}

/** What is unfolded at first: the box on top, and from there on the dearest way as long as it is clearly the dearest. */
export function firstOpen(tree: FlameTree, top: number): Set<number> {
  const open = new Set<number>();
  for (let node = top; ;) {
    open.add(node);
    const dearest = calleesOf(tree, node)[0];
    if (dearest === undefined || tree.total[dearest]! < tree.total[node]! * CLEAR_SHARE) return open;
    node = dearest;
  }
}

function calleesOf(tree: FlameTree, node: number): number[] {
  const first = tree.firstChild[node]!;
  return Array.from({ length: tree.firstChild[node + 1]! - first }, (_, i) => first + i).sort(
    (a, b) => Math.abs(tree.total[b]!) - Math.abs(tree.total[a]!) || a - b,
  );
}
