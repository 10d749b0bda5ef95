// Which lines of a file are worth going to.
import type { LineCost } from "../api/types";

const HOT_SHARE = 0.05;
const MOST = 10;

/** The dearest first: those with a twentieth of the file's cost, else the dearest alone. */
export function hotLines(lines: readonly LineCost[], total: number): readonly LineCost[] {
  const dearest = lines.filter((line) => line.total > 0).sort((a, b) => b.total - a.total || a.line - b.line);
  const hot = dearest.filter((line) => line.total >= HOT_SHARE * total).slice(0, MOST);
  return hot.length > 0 ? hot : dearest.slice(0, 1);
}

/** The hot line after (1) or before (-1) the one chosen, round and round; null when no line has cost. */
export function nextHotLine(hot: readonly LineCost[], line: number, step: 1 | -1): number | null {
  const at = hot.findIndex((one) => one.line === line);
  const next = at < 0 ? (step > 0 ? 0 : hot.length - 1) : (at + step + hot.length) % hot.length;
  return hot[next]?.line ?? null;
}

/** One line, or all from the line chosen before to this one. */
export function choose(before: { line: number; lastLine: number }, line: number, extend: boolean): { line: number; lastLine: number } {
  if (!extend || before.line === 0 || before.line === line) return { line, lastLine: 0 };
  return { line: Math.min(before.line, line), lastLine: Math.max(before.line, line) };
}
