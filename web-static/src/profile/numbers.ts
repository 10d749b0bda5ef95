// How figures are written. Narrow no-break spaces between thousands and before units; U+2212 as minus.
import { columnScale, scaleFor, type Scale } from "./units";

const THIN = "\u202f";
const MINUS = "\u2212";
/** What stands for zero cost; screen readers hear "none". */
export const NONE = "·";

function group(digits: string): string {
  const [whole, fraction] = digits.split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+(?!\d))/g, THIN);
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

function signed(value: number, written: string): string {
  return value < 0 ? MINUS + written : written;
}

function withUnit(written: string, scale: Scale): string {
  return scale.label === "" ? written : written + THIN + scale.label;
}

/** 97 012 */
export function formatCount(value: number): string {
  return signed(value, group(Math.abs(Math.round(value)).toString()));
}

/** A single figure in the largest unit of at least 1, one decimal: "16.9 s", "16.2 min". Counts have no decimals. */
export function formatAmount(value: number, unit: string): string {
  let scale = scaleFor(value, unit);
  if (scale.divisor === 1) return withUnit(formatCount(value), scale);
  // 59.96 s would be written "60.0 s": round first, then choose the unit.
  scale = scaleFor((Math.round((value / scale.divisor) * 10) / 10) * scale.divisor, unit);
  return withUnit(signed(value, group((Math.abs(value) / scale.divisor).toFixed(1))), scale);
}

/** "35.1 %", "< 0.1 %"; "0 %" only for nothing at all. */
export function formatShare(share: number): string {
  const percent = Math.abs(share) * 100;
  if (percent === 0) return `0${THIN}%`;
  if (percent < 0.1) return `${share < 0 ? MINUS : ""}<${THIN}0.1${THIN}%`;
  return signed(share, `${group(percent.toFixed(1))}${THIN}%`);
}

/** "610 970 000 000 ns, 61 097 samples": what a hover and the keyboard show. */
export function formatExact(value: number, unit: string, sampleCount?: number): string {
  const exact = withUnit(formatCount(value), exactScale(unit));
  return sampleCount === undefined ? exact : `${exact}, ${formatSamples(sampleCount)}`;
}

/** "1 sample", "61 097 samples". */
export function formatSamples(count: number): string {
  return `${formatCount(count)} ${count === 1 ? "sample" : "samples"}`;
}

function exactScale(unit: string): Scale {
  return scaleFor(0, unit);
}

/** A column's cells: one unit for all, two decimals, "·" for zero, "< 0.01" for what is too small to show. */
export interface Column {
  /** Stands in the head of the column; "" for counts. */
  readonly unit: string;
  cell(value: number): string;
}

/** Chooses a column's unit from its largest value. */
export function columnFor(largest: number, unit: string): Column {
  const scale = columnScale(largest, unit);
  return { unit: scale.label, cell: (value) => formatCell(value, scale) };
}

function formatCell(value: number, scale: Scale): string {
  if (value === 0) return NONE;
  if (scale.divisor === 1) return formatCount(value);
  const size = Math.abs(value) / scale.divisor;
  if (size < 0.005) return `${value < 0 ? MINUS : ""}<${THIN}0.01`;
  return signed(value, group(size.toFixed(2)));
}

/** A change against before: "+69 %", "−4 %", "34 ×", "new", "gone", "±0 %". */
export function formatChange(before: number, now: number): string {
  if (before === 0) return now === 0 ? `±0${THIN}%` : "new";
  if (now === 0) return "gone";
  const ratio = now / before;
  if (ratio >= 10) return `${formatCount(ratio)}${THIN}×`;
  const percent = Math.round((ratio - 1) * 100);
  if (percent === 0) return `±0${THIN}%`;
  return `${percent > 0 ? "+" : MINUS}${Math.abs(percent)}${THIN}%`;
}

/** Width of a cost bar, 0 to 1: a bar under 3 % of its scale is a speck and not drawn. */
export function barWidth(value: number, largest: number): number {
  if (largest <= 0) return 0;
  const width = Math.min(1, value / largest);
  return width < 0.03 ? 0 : width;
}
