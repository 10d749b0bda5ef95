import type { TimelineVersion } from "../api/types";
import { parseInstant, type RangeText } from "../profile/ranges";
import type { ComparedSide } from "../state/views";

export interface Sides {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
}

/**
 * What is compared when nothing is said: the newest commit of the range with the one before it, both over the whole range. Where there is
 * only one, the range with the range before it.
 */
export function proposedSides(range: RangeText, versions: readonly TimelineVersion[], now: number): Sides {
  const named = versions.filter((version) => version.ref !== "" && version.total !== 0);
  const byAge = [...named].sort((one, other) => Date.parse(other.firstSeen) - Date.parse(one.firstSeen));
  const [newest, before] = byAge;
  if (newest !== undefined && before !== undefined) {
    return { a: { ...range, commit: before.ref }, b: { ...range, commit: newest.ref } };
  }
  return { a: { ...rangeBefore(range, now), commit: "" }, b: { ...range, commit: "" } };
}

const RELATIVE = /^now-(\d+)([smhdw])$/;

/** As long, and ending where this one starts; relative where this one is. */
export function rangeBefore(range: RangeText, now: number): RangeText {
  const relative = RELATIVE.exec(range.from);
  if (relative !== null && range.until === "now") return { from: `now-${2 * Number(relative[1])}${relative[2]}`, until: range.from };
  const from = parseInstant(range.from, now);
  const until = parseInstant(range.until, now);
  if (from === null || until === null || until <= from) return range;
  return { from: new Date(2 * from - until).toISOString(), until: new Date(from).toISOString() };
}
