// Source lines merged with their costs: the rows of the code table, in the order they are drawn. All rows are one line high.
import type { Callee, FunctionCalls } from "../api/functionCalls";
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

/** A function called from a line, under it. */
export interface CalleeRow {
  readonly kind: "callee";
  readonly line: number;
  readonly callee: Callee;
  /** Of what the line costs, 0 to 1. */
  readonly share: number;
  /** How many more the line calls that are not drawn; said in its first row. */
  readonly more: number;
}

/** Stands where the functions called from a line will stand, or says why there are none. */
export interface CalleesRow {
  readonly kind: "callees";
  readonly line: number;
  readonly state: "reading" | "failed" | "none" | "cut";
  /** How many a limit left out, where it did. */
  readonly cut: number;
}

export type CodeRow = LineRow | InlinedRow | UnknownRow | BeyondRow | CalleeRow | CalleesRow;

/** A row with costs of its own. */
export type CostlyRow = Exclude<CodeRow, CalleeRow | CalleesRow>;

export function isCostly(row: CodeRow): row is CostlyRow {
  return row.kind !== "callee" && row.kind !== "callees";
}

/** Tells the rows of one function apart. */
export function rowKey(row: CodeRow): string {
  switch (row.kind) {
    case "inlined":
      return `inlined ${row.line} ${row.calleeLine} ${row.function}\n${row.file}`;
    case "callee":
      return `callee ${row.line} ${row.callee.inlined} ${row.callee.function}\n${row.callee.file}`;
    case "callees":
      return `callees ${row.line} ${row.state === "cut" ? "cut" : ""}`;
    case "unknown":
      return "unknown";
    default:
      return String(row.line);
  }
}

export interface Breakdown {
  readonly rows: readonly CodeRow[];
  /** Index of the row of the hottest line by total, -1 when nothing was hit. */
  readonly hottest: number;
}

/** How much stands unfolded under a line: its inlined callees and the dearest call, or all calls. */
export type Unfolding = "dearest" | "all";

/** What a line calls, as far as it is known. */
export type LineCalls = Pick<FunctionCalls, "callees" | "calleesCut"> | "reading" | "failed";

export interface BreakdownChoice {
  /** The lines of the file, first line at index 0; null while or when there is none. */
  readonly source: readonly string[] | null;
  /** Source is on its way: its rows stand already, so that nothing moves when it comes. */
  readonly reading?: boolean;
  /** Lines whose calls are unfolded. */
  readonly unfolded: ReadonlyMap<number, Unfolding>;
  /** What the unfolded lines call; a line that is missing is on its way. */
  readonly calls: ReadonlyMap<number, LineCalls>;
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
    const cost = byLine.get(line) ?? NO_COST;
    rows.push({ kind: "line", line, ...withHeat(cost) });
    const unfolding = choice.unfolded.get(line);
    if (unfolding === undefined) continue;
    const group = hasSourceColumn(choice) ? (inlined.get(line) ?? []) : [];
    for (const one of group) {
      rows.push({ kind: "inlined", line, function: one.function, file: one.file, calleeLine: one.calleeLine, ...withHeat(one) });
    }
    rows.push(...calleeRows({ line, ...cost }, group, unfolding, choice.calls.get(line) ?? "reading"));
  }
  if (choice.source !== null) {
    for (const line of details.lines.filter((one) => one.line > fileLines)) {
      rows.push({ kind: "beyond", line: line.line, fileLines, ...withHeat(line) });
    }
  }
  if (details.unknownLine !== null) rows.push({ kind: "unknown", ...withHeat(details.unknownLine) });
  return { rows, hottest: hottestRow(rows) };
}

function hasSourceColumn(choice: BreakdownChoice): boolean {
  return choice.source !== null || choice.reading === true;
}

/** Whether something is called from a line: only then there is something to unfold. */
export function callsSomething({ self, total }: Cost): boolean {
  return self !== total;
}

/** The calls under a line. Inlined callees whose lines stand there already are not named again. */
function calleeRows(line: LineCost, inlined: readonly InlinedLine[], unfolding: Unfolding, calls: LineCalls): CodeRow[] {
  const besideInlined = line.total - line.self - inlined.reduce((sum, one) => sum + one.total, 0);
  if (!callsSomething(line) || (unfolding === "dearest" && inlined.length > 0 && besideInlined <= 0)) return [];
  const instead = (state: CalleesRow["state"], cut = 0): CodeRow => ({ kind: "callees", line: line.line, state, cut });
  if (calls === "reading" || calls === "failed") return [instead(calls)];
  const callees = calls.callees.filter((callee) => inlined.length === 0 || !callee.inlined);
  if (callees.length === 0) return [instead("none")];
  const shown = unfolding === "all" ? callees : callees.slice(0, 1);
  const more = callees.length - shown.length + (unfolding === "all" ? 0 : calls.calleesCut);
  const rows = shown.map((callee, index): CodeRow => {
    const share = line.total === 0 ? 0 : callee.total / line.total;
    return { kind: "callee", line: line.line, callee, share, more: index === 0 ? more : 0 };
  });
  return unfolding === "all" && calls.calleesCut > 0 ? [...rows, instead("cut", calls.calleesCut)] : rows;
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
  let dearest = 0;
  rows.forEach((row, index) => {
    if (row.kind !== "line" || row.total <= dearest) return;
    hottest = index;
    dearest = row.total;
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
  const { first, last } =
    choice.source === null ? expectedLines(details) : functionLines(details.lines, details.function.startLine, choice.source);
  if (choice.source === null && last - first > MOST_EXPECTED) return details.lines.map((line) => line.line);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
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
