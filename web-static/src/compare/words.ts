import { formatAmount, formatChange, formatExact, formatShare, NONE } from "../profile/numbers";
import { formatSpan } from "../profile/ranges";
import { changeOf, type Pair, type Scale } from "./measure";

/** One compared value: "16.9 s", "35.1 %". */
export function valueWords(scale: Scale, value: number, unit: string): string {
  return scale.by === "share" ? formatShare(value) : formatAmount(value, unit);
}

/** "+16.6 min", "−4.0 %", "±0". */
export function changeWords(scale: Scale, pair: Pair, unit: string): string {
  const change = changeOf(pair);
  if (change === 0) return "±0";
  return (change > 0 ? "+" : "") + valueWords(scale, change, unit);
}

/** "+69 %", "34 ×", "new", "gone"; "·" for nothing before and now. Signs that differ have no ratio. */
export function ratioWords({ a, b }: Pair): string {
  if (a === 0 && b === 0) return NONE;
  if (a < 0 || b < 0) return a === 0 ? "new" : b === 0 ? "gone" : NONE;
  return formatChange(a, b);
}

/** "29.7 s before, 16.9 min now: +16.4 min (34 ×)". */
export function pairWords(scale: Scale, pair: Pair, unit: string): string {
  const [a, b] = [valueWords(scale, pair.a, unit), valueWords(scale, pair.b, unit)];
  return `A ${a}, B ${b}: ${changeWords(scale, pair, unit)} (${ratioWords(pair)})`;
}

/** The measured amounts, whatever is compared: for a hover. */
export function exactWords(a: number, b: number, unit: string): string {
  return `A ${formatExact(a, unit)}, B ${formatExact(b, unit)}, change ${b > a ? "+" : ""}${formatExact(b - a, unit)}`;
}

interface Ends {
  from: string;
  until: string;
}

export function lengthOf({ from, until }: Ends): number {
  return Date.parse(until) - Date.parse(from);
}

/** Lengths that differ by less than this part are called the same: a clock went on between two clicks. */
const SAME = 0.02;

export function haveSameLength(a: Ends, b: Ends): boolean {
  return Math.abs(lengthOf(a) - lengthOf(b)) <= SAME * Math.max(lengthOf(a), lengthOf(b));
}

/** "1 h each", or "A 1 h, B 15 min". */
export function lengthWords(a: Ends, b: Ends): string {
  const [spanA, spanB] = [formatSpan(lengthOf(a)), formatSpan(lengthOf(b))];
  return haveSameLength(a, b) ? `${spanB} each` : `A ${spanA}, B ${spanB}`;
}
