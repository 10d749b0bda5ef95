import { describe, expect, it } from "vitest";
import type { TimelineData } from "../api/types";
import { cssOf, layerColor } from "./layerColors";
import { layersOf } from "./layers";
import { marksOf } from "./marks";
import { digitsOf, roundedUp, timeTicks } from "./scales";
import { steady } from "./steady";
import { summaryOf } from "./summary";

const START = Date.UTC(2025, 5, 1, 12, 0);
const iso = (minute: number) => new Date(START + minute * 60_000).toISOString();

/** One-minute buckets; values in core-minutes when the type is CPU. */
function timeline(
  series: Record<string, (number | null)[]>,
  firstSeen: Record<string, number> = {},
  more: Partial<TimelineData> = {},
): TimelineData {
  const buckets = Math.max(...Object.values(series).map((points) => points.length));
  const unit = 60e9;
  const lines = Object.entries(series).map(([ref, points]) => ({
    labels: { service_git_ref: ref },
    total: points.reduce<number>((sum, point) => sum + (point ?? 0) * unit, 0),
    points: points.map((point) => (point === null ? null : point * unit)),
  }));
  const versions = Object.entries(firstSeen).map(([ref, minute]) => ({
    repository: "r",
    ref,
    firstSeen: iso(minute),
    lastSeen: iso(buckets),
    total: 0,
  }));
  return {
    profileType: "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
    unit: "nanoseconds",
    from: iso(0),
    until: iso(buckets),
    stepMillis: 60_000,
    series: lines,
    versions,
    truncated: false,
    ...more,
  };
}

describe("layersOf", () => {
  it("stacks commits with the newest on top, in cores", () => {
    const layers = layersOf(timeline({ new: [0, 0, 0, 1], old: [1, 1, 0.5, 0] }, { old: -100, new: 2 }));
    expect(layers.measure).toBe("cores");
    expect(layers.layers.map((layer) => [layer.name, layer.rank])).toEqual([
      ["old", 1],
      ["new", 0],
    ]);
    expect(layers.layers[0]!.top).toEqual([1, 1, 0.5, 0]);
    expect(layers.layers[1]!.top).toEqual([null, null, 0.5, 1]);
    expect(layers.highest).toBe(1);
  });

  it("keeps the amount of a bucket for types that are no processor time", () => {
    const layers = layersOf(timeline({ a: [2] }, {}, { profileType: "mutex:delay:nanoseconds:contentions:count" }));
    expect(layers.measure).toBe("amount");
    expect(layers.highest).toBe(120e9);
  });

  it("puts the dearest at the bottom when the groups are no commits", () => {
    const data = timeline({ a: [1], b: [3] });
    const byPod = { ...data, series: data.series.map((series) => ({ ...series, labels: { pod: series.labels["service_git_ref"]! } })) };
    expect(layersOf(byPod).layers.map((layer) => [layer.name, layer.rank])).toEqual([
      ["b", 0],
      ["a", 1],
    ]);
  });

  it("puts the sum of the others behind all that are named", () => {
    const data = timeline({ a: [1], b: [2] });
    const others = { labels: {}, other: true, total: 1e15, points: [9e11] };
    const layers = layersOf({ ...data, series: [others, ...data.series] });
    expect(layers.layers.find((layer) => layer.rank === 2)!.own).toEqual([15]);
  });

  it("scales a bucket that is cut by the end of the range, and leaves out one that has hardly begun", () => {
    const cut = layersOf(timeline({ a: [1, 0.75] }, {}, { until: iso(1.75) }));
    expect(cut.layers[0]!.own).toEqual([1, 1]);
    const begun = layersOf(timeline({ a: [1, 0.1] }, {}, { until: iso(1.1) }));
    expect(begun.layers[0]!.own).toEqual([1, null]);
  });

  it("stands in the middle of its bucket", () => {
    expect(layersOf(timeline({ a: [1, 2] })).times).toEqual([START / 1000 + 30, START / 1000 + 90]);
  });

  it("leaves gaps where nothing is known", () => {
    const layers = layersOf(timeline({ a: [1, null, null, null, 1] }));
    expect(layers.layers[0]!.top).toEqual([1, 0, null, 0, 1]);
    expect(layers.layers[0]!.own).toEqual([1, null, null, null, 1]);
  });

  it("has nothing to draw without series", () => expect(layersOf(timeline({ a: [] })).highest).toBe(0));
});

