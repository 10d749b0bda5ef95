import type { DiffRow } from "../api/diff";
import type { CompareCost, CompareSort } from "../state/views";
import { changeOf, isNoise, pairOf, type Pair, type Scale } from "./measure";

/** One function as the table shows it. */
export interface ComparedRow {
  readonly row: DiffRow;
  readonly pair: Pair;
  readonly noise: boolean;
}

/** Each function whose name holds the text, in order. Noise comes last, save by name. */
export function comparedRows(rows: readonly DiffRow[], scale: Scale, cost: CompareCost, sort: CompareSort, find: string): ComparedRow[] {
  const wanted = find.trim().toLowerCase();
  return rows
    .filter((row) => row.name.toLowerCase().includes(wanted))
    .map((row): ComparedRow => {
      const pair = pairOf(scale, row.a[cost], row.b[cost]);
      return { row, pair, noise: isNoise(scale, pair) };
    })
    .sort((one, other) => order(one, other, sort) || one.row.name.localeCompare(other.row.name));
}

function order(one: ComparedRow, other: ComparedRow, sort: CompareSort): number {
  if (sort === "name") return 0;
  if (sort === "a" || sort === "b") return other.pair[sort] - one.pair[sort];
  // A tiny function that doubled is no news: by ratio, noise would come first.
  if (one.noise !== other.noise) return one.noise ? 1 : -1;
  const change = Math.abs(changeOf(other.pair)) - Math.abs(changeOf(one.pair));
  return sort === "change" ? change : ratio(other.pair) - ratio(one.pair) || change;
}

/** How many times as dear or as cheap; more than any number for what is new or gone. */
function ratio({ a, b }: Pair): number {
  if (a === b) return 1;
  if (a <= 0 || b <= 0) return Number.MAX_VALUE;
  return Math.max(a / b, b / a);
}
