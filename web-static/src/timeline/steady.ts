import type { TimelineData } from "../api/types";

/** A timeline with fewer buckets than this keeps them, whatever the rhythm. */
const LEAST_BUCKETS = 24;

/**
 * Makes buckets as long as the profiles are apart: a service that sends every minute, drawn in buckets of half a minute, would
 * come down to zero in every second one. Sums are kept; without gaps, or with few points, the data is as it was.
 */
export function steady(data: TimelineData): TimelineData {
  const buckets = Math.max(0, ...data.series.map((series) => series.points.length));
  const fold = usualDistance(data, buckets);
  if (fold < 2 || buckets / fold < LEAST_BUCKETS) return data;
  return {
    ...data,
    stepMillis: data.stepMillis * fold,
    series: data.series.map((series) => ({ ...series, points: folded(series.points, fold) })),
  };
}

/** The median distance, in buckets, from one that has data to the next. */
function usualDistance(data: TimelineData, buckets: number): number {
  const known = Array.from({ length: buckets }, (_, i) => i).filter((i) =>
    data.series.some((series) => (series.points[i] ?? null) !== null),
  );
  const distances = known
    .slice(1)
    .map((bucket, i) => bucket - known[i]!)
    .sort((a, b) => a - b);
  return distances[distances.length >> 1] ?? 1;
}

function folded(points: readonly (number | null)[], fold: number): (number | null)[] {
  return Array.from({ length: Math.ceil(points.length / fold) }, (_, i) => {
    const values = points.slice(i * fold, (i + 1) * fold).filter((value) => value !== null);
    return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0);
  });
}
