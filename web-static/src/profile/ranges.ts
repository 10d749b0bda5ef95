// Time ranges as text: relative ("now-1h") or absolute (RFC 3339, unix). All instants here are milliseconds since 1970.

export interface RangeText {
  readonly from: string;
  readonly until: string;
}

const SPAN_MILLIS: Readonly<Record<string, number>> = { s: 1e3, m: 60e3, h: 3_600e3, d: 86_400e3, w: 604_800e3 };
const THIN = "\u202f";

/** What the time menu offers, as `now-` spans. Hours only: every reader of the URL understands them. */
export const PRESETS: readonly RangeText[] = ["5m", "15m", "1h", "3h", "6h", "24h", "168h", "720h"].map((span) => ({
  from: `now-${span}`,
  until: "now",
}));

/** Milliseconds of "now", "now-90m", RFC 3339 or unix seconds to nanoseconds by length; null when it is none of them. */
export function parseInstant(text: string, now: number): number | null {
  const relative = /^now(?:([+-])(\d+)([smhdw]))?$/.exec(text.trim());
  if (relative !== null) {
    const [, sign, count, span] = relative;
    if (sign === undefined) return now;
    return now + (sign === "-" ? -1 : 1) * Number(count) * (SPAN_MILLIS[span ?? "s"] ?? 0);
  }
  if (/^\d{9,19}$/.test(text.trim())) return unixMillis(text.trim());
  const parsed = Date.parse(text);
  return Number.isNaN(parsed) ? null : parsed;
}

function unixMillis(digits: string): number {
  const value = Number(digits);
  if (digits.length <= 11) return value * 1e3;
  if (digits.length <= 14) return value;
  return digits.length <= 17 ? value / 1e3 : value / 1e6;
}

/** "Last 1 h", "Last 7 d", or the two ends. */
export function rangeLabel(range: RangeText, now: number): string {
  const relative = /^now-(\d+)([smhdw])$/.exec(range.from);
  if (relative !== null && range.until === "now") return `Last ${spanLabel(Number(relative[1]), relative[2] ?? "h")}`;
  return rangeEnds(range, now);
}

/** "14:14 – 15:14", with days where they are not today. */
export function rangeEnds(range: RangeText, now: number): string {
  const from = parseInstant(range.from, now);
  const until = parseInstant(range.until, now);
  if (from === null || until === null) return `${range.from} – ${range.until}`;
  return `${formatMoment(from, now)} – ${sameDay(from, until) ? formatClock(until) : formatMoment(until, now)}`;
}

/** The length in words people use: "24 h", "7 d". */
export function lengthLabel(range: RangeText, now: number): string {
  const from = parseInstant(range.from, now);
  const until = parseInstant(range.until, now);
  if (from === null || until === null || until <= from) return "range";
  return formatSpan(until - from);
}

/**
 * The smallest preset, from an hour up, that holds everything since `first` with room to spare: a service seen for ten
 * minutes is not shown as a speck in a day. The range itself when it does not end now, or is the smallest already.
 */
export function fittingRange({ from: start, until }: RangeText, first: number, now: number): RangeText {
  const range = { from: start, until };
  const from = parseInstant(range.from, now);
  if (range.until !== "now" || from === null) return range;
  const spare = (now - first) * 1.25;
  const fitting = PRESETS.filter((preset) => now - parseInstant(preset.from, now)! >= 3_600_000).find(
    (preset) => now - parseInstant(preset.from, now)! >= spare,
  );
  return fitting !== undefined && parseInstant(fitting.from, now)! > from ? fitting : range;
}

function spanLabel(count: number, unit: string): string {
  if (unit === "h" && count > 24 && count % 24 === 0) return `${count / 24}${THIN}d`;
  return `${count}${THIN}${unit === "m" ? "min" : unit}`;
}

/** "5 s", "41 min", "3 h", "2 d": one figure, rounded down. */
export function formatSpan(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1e3));
  if (seconds < 60) return `${seconds}${THIN}s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)}${THIN}min`;
  if (seconds < 2 * 86_400) return `${Math.floor(seconds / 3_600)}${THIN}h`;
  return `${Math.floor(seconds / 86_400)}${THIN}d`;
}

/** "5 s ago"; a moment ahead of this clock is "just now". */
export function formatAgo(instant: number, now: number): string {
  return instant > now - 1_000 ? "just now" : `${formatSpan(now - instant)} ago`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

function sameDay(a: number, b: number): boolean {
  return new Date(a).toDateString() === new Date(b).toDateString();
}

/** "14:38", local, 24 h. */
export function formatClock(instant: number): string {
  const date = new Date(instant);
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "14:38" today, "18 Nov 14:38" another day, with the year in another year. */
export function formatMoment(instant: number, now: number): string {
  if (sameDay(instant, now)) return formatClock(instant);
  const date = new Date(instant);
  const year = date.getFullYear() === new Date(now).getFullYear() ? "" : ` ${date.getFullYear()}`;
  return `${date.getDate()} ${MONTHS[date.getMonth()] ?? ""}${year} ${formatClock(instant)}`;
}

/** With the zone, for a hover. */
export function formatExactMoment(instant: number): string {
  return new Date(instant).toString();
}
