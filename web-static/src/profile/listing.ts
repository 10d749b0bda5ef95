// A function as `go tool pprof -list` prints it (report.printSource and measurement.ScaledLabel of github.com/google/pprof), so that it reads
// the same in a ticket as on a terminal.
import type { Cost, FunctionDetails } from "../api/types";

const CONTEXT = 5;
const NO_COST: Cost = { self: 0, total: 0, samples: 0 };

const TIME: readonly Unit[] = [
  ["ns", 1],
  ["us", 1e3],
  ["ms", 1e6],
  ["s", 1e9],
  ["hrs", 3600e9],
];
const BYTES: readonly Unit[] = ["B", "kB", "MB", "GB", "TB", "PB"].map((unit, power) => [unit, 1024 ** power]);
const TIME_UNITS: Readonly<Record<string, number>> = { nanoseconds: 1, microseconds: 1e3, milliseconds: 1e6, seconds: 1e9 };

type Unit = readonly [name: string, factor: number];

/** The panel as plain text: flat, cum, line, source. Without source only the lines that cost something. */
export function listing(details: FunctionDetails, source: readonly string[] | null): string {
  const { function: fn, selected } = details;
  const cell = (value: number) => (value === 0 ? "." : measure(value, details.unit)).padStart(10);
  const row = (cost: Cost, line: number, text: string) => `${cell(cost.self)} ${cell(cost.total)} ${String(line).padStart(6)}:${text}`;
  const version = selected === null ? "" : `${selected.repository} ${selected.ref}`.trim();
  return [
    ...(version === "" ? [] : [`Version: ${version}`]),
    `Total: ${measure(details.profileTotal, details.unit)}`,
    `ROUTINE ======================== ${fn.name} in ${fn.file}`,
    `${cell(details.self)} ${cell(details.total)} (flat, cum) ${percentage(details.total, details.profileTotal)} of Total`,
    ...(details.unknownLine === null ? [] : [row(details.unknownLine, 0, "(line unknown)")]),
    ...listedLines(details, source).map(([line, cost]) => row(cost, line, textAt(source, line))),
  ].join("\n");
}

function listedLines(details: FunctionDetails, source: readonly string[] | null): [line: number, cost: Cost][] {
  const costs = new Map(details.lines.map((line) => [line.line, line]));
  const hits = [...costs.keys()].sort((a, b) => a - b);
  const [lowest] = hits;
  const within = hits.filter((line) => source !== null && line <= source.length);
  const highest = within.at(-1);
  if (source === null || lowest === undefined || highest === undefined) return hits.map((line) => [line, costs.get(line)!]);
  const { startLine } = details.function;
  const first = Math.max(1, startLine > 0 ? Math.min(startLine, lowest) : lowest - CONTEXT);
  const last = Math.min(source.length, highest + CONTEXT);
  const drawn = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return [...drawn, ...hits.filter((line) => line > source.length)].map((line) => [line, costs.get(line) ?? NO_COST]);
}

function textAt(source: readonly string[] | null, line: number): string {
  if (source === null) return "";
  return source[line - 1] ?? "(beyond the end of the file)";
}

/** "94.25s", "1.50MB", "388": the largest unit in which the value is at least 1, two decimals unless they are zero. */
function measure(value: number, unit: string): string {
  const base = unit === "bytes" ? 1 : TIME_UNITS[unit];
  if (base === undefined) return unit === "count" || unit === "" ? String(value) : `${value}${unit}`;
  const units = unit === "bytes" ? BYTES : TIME;
  const size = Math.abs(value) * base;
  const [name, factor] = units.findLast((one) => size >= one[1]) ?? units[0]!;
  const written = ((value * base) / factor).toFixed(2).replace(/\.00$/, "");
  return written === "0" || written === "-0" ? "0" : `${written}${name}`;
}

/** In five columns at least, and two digits at least. */
function percentage(part: number, whole: number): string {
  const percent = whole === 0 ? 0 : Math.abs(part / whole) * 100;
  if (percent >= 99.95 && percent <= 100.05) return "  100%";
  const digits = percent >= 1 ? percent.toFixed(2) : twoDigits(percent);
  return `${digits.padStart(5)}%`;
}

/** As C writes `%.2g`: "0.059", "0.5", "1e-05", "0". */
function twoDigits(value: number): string {
  if (value === 0) return "0";
  const [mantissa = "", exponent = "0"] = value.toExponential(1).split("e");
  const power = Number(exponent);
  if (power < -4) return `${mantissa.replace(/\.0$/, "")}e-${String(-power).padStart(2, "0")}`;
  return String(Number(value.toPrecision(2)));
}
