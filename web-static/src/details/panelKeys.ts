import { copyText } from "../components/copyText";
import { isTyping } from "../components/searchField";
import { rowKey, type Breakdown, type CodeRow } from "../profile/breakdown";
import { go } from "../state/location";
import type { ExploreState } from "../state/views";
import type { Folds } from "./folds";
import type { Walk } from "./walking";

/** What is drawn at the moment, for keys and for copying. */
export interface Drawn {
  readonly breakdown: Breakdown;
  readonly source: readonly string[] | null;
  readonly folds: Folds;
}

/** Where the panel leads at the moment. */
export interface Links {
  readonly walk: Walk;
  readonly wholeFile: string;
  /** Null when the function ran at one commit only. */
  readonly compare: string | null;
  /** Counts all callers, or the path alone. */
  toggleCalls(): void;
}

export interface KeyedPanel {
  readonly state: ExploreState;
  readonly panel: { readonly current: HTMLElement | null };
  readonly drawn: Drawn | null;
  readonly links: Links | null;
  /** The row under the chosen line that the keyboard is at, "" for the line itself. */
  readonly pointed: string;
  onPoint(row: string): void;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  onClose(): void;
  copy(): string;
}

/** Keys of the panel: rows, calls, hot lines, commits, copying, closing. An action answers false where it leaves the key to the browser. */
export function panelKeys(keyed: KeyedPanel): (event: KeyboardEvent) => void {
  const actions: Readonly<Record<string, () => unknown>> = { ...rowKeys(keyed), ...letterKeys(keyed) };
  return (event) => {
    if (event.defaultPrevented || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "Enter" && isControl(event.target)) return;
    const action = actions[event.shiftKey && key.startsWith("Arrow") ? `Shift ${key}` : key];
    if (action === undefined || action() === false) return;
    event.preventDefault();
    event.stopPropagation();
  };
}

function rowKeys(keyed: KeyedPanel): Readonly<Record<string, () => unknown>> {
  const { state, drawn, links, pointed, onChange } = keyed;
  const select = (line: number | null) => {
    if (line === null) return;
    keyed.onPoint("");
    onChange({ line, lastLine: 0 }, "replace");
  };
  const step = (by: number) => {
    const row = rowBeside(drawn, pointed === "" ? String(state.line) : pointed, by);
    if (row === null || row.kind === "line") select(row?.line ?? nextHot(drawn, 0, 1));
    else {
      keyed.onPoint(rowKey(row));
      if (row.line !== state.line) onChange({ line: row.line, lastLine: 0 }, "replace");
    }
  };
  const extend = (by: number) => {
    const last = nextLine(drawn, Math.max(state.line, state.lastLine), by);
    if (last !== null && state.line > 0) onChange({ lastLine: last > state.line ? last : 0 }, "replace");
    else select(last);
  };
  const fold = (open: boolean) => {
    if (drawn === null || !drawn.folds.foldable.has(state.line)) return false;
    if (open) drawn.folds.unfold(state.line);
    else drawn.folds.fold(state.line);
    if (!open) keyed.onPoint("");
    return true;
  };
  return {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    "Shift ArrowDown": () => extend(1),
    "Shift ArrowUp": () => extend(-1),
    ArrowRight: () => fold(true),
    ArrowLeft: () => fold(false),
    Enter: () => {
      const callee = calleeAt(drawn, state.line, pointed);
      if (callee === null) return fold(true);
      return follow(links?.walk.toCallee(callee));
    },
    n: () => {
      select(nextHot(drawn, state.line, 1));
    },
    p: () => {
      select(nextHot(drawn, state.line, -1));
    },
  };
}

function letterKeys(keyed: KeyedPanel): Readonly<Record<string, () => unknown>> {
  const { links } = keyed;
  const press = (selector: string) => keyed.panel.current?.querySelector<HTMLElement>(selector)?.click();
  return {
    Escape: keyed.onClose,
    a: () => links?.toggleCalls(),
    w: () => follow(links?.wholeFile),
    d: () => follow(links?.compare),
    m: () => press("#commit-pick"),
    o: () => press("#view-on-host"),
    y: () => void copyText(window.location.href),
    c: () => void copyText(keyed.copy()),
  };
}

/** False where there is nowhere to go. */
function follow(address: string | null | undefined): boolean {
  if (address == null) return false;
  go(address);
  return true;
}

function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("a[href], button, summary, select") !== null;
}

type Reachable = Extract<CodeRow, { kind: "line" | "inlined" | "callee" }>;

/** Rows that the arrows stop at. */
function reachable(drawn: Drawn | null): Reachable[] {
  const rows = drawn?.breakdown.rows ?? [];
  return rows.filter((row): row is Reachable => row.kind === "line" || row.kind === "inlined" || row.kind === "callee");
}

function rowBeside(drawn: Drawn | null, key: string, by: number): Reachable | null {
  const rows = reachable(drawn);
  const at = rows.findIndex((row) => rowKey(row) === key);
  return at < 0 ? null : (rows[Math.max(0, Math.min(rows.length - 1, at + by))] ?? null);
}

/** The function that Enter leads to: that of the row pointed at, else the first that stands under the line. */
function calleeAt(drawn: Drawn | null, line: number, pointed: string): { function: string; file: string } | null {
  const calls = reachable(drawn).filter((row) => row.kind !== "line" && row.line === line);
  const row = calls.find((one) => rowKey(one) === pointed) ?? calls[0];
  if (row === undefined || row.kind === "line") return null;
  return row.kind === "callee" ? row.callee : row;
}

/** The line drawn after or before another; the hottest when none is chosen yet. */
function nextLine(drawn: Drawn | null, line: number, by: number): number | null {
  const lines = linesOf(drawn).map((row) => row.line);
  const at = lines.indexOf(line);
  if (at < 0) return nextHot(drawn, 0, 1);
  return lines[Math.max(0, Math.min(lines.length - 1, at + by))] ?? null;
}

/** Lines with cost, dearest first: n goes to the next dearest, p back. */
function nextHot(drawn: Drawn | null, line: number, by: number): number | null {
  const rows = linesOf(drawn).filter((row) => row.total > 0);
  const lines = rows.sort((a, b) => b.total - a.total).map((row) => row.line);
  if (lines.length === 0) return null;
  const at = lines.indexOf(line);
  return lines[at < 0 ? 0 : (at + by + lines.length) % lines.length] ?? null;
}

function linesOf(drawn: Drawn | null) {
  return (drawn?.breakdown.rows ?? []).filter((row) => row.kind === "line");
}
