// Steps from one time range to another. Instants are milliseconds since 1970.
import { parseInstant, type RangeText } from "./ranges";

const SPANS: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, min: 60e3, h: 3_600e3, d: 86_400e3, w: 604_800e3 };
/** Longer ranges are typing mistakes. */
const LONGEST = 10 * 366 * 86_400e3;

/** Time goes on between two steps: a range that ends this part of its length before now is meant to end now. */
const NEARLY = 0.1;

/** The range of the same length right before or after this one; none reaches beyond now: the last one ends there and moves on with it. */
export function steppedRange(range: RangeText, by: 1 | -1, now: number): RangeText {
  const ends = endsOf(range, now);
  if (ends === null || (by > 0 && range.until === "now")) return range;
  const [from, until] = ends;
  const length = until - from;
  if (by > 0 && until + length >= now - length * NEARLY) return lastOf(length);
  return { from: new Date(from + by * length).toISOString(), until: new Date(until + by * length).toISOString() };
}

/** The range right before this one, as long; what this one is compared with. Relative as long as this one is. */
export function rangeBefore(range: RangeText, now: number): RangeText {
  const relative = /^now-(\d+)([smhdw])$/.exec(range.from);
  if (relative !== null && range.until === "now") return { from: `now-${Number(relative[1]) * 2}${relative[2]}`, until: range.from };
  return steppedRange(range, -1, now);
}

/** As long as this range, up to now. */
export function untilNow(range: RangeText, now: number): RangeText {
  const ends = endsOf(range, now);
  return range.until === "now" || ends === null ? range : lastOf(ends[1] - ends[0]);
}

/** The range that "90m", "last 36 h" or "10d" asks for; null when it says nothing of that kind. */
export function typedRange(text: string): RangeText | null {
  const typed = /^\s*(?:last\s+)?(\d{1,8})\s*(s|min|m|h|d|w)\s*$/i.exec(text);
  if (typed === null) return null;
  const length = Number(typed[1]) * SPANS[typed[2]!.toLowerCase()]!;
  return length > 0 && length <= LONGEST ? lastOf(length) : null;
}

/** In the largest unit that every reader of the address understands. */
function lastOf(length: number): RangeText {
  const unit = ["h", "m"].find((one) => length % SPANS[one]! === 0) ?? "s";
  return { from: `now-${Math.max(1, Math.round(length / SPANS[unit]!))}${unit}`, until: "now" };
}

function endsOf(range: RangeText, now: number): [number, number] | null {
  const [from, until] = [parseInstant(range.from, now), parseInstant(range.until, now)];
  return from === null || until === null || until <= from ? null : [from, until];
}