describe("steady", () => {
  const points = (count: number, every: number) => Array.from({ length: count }, (_, i) => (i % every === 0 ? 1 : null));

  it("makes buckets as long as the profiles are apart, and keeps the sums", () => {
    const data = timeline({ a: points(60, 2), b: points(60, 2) });
    const made = steady(data);
    expect(made.stepMillis).toBe(2 * data.stepMillis);
    expect(made.series.map((series) => series.points)).toEqual([new Array(30).fill(60e9), new Array(30).fill(60e9)]);
  });

  it("leaves alone what has no gaps, what is rare, and what is empty", () => {
    for (const some of [points(60, 1), points(60, 20), points(60, 100), []]) {
      const data = timeline({ a: some });
      expect(steady(data)).toBe(data);
    }
  });
});

describe("marksOf", () => {
  it("marks commits that appeared within the range, by how much cost changed", () => {
    const data = timeline({ v1: [1, 1, 1, 1, 0, 0, 0, 0, 0], v2: [0, 0, 0, 0, 1.5, 2, 2, 2, 2] }, { v1: -60, v2: 4.5 });
    const marks = marksOf(data);
    expect(marks.map((mark) => [mark.ref, mark.time])).toEqual([["v2", START / 1000 + 270]]);
    expect(marks[0]!.words).toMatch(/^first seen \d\d:\d4, \+100\u202f% CPU$/u);
  });

  it("compares buckets that have data, so that silence is no saving", () => {
    const data = timeline(
      { v1: [1, null, 1, 1, null, null, null, null, null, null], v2: [null, null, null, null, 1, 2, null, 2, 2, null] },
      { v2: 4.5 },
    );
    expect(marksOf(data)[0]!.words).toContain(", +100\u202f% CPU");
  });

  it("shortens hashes, and says no change where too little is known", () => {
    const [mark] = marksOf(timeline({ a: [1, 1, 1] }, { ["9f3c2ab".padEnd(40, "0")]: 1.5 }));
    expect(mark!.ref).toBe("9f3c2ab");
    expect(mark!.words).not.toContain("%");
  });

  it("leaves out commits from before the range, from its first bucket, and without a name", () => {
    expect(marksOf(timeline({ a: [1, 1, 1] }, { old: -5, first: 0.5, "": 2, late: 50 }))).toEqual([]);
  });
});

describe("scales", () => {
  it.each([
    [0.7, 1],
    [1, 1],
    [1.01, 1.2],
    [2.2, 3],
    [3, 3],
    [81, 100],
    [0, 1],
    [0.0041, 0.005],
  ])("%d is rounded up to %d", (value, rounded) => expect(roundedUp(value)).toBeCloseTo(rounded, 12));

  it("writes as many digits as the number has", () => {
    expect([0, 0.5, 0.75, 0.025, 1 / 3].map(digitsOf)).toEqual([0, 1, 2, 3, 4]);
  });

  it("time ticks are whole steps, not more than fit", () => {
    const from = START / 1000 + 125;
    expect(timeTicks(from, from + 3600, 7, 0).map((tick) => (tick - START / 1000) / 60)).toEqual([10, 20, 30, 40, 50, 60]);
    expect(timeTicks(0, 30 * 86_400, 5, 0).length).toBeLessThanOrEqual(6);
    expect(timeTicks(0, 400 * 86_400, 3, 0).length).toBeLessThanOrEqual(4);
  });

  it("days begin at local midnight", () => {
    const ticks = timeTicks(START / 1000, START / 1000 + 5 * 86_400, 5, -2 * 3600);
    for (const tick of ticks) expect((tick + 2 * 3600) % 86_400).toBe(0);
  });
});

it("summaryOf says span, average, peak and marks", () => {
  const data = timeline({ a: [1, 1, 1], b: [0, 0, 1] }, { b: 2 });
  const said = summaryOf(data, layersOf(data), marksOf(data));
  expect(said).toMatch(/: 1\.33 cores on average, 2\.00 cores at most\. Commit b first seen /u);
});

describe("layerColor", () => {
  it("gives the newest commit the accent, older ones fade and never run out", () => {
    expect(cssOf(layerColor(true, 0))).toBe("color-mix(in srgb, var(--ver-new), var(--surface) 0%)");
    expect(layerColor(true, 99)).toEqual(layerColor(true, 3));
  });
  it("gives other groups a hue each", () => {
    const tokens = Array.from({ length: 12 }, (_, rank) => layerColor(false, rank).token);
    expect(new Set(tokens).size).toBe(10);
  });
});
