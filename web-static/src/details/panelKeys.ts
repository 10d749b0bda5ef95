import { copyText } from "../components/copyText";
import { isTyping } from "../components/searchField";
import type { Breakdown } from "../profile/breakdown";
import type { DetailsPanelProps } from "./detailsPanel";

/** What is drawn at the moment, for keys and for copying. */
export interface Drawn {
  breakdown: Breakdown;
  source: readonly string[] | null;
}

/** Keys of the panel: rows, hot lines, commits, copying, closing. */
export function panelKeys(
  props: DetailsPanelProps,
  panel: { current: HTMLElement | null },
  drawn: { current: Drawn | null },
  copy: () => string,
) {
  const { state, onChange } = props;
  const select = (line: number | null) => {
    if (line !== null) onChange({ line, lastLine: 0 }, "replace");
  };
  const extend = (step: number) => {
    const last = nextLine(drawn.current, Math.max(state.line, state.lastLine), step);
    if (last !== null && state.line > 0) onChange({ lastLine: last > state.line ? last : 0 }, "replace");
    else select(last);
  };
  const actions: Readonly<Record<string, () => void>> = {
    Escape: props.onClose,
    ArrowDown: () => select(nextLine(drawn.current, state.line, 1)),
    ArrowUp: () => select(nextLine(drawn.current, state.line, -1)),
    "Shift ArrowDown": () => extend(1),
    "Shift ArrowUp": () => extend(-1),
    n: () => select(nextHot(drawn.current, state.line, 1)),
    p: () => select(nextHot(drawn.current, state.line, -1)),
    w: () => onChange({ whole: !state.whole }, "replace"),
    m: () => panel.current?.querySelector<HTMLElement>("#commit-pick")?.click(),
    o: () => panel.current?.querySelector<HTMLElement>("#view-on-host")?.click(),
    y: () => void copyText(window.location.href),
    c: () => void copyText(copy()),
  };
  return (event: KeyboardEvent) => {
    if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const action = actions[event.shiftKey && key.startsWith("Arrow") ? `Shift ${key}` : key];
    if (action === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  };
}

/** The line drawn after or before another; the hottest when none is chosen yet. */
function nextLine(drawn: Drawn | null, line: number, step: number): number | null {
  const rows = drawn?.breakdown.rows ?? [];
  const lines = rows.filter((row) => row.kind === "line").map((row) => row.line);
  const at = lines.indexOf(line);
  if (at < 0) return nextHot(drawn, 0, 1);
  return lines[Math.max(0, Math.min(lines.length - 1, at + step))] ?? null;
}

/** Lines with cost, dearest first: n goes to the next dearest, p back. */
function nextHot(drawn: Drawn | null, line: number, step: number): number | null {
  const rows = (drawn?.breakdown.rows ?? []).filter((row) => row.kind === "line" && row.total > 0);
  const lines = rows.sort((a, b) => b.total - a.total).map((row) => (row.kind === "line" ? row.line : 0));
  if (lines.length === 0) return null;
  const at = lines.indexOf(line);
  return lines[at < 0 ? 0 : (at + step + lines.length) % lines.length] ?? null;
}
