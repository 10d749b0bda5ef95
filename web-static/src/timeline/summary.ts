import type { TimelineData } from "../api/types";
import { formatAmount } from "../profile/numbers";
import { formatClock } from "../profile/ranges";
import type { Layers } from "./layers";
import type { Mark } from "./marks";
import type { TimelinePlace } from "./walk";

/** The chart in a sentence or two, for those who do not see it: span, average and peak, when commits appeared. */
export function summaryOf(data: TimelineData, layers: Layers, marks: readonly Mark[]): string {
  const written = (value: number) => amountWords(data, layers, value);
  const sums = layers.times.map((_, i) => layers.layers.reduce((sum, layer) => sum + (layer.own[i] ?? 0), 0));
  const known = sums.filter((_, i) => layers.layers.some((layer) => layer.own[i] !== null));
  const average = known.reduce((sum, value) => sum + value, 0) / Math.max(1, known.length);
  const course = `From ${formatClock(Date.parse(data.from))} to ${formatClock(Date.parse(data.until))}: ${written(average)} on average, ${written(layers.highest)} at most.`;
  return [course, ...marks.map((mark) => `Commit ${mark.ref} ${mark.words}.`)].join(" ");
}

/** What is at one bucket, or the range between two. */
export function momentWords(data: TimelineData, layers: Layers, { at, anchor }: TimelinePlace): string {
  const clock = (bucket: number) => formatClock(layers.times[bucket]! * 1000);
  if (at !== anchor) return `${clock(Math.min(at, anchor))} to ${clock(Math.max(at, anchor))} selected.`;
  const known = layers.layers.map((layer) => layer.own[at] ?? null).filter((value) => value !== null);
  if (known.length === 0) return `${clock(at)}: nothing.`;
  return `${clock(at)}: ${amountWords(
    data,
    layers,
    known.reduce((sum, value) => sum + value, 0),
  )}.`;
}

function amountWords(data: TimelineData, layers: Layers, value: number): string {
  return layers.measure === "cores" ? `${value.toFixed(2)} cores` : formatAmount(value, data.unit);
}
