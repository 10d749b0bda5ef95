// Source lines merged with their costs: the rows of the code table, in the order they are drawn. All rows are one line high.
import type { Cost, FunctionDetails, InlinedLine, LineCost } from "../api/types";
import { HOT_ROW_SHARE, heatStep } from "./heat";

interface CostRow extends Cost {
  /** 0 to 7. */
  readonly heat: number;
  /** Tinted as a whole: much of the function's cost. */
  readonly hot: boolean;
  /** Too few samples to compare. */
  readonly few: boolean;
}

export interface LineRow extends CostRow {
  readonly kind: "line";
  readonly line: number;
}

/** A line of a callee that the compiler inlined, under the line that calls it. */
export interface InlinedRow extends CostRow {
  readonly kind: "inlined";
  readonly line: number;
  readonly function: string;
  readonly file: string;
  readonly calleeLine: number;
}

export interface UnknownRow extends CostRow {
  readonly kind: "unknown";
}

/** Cost on a line after the end of the shown file: the source cannot be that of the build. */
export interface BeyondRow extends CostRow {
  readonly kind: "beyond";
  readonly line: number;
  readonly fileLines: number;
}

export type CodeRow = LineRow | InlinedRow | UnknownRow | BeyondRow;

export interface Breakdown {
  readonly rows: readonly CodeRow[];
  /** Index of the row of the hottest line by total, -1 when nothing was hit. */
  readonly hottest: number;
}

export interface BreakdownChoice {
  /** The lines of the file, first line at index 0; null while or when there is none. */
  readonly source: readonly string[] | null;
  /** Source is on its way: its rows stand already, so that nothing moves when it comes. */
  readonly reading?: boolean;
  readonly wholeFile: boolean;
  /** Call lines whose inlined callees are unfolded. */
  readonly unfolded: ReadonlySet<number>;
}

const NO_COST: Cost = { self: 0, total: 0, samples: 0 };
const LINES_BEFORE = 2;
const LINES_AFTER = 3;
/** A longer stretch without source is not drawn line by line. */
const MOST_EXPECTED = 2_000;

export function breakdown(details: FunctionDetails, choice: BreakdownChoice): Breakdown {
  const rows: CodeRow[] = [];
  const withHeat = (cost: Cost): CostRow => heated(cost, details);
  const byLine = new Map(details.lines.map((line) => [line.line, line]));
  const inlined = groupInlined(details.inlinedLines);
  const fileLines = choice.source?.length ?? 0;
  for (const line of shownLines(details, choice)) {
    rows.push({ kind: "line", line, ...withHeat(byLine.get(line) ?? NO_COST) });
    if (!choice.unfolded.has(line)) continue;
    for (const one of inlined.get(line) ?? []) {
      rows.push({ kind: "inlined", line, function: one.function, file: one.file, calleeLine: one.calleeLine, ...withHeat(one) });
    }
  }
  if (choice.source !== null) {
    for (const line of details.lines.filter((one) => one.line > fileLines)) {
      rows.push({ kind: "beyond", line: line.line, fileLines, ...withHeat(line) });
    }
  }
  if (details.unknownLine !== null) rows.push({ kind: "unknown", ...withHeat(details.unknownLine) });
  return { rows, hottest: hottestRow(rows) };
}

function heated(cost: Cost, details: FunctionDetails): CostRow {
  const share = details.total === 0 ? 0 : cost.total / details.total;
  return {
    self: cost.self,
    total: cost.total,
    samples: cost.samples,
    heat: heatStep(share),
    hot: share >= HOT_ROW_SHARE,
    few: cost.total !== 0 && cost.samples < details.minSamples,
  };
}

function hottestRow(rows: readonly CodeRow[]): number {
  let hottest = -1;
  rows.forEach((row, index) => {
    if (row.kind === "line" && row.total > (hottest < 0 ? 0 : rows[hottest]!.total)) hottest = index;
  });
  return hottest;
}

/** Inlined lines by the line that calls them: the dearest callee first, its lines in their order. */
export function groupInlined(lines: readonly InlinedLine[]): ReadonlyMap<number, readonly InlinedLine[]> {
  const groups = new Map<number, InlinedLine[]>();
  for (const line of lines) groups.set(line.line, [...(groups.get(line.line) ?? []), line]);
  for (const group of groups.values()) {
    const dearest = new Map<string, number>();
    for (const one of group) dearest.set(one.function, Math.max(one.total, dearest.get(one.function) ?? 0));
    const cost = (one: InlinedLine) => dearest.get(one.function) ?? 0;
    group.sort((a, b) => cost(b) - cost(a) || a.function.localeCompare(b.function) || a.calleeLine - b.calleeLine);
  }
  return groups;
}

/** The line numbers to draw: with source the function, or the whole file; while it is read the lines it will surely show. */
function shownLines(details: FunctionDetails, choice: BreakdownChoice): number[] {
  if (choice.source === null && choice.reading !== true) return details.lines.map((line) => line.line);
  const { first, last } = choice.source === null ? expectedLines(details) : linesOf(details, choice.source, choice.wholeFile);
  if (choice.source === null && last - first > MOST_EXPECTED) return details.lines.map((line) => line.line);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function linesOf(details: FunctionDetails, source: readonly string[], wholeFile: boolean): { first: number; last: number } {
  return wholeFile ? { first: 1, last: source.length } : functionLines(details.lines, details.function.startLine, source);
}

function expectedLines(details: FunctionDetails): { first: number; last: number } {
  const last = details.lines.at(-1)?.line ?? details.function.startLine;
  return { first: firstLine(details.lines, details.function.startLine), last };
}

/** Depends on nothing but the numbers, so that no row moves when the source arrives. */
function firstLine(hits: readonly LineCost[], startLine: number): number {
  const lowest = hits[0]?.line ?? Math.max(1, startLine);
  return Math.max(1, (startLine > 0 ? Math.min(startLine, lowest) : lowest) - LINES_BEFORE);
}

/** The function's lines in its file: a little before its head, and its body to the end of the block the last hit line stands in. */
export function functionLines(hits: readonly LineCost[], startLine: number, source: readonly string[]): { first: number; last: number } {
  const first = firstLine(hits, startLine);
  const highest = Math.max(0, ...hits.map((line) => line.line).filter((line) => line <= source.length));
  const hasHead = startLine > 0 && startLine <= source.length;
  const last = hasHead ? endOfBlock(source, startLine, Math.max(startLine, highest)) : Math.min(source.length, highest + LINES_AFTER);
  return { first, last };
}

/** The line that closes the block opened at `head`, found by its indent; a few lines after the last hit when there is none. */
function endOfBlock(source: readonly string[], head: number, lastHit: number): number {
  const indent = indentOf(source[head - 1] ?? "");
  for (let line = Math.max(head + 1, lastHit); line <= source.length; line++) {
    const text = source[line - 1] ?? "";
    if (text.trim() === "" || indentOf(text) > indent) continue;
    if (line <= lastHit) return line;
    return /^\s*([}\])]|end\b)/.test(text) ? line : lastTextBefore(source, line);
  }
  return Math.min(source.length, Math.max(lastHit, lastTextBefore(source, source.length + 1)));
}

function lastTextBefore(source: readonly string[], line: number): number {
  let last = line - 1;
  while (last > 1 && (source[last - 1] ?? "").trim() === "") last--;
  return last;
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length;
}

/** File text as lines: CRLF and LF alike, no empty line after the last break. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  return lines;
}
