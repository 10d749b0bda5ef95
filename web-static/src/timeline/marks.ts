import type { TimelineData } from "../api/types";
import { formatChange } from "../profile/numbers";
import { typeLabel } from "../profile/profileTypes";
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
 * by how much the whole cost differs between the time after and as long a time before.
 */
export function marksOf(data: TimelineData): Mark[] {
  const from = Date.parse(data.from);
  const until = Date.parse(data.until);
  return data.versions
    .map((version) => ({ ref: version.ref, at: Date.parse(version.firstSeen) }))
    .filter(({ ref, at }) => ref !== "" && at >= from + data.stepMillis && at <= until)
    .sort((a, b) => a.at - b.at)
    .map(({ ref, at }) => ({ time: at / 1000, ref: shortRef(ref), words: `first seen ${clock(at)}${changeAt(data, at)}` }));
}

function changeAt(data: TimelineData, at: number): string {
  const bucket = Math.floor((at - Date.parse(data.from)) / data.stepMillis);
  const sums = totals(data);
  // The bucket of the mark is both old and new, the last one may not be over.
  const reach = Math.min(MOST_BUCKETS, bucket, sums.length - bucket - 2);
  if (reach < LEAST_BUCKETS) return "";
  const before = sum(sums.slice(bucket - reach, bucket));
  const after = sum(sums.slice(bucket + 1, bucket + 1 + reach));
  return before <= 0 || after <= 0 ? "" : `, ${formatChange(before, after)} ${typeLabel(data.profileType)}`;
}

function totals(data: TimelineData): number[] {
  const buckets = Math.max(0, ...data.series.map((series) => series.points.length));
  return Array.from({ length: buckets }, (_, i) => sum(data.series.map((series) => series.points[i] ?? 0)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Local time of day. */
export function clock(millis: number): string {
  const time = new Date(millis);
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
