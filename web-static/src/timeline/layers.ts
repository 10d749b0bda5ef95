import type { TimelineData, TimelineSeries } from "../api/types";

/** The label by which a timeline is grouped by commit. */
const COMMIT_LABEL = "service_git_ref";

/** A timeline made ready to draw: one layer per series, stacked. */
export interface Layers {
  /** Start of each bucket, unix seconds. */
  readonly times: number[];
  /** From the bottom to the top. */
  readonly layers: readonly Layer[];
  /** Largest height of the stack; 0 when there is nothing to draw. */
  readonly highest: number;
  /** What the values are: processor cores in use, or the amount of a bucket in the unit of the data. */
  readonly measure: "cores" | "amount";
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
  const times = Array.from({ length: buckets }, (_, i) => (Date.parse(data.from) + i * data.stepMillis) / 1000);
  const measure = isProcessorTime(data) ? "cores" : "amount";
  const unit = measure === "cores" ? data.stepMillis * 1e6 : 1;
  const covered = times.map((time) => coveredShare(data, time * 1000));
  const ordered = fromBottom(data);
  const sums = new Array<number>(buckets).fill(0);
  const layers = ordered.map(({ series, rank }) => {
    const own = times.map((_, i) => scaled(series.points[i] ?? null, covered[i]!, unit));
    const top = own.map((value, i) => (sums[i]! += value ?? 0));
    return { name: nameOf(series), rank, own, top: top.map((value, i) => (isDrawn(own, i) ? value : null)) };
  });
  return { times, layers, highest: Math.max(0, ...sums), measure };
}

/** Whether the values are time on a processor, so that time per time reads as cores. */
function isProcessorTime(data: TimelineData): boolean {
  return data.unit === "nanoseconds" && data.profileType.startsWith("process_cpu:");
}

function fromBottom(data: TimelineData): { series: TimelineSeries; rank: number }[] {
  const firstSeen = new Map(data.versions.map((version) => [version.ref, Date.parse(version.firstSeen)]));
  const byCommit = data.series.some((series) => COMMIT_LABEL in series.labels);
  const age = (series: TimelineSeries) => firstSeen.get(series.labels[COMMIT_LABEL] ?? "") ?? -Infinity;
  const order = [...data.series].sort(
    (a, b) => (byCommit ? byNumber(age(b), age(a)) : 0) || b.total - a.total || compare(nameOf(a), nameOf(b)),
  );
  const ranked = order.map((series, rank) => ({ series, rank }));
  return byCommit ? ranked.reverse() : ranked;
}

function byNumber(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function nameOf(series: TimelineSeries): string {
  return Object.values(series.labels).join(", ");
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
