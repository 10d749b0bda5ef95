import type { TimelineData } from "../api/types";
import { formatChange } from "../profile/numbers";
import { typeLabel } from "../profile/profileTypes";
import { formatClock } from "../profile/ranges";
import { shortRef } from "../profile/repositories";

/** A commit that appeared within the range. */
export interface Mark {
  /** Unix seconds. */
  readonly time: number;
  readonly ref: string;
  readonly words: string;
}

/** Averages on either side of a mark are over this many buckets at most, and at least. */
const MOST_BUCKETS = 40;
const LEAST_BUCKETS = 3;

/**
 * Commits first seen after the first bucket of the range, in order of time: those from before have no beginning in it. The words say
 * how much more or less a bucket costs after it than before, on average over those that have data.
 */
export function marksOf(data: TimelineData): Mark[] {
  const from = Date.parse(data.from);
  const until = Date.parse(data.until);
  return data.versions
    .map((version) => ({ ref: version.ref, at: Date.parse(version.firstSeen) }))
    .filter(({ ref, at }) => ref !== "" && at >= from + data.stepMillis && at <= until)
    .sort((a, b) => a.at - b.at)
    .map(({ ref, at }) => ({ time: at / 1000, ref: shortRef(ref), words: `first seen ${formatClock(at)}${changeAt(data, at)}` }));
}

function changeAt(data: TimelineData, at: number): string {
  const bucket = Math.floor((at - Date.parse(data.from)) / data.stepMillis);
  const sums = totals(data);
  // The bucket of the mark is both old and new, the last one may not be over.
  const before = known(sums.slice(Math.max(0, bucket - MOST_BUCKETS), bucket));
  const after = known(sums.slice(bucket + 1, -1).slice(0, MOST_BUCKETS));
  if (Math.min(before.length, after.length) < LEAST_BUCKETS) return "";
  const [old, now] = [sum(before) / before.length, sum(after) / after.length];
  return old <= 0 || now <= 0 ? "" : `, ${formatChange(old, now)} ${typeLabel(data.profileType)}`;
}

/** Sum of all series per bucket; null where none has data. */
function totals(data: TimelineData): (number | null)[] {
  const buckets = Math.max(0, ...data.series.map((series) => series.points.length));
  return Array.from({ length: buckets }, (_, i) => {
    const values = known(data.series.map((series) => series.points[i] ?? null));
    return values.length === 0 ? null : sum(values);
  });
}

function known(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
