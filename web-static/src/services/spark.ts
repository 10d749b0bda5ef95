/** Outlines of a sparkline in a box of 160 × 32: gaps (null) break the line, and a point with gaps on both sides stands as a stem. */
export interface SparkPaths {
  readonly line: string;
  readonly area: string;
}

const WIDTH = 160;
const HEIGHT = 32;
const TOP = 4;

export function sparkPaths(points: readonly (number | null)[]): SparkPaths {
  const largest = Math.max(0, ...points.map((point) => point ?? 0));
  const x = (index: number) => (points.length < 2 ? 0 : (WIDTH * index) / (points.length - 1)).toFixed(1);
  const y = (value: number) => (largest === 0 ? HEIGHT - 2 : HEIGHT - 2 - ((HEIGHT - 2 - TOP) * value) / largest).toFixed(1);
  const lines: string[] = [];
  const areas: string[] = [];
  for (const [start, end] of runs(points)) {
    const dots = Array.from({ length: end - start }, (_, offset) => `${x(start + offset)} ${y(points[start + offset] ?? 0)}`);
    if (dots.length === 1) {
      lines.push(`M${within(x(start))} ${HEIGHT}V${y(points[start] ?? 0)}`);
      continue;
    }
    lines.push(`M${dots.join("L")}`);
    areas.push(`M${dots.join("L")}L${x(end - 1)} ${HEIGHT}L${x(start)} ${HEIGHT}Z`);
  }
  return { line: lines.join(""), area: areas.join("") };
}

/** A stem at the very edge would be cut in half. */
function within(x: string): string {
  return Math.min(WIDTH - 1, Math.max(1, Number(x))).toFixed(1);
}

/** Start and end (exclusive) of each stretch without gaps. */
function runs(points: readonly (number | null)[]): [number, number][] {
  const found: [number, number][] = [];
  let start = -1;
  points.forEach((point, index) => {
    if (point !== null && start < 0) start = index;
    if (point === null && start >= 0) found.push([start, index]);
    if (point === null) start = -1;
  });
  if (start >= 0) found.push([start, points.length]);
  return found;
}

/** Where in the box a moment lies, or null when it is outside. */
export function sparkPosition(instant: number, from: number, until: number): number | null {
  if (until <= from || instant <= from || instant >= until) return null;
  return (WIDTH * (instant - from)) / (until - from);
}
