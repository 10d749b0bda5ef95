import type { TimelineData } from "../api/types";
import { COMMIT_LABEL } from "../profile/queries";

/** A timeline made ready to draw: one layer per series, stacked. */
export interface Layers {
  /** Middle of each bucket, unix seconds. */
  readonly times: number[];
  /** From the bottom to the top. */
  readonly layers: readonly Layer[];
  /** Largest height of the stack; 0 when there is nothing to draw. */
  readonly highest: number;
  /** What the values are: processor cores in use, or the amount of a bucket in the unit of the data. */
  readonly measure: "cores" | "amount";
  readonly byCommit: boolean;
}

export interface Layer {
  /** Name of the series: the value of the label it is grouped by. */
  readonly name: string;
  /** 0 for the newest commit (or the dearest series), then on to older ones. */
  readonly rank: number;
  /** Own height per bucket; null without data. */
  readonly own: readonly (number | null)[];
  /** Upper edge per bucket: own height and that of all layers below. Null where the layer is not drawn. */
  readonly top: readonly (number | null)[];
}

/** Buckets at the edge of the range are scaled up to a whole one, if at least this part of them is in the range. */
const LEAST_COVERED = 0.5;

/**
 * Stacks the series: by first appearance when they are commits, so that the newest is on top, else by cost with the dearest at the
 * bottom. A bucket that is only partly in the range is scaled to its whole length, or left out when too little is known of it.
 */
export function layersOf(data: TimelineData): Layers {
  const buckets = Math.max(0, ...data.series.map((series) => series.points.length));
  const starts = Array.from({ length: buckets }, (_, i) => Date.parse(data.from) + i * data.stepMillis);
  // In the middle of a bucket: at its start, cost would stand before the mark of the commit that brought it.
  const times = starts.map((start) => (start + data.stepMillis / 2) / 1000);
  const measure = isProcessorTime(data) ? "cores" : "amount";
  const unit = measure === "cores" ? data.stepMillis * 1e6 : 1;
  const covered = starts.map((start) => coveredShare(data, start));
  const sums = new Array<number>(buckets).fill(0);
  const byCommit = isGroupedByCommit(data);
  const ranked = rankedSeries(data).map((series, rank) => ({ ...series, rank }));
  const layers = (byCommit ? ranked.reverse() : ranked).map(({ name, points, rank }) => {
    const own = times.map((_, i) => scaled(points[i] ?? null, covered[i]!, unit));
    const top = own.map((value, i) => (sums[i]! += value ?? 0));
    return { name, rank, own, top: top.map((value, i) => (isDrawn(own, i) ? value : null)) };
  });
  return { times, layers, highest: Math.max(0, ...sums), measure, byCommit };
}

/** Whether the values are time on a processor, so that time per time reads as cores. */
export function isProcessorTime(data: TimelineData): boolean {
  return data.unit === "nanoseconds" && data.profileType.startsWith("process_cpu:");
}

export function isGroupedByCommit(data: TimelineData): boolean {
  return data.series.some((series) => COMMIT_LABEL in series.labels);
}

/** A series under its name: the value of the label it is grouped by, empty where it has none. */
export interface NamedSeries {
  readonly name: string;
  /** Whether it is the sum of those that are not named one by one. */
  readonly other: boolean;
  readonly total: number;
  readonly points: readonly (number | null)[];
}

/** By first appearance when they are commits, the newest first; else the dearest first. The sum of the others is last. */
export function rankedSeries(data: TimelineData): NamedSeries[] {
  const byCommit = isGroupedByCommit(data);
  const firstSeen = new Map(data.versions.map((version) => [version.ref, Date.parse(version.firstSeen)]));
  const age = (series: NamedSeries) => (byCommit ? (firstSeen.get(series.name) ?? -Infinity) : 0);
  return data.series
    .map(({ labels, other = false, total, points }) => ({ name: other ? "" : Object.values(labels).join(", "), other, total, points }))
    .sort((a, b) => Number(a.other) - Number(b.other) || byNumber(age(b), age(a)) || b.total - a.total || compare(a.name, b.name));
}

function byNumber(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Share of a bucket that lies in the range. */
function coveredShare(data: TimelineData, start: number): number {
  const from = Math.max(start, Date.parse(data.from));
  const until = Math.min(start + data.stepMillis, Date.parse(data.until));
  return Math.max(0, until - from) / data.stepMillis;
}

function scaled(value: number | null, covered: number, unit: number): number | null {
  if (value === null || covered < LEAST_COVERED) return null;
  return value / unit / covered;
}

/** A layer is drawn where it or a neighbour has cost, so that its edge comes down to the layer below before it ends. */
function isDrawn(own: readonly (number | null)[], at: number): boolean {
  return [at - 1, at, at + 1].some((i) => (own[i] ?? 0) !== 0);
}
