import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { mix, writeRgb } from "../canvas/colors";
import { readTokens } from "../canvas/tokens";
import { formatAmount } from "../profile/numbers";
import { formatClock } from "../profile/ranges";
import { drawMarks, type MarkStyle } from "./flag";
import { layerColor } from "./layerColors";
import type { Layer, Layers } from "./layers";
import type { Mark } from "./marks";
import { digitsOf, roundedUp, timeTicks } from "./scales";

/** Room above the plot, below it and at its left, in CSS pixels. */
const FLAG_ROOM = 22;
const TIME_ROOM = 16;
const VALUE_ROOM = 34;
const LEAST_HEIGHT = 60;
/** One time label per so many pixels. */
const TIME_SPACE = 110;
const LABEL_HALF = 18;
/** A drag shorter than this is a click. */
const LEAST_DRAG = 5;

export interface ChartContent {
  readonly layers: Layers;
  readonly marks: readonly Mark[];
  readonly unit: string;
  /** Unix seconds. */
  readonly from: number;
  readonly until: number;
  /** A dragged range, unix seconds. */
  onSelect(from: number, until: number): void;
}

interface Theme extends MarkStyle {
  readonly grid: string;
  readonly label: string;
  /** By rank. */
  readonly lines: readonly string[];
  readonly fills: readonly string[];
}

const FILL = 0.22;

/** Puts a chart into an element; to change anything, destroy it and put a new one. */
export function putChart(host: HTMLElement, content: ChartContent): uPlot {
  const theme = readTheme(host, content.layers);
  const layers = [...content.layers.layers].reverse();
  const highest = roundedUp(content.layers.highest);
  const options: uPlot.Options = {
    width: Math.max(80, host.clientWidth),
    height: Math.max(LEAST_HEIGHT, host.clientHeight),
    padding: [FLAG_ROOM, 0, 0, 0],
    legend: { show: false },
    // The grid is drawn over the fills, so that they may be opaque and cover the layers behind them.
    drawOrder: ["series", "axes"] as unknown as uPlot.DrawOrderKey[],
    cursor: { y: false, points: { show: false }, drag: { x: true, y: false, setScale: false, dist: LEAST_DRAG } },
    scales: { x: { time: true, range: [content.from, content.until] }, y: { range: [0, highest] } },
    axes: [timeAxis(theme, content), valueAxis(theme, content, highest)],
    series: [{}, ...layers.map((layer) => seriesOf(layer, theme))],
    hooks: {
      setSelect: [(chart) => selected(chart, content)],
      draw: [(chart) => drawMarks(chart, content.marks, theme)],
    },
  };
  return new uPlot(options, [content.layers.times, ...layers.map((layer) => [...layer.top])], host);
}

function seriesOf(layer: Layer, theme: Theme): uPlot.Series {
  return {
    label: layer.name,
    stroke: theme.lines[layer.rank]!,
    fill: theme.fills[layer.rank]!,
    width: 1.5,
    pxAlign: 0,
    points: { show: false },
  };
}

function timeAxis(theme: Theme, content: ChartContent): uPlot.Axis {
  const zone = new Date(content.from * 1000).getTimezoneOffset() * 60;
  const days = content.until - content.from > 2 * 86_400;
  return {
    size: TIME_ROOM,
    gap: 2,
    font: theme.font,
    stroke: theme.label,
    grid: { show: false },
    ticks: { show: false },
    splits: (chart) => {
      const width = chart.bbox.width / devicePixelRatio;
      // A label that would stick out at the right end, or into the values at the left, is left out.
      const margin = (LABEL_HALF / Math.max(1, width)) * (content.until - content.from);
      return timeTicks(content.from + margin, content.until - margin, width / TIME_SPACE, zone);
    },
    values: (_, times) => times.map((time) => (days ? dayOf(time * 1000) : formatClock(time * 1000))),
  };
}

function valueAxis(theme: Theme, content: ChartContent, highest: number): uPlot.Axis {
  const cores = content.layers.measure === "cores";
  const digits = Math.max(1, digitsOf(highest / 2));
  const written = (value: number) => (cores ? (value === 0 ? "0" : value.toFixed(digits)) : formatAmount(value, content.unit));
  return {
    size: cores ? VALUE_ROOM : VALUE_ROOM + 26,
    gap: 6,
    font: theme.font,
    stroke: theme.label,
    grid: { stroke: theme.grid, width: 1 },
    ticks: { show: false },
    splits: () => [0, highest / 2, highest],
    values: (_, values) => values.map(written),
  };
}

function selected(chart: uPlot, content: ChartContent): void {
  const { left, width } = chart.select;
  if (width < LEAST_DRAG) return;
  const [from, until] = [chart.posToVal(left, "x"), chart.posToVal(left + width, "x")];
  chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  content.onSelect(Math.max(content.from, from), Math.min(content.until, until));
}

function readTheme(host: HTMLElement, { layers, byCommit }: Layers): Theme {
  return readTokens(host, (read, fontFamily) => {
    const surface = read("--surface");
    const colors = layers.map((_, rank) => {
      const { token, towards, share } = layerColor(byCommit, rank);
      return mix(read(token), read(towards), share);
    });
    return {
      grid: writeRgb(read("--border")),
      label: writeRgb(read("--text-3")),
      text: writeRgb(read("--text")),
      soft: writeRgb(read("--text-2")),
      flag: writeRgb(read("--overlay")),
      border: writeRgb(read("--border-strong")),
      lines: colors.map(writeRgb),
      fills: colors.map((color) => writeRgb(mix(surface, color, FILL))),
      font: `11px ${fontFamily}`,
      mono: `500 11px ${getComputedStyle(document.documentElement).getPropertyValue("--mono") || "monospace"}`,
    };
  });
}

function dayOf(millis: number): string {
  return new Date(millis).toLocaleDateString(undefined, { day: "numeric", month: "short" });
}
