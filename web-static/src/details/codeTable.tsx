import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FunctionDetails } from "../api/types";
import type { Breakdown, CodeRow } from "../profile/breakdown";
import { columnFor, formatShare, type Column } from "../profile/numbers";
import { restoreScroll } from "../state/scroll";
import { CodeTableRow } from "./codeRow";
import type { Token } from "./highlight";

export interface CodeTableProps {
  details: FunctionDetails;
  breakdown: Breakdown;
  /** Lines of the file; null when there is no source column. */
  source: readonly string[] | null;
  coloured: readonly (readonly Token[])[] | null;
  /** Source is on its way: bars stand where code will be. */
  reading: boolean;
  selectedLine: number;
  /** The last of a range of lines, 0 for a single one. */
  lastLine: number;
  /** Lines whose calls were inlined, with whether they are unfolded. */
  folds: ReadonlyMap<number, boolean>;
  /** `extend` makes a range from the line selected before. */
  onSelectLine(line: number, extend: boolean): void;
  onFold(line: number): void;
}

const ROW_PIXELS = 21;
const DRAW_ALL = 800;
const OVERSCAN = 40;

/** Source lines with their costs: a real table, one row a line, numbers beside the code they belong to. */
export function CodeTable(props: CodeTableProps) {
  const { details, breakdown } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useWindow(scroller, breakdown.rows.length);
  useScrollToLine(scroller, props);
  const column = columnFor(details.total, details.unit);
  const hasSource = props.source !== null || props.reading;
  return (
    <div class="scroll" ref={scroller} data-scroll="lines" tabIndex={0} role="region" aria-label="Breakdown per line">
      <p class="sr">{summary(details, column)}</p>
      <table class="code" aria-rowcount={breakdown.rows.length + 1}>
        <caption class="sr">{caption(details, column)}</caption>
        <thead>
          <tr>
            <th scope="col" class="ln num">
              Line
            </th>
            <th scope="col" class="c-self num">
              Self <span class="unit">{column.unit}</span>
            </th>
            <th scope="col" class="c-total num">
              Total <span class="unit">{column.unit}</span>
            </th>
            {hasSource && (
              <th scope="col" class="src">
                Source
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {shown.before > 0 && <Filler rows={shown.before} />}
          {breakdown.rows.slice(shown.before, shown.end).map((row, index) => (
            <CodeTableRow key={keyOf(row)} {...props} row={row} column={column} hasSource={hasSource} index={shown.before + index} />
          ))}
          {shown.end < breakdown.rows.length && <Filler rows={breakdown.rows.length - shown.end} />}
        </tbody>
      </table>
    </div>
  );
}

function keyOf(row: CodeRow): string {
  switch (row.kind) {
    case "inlined":
      return `${row.line} ${row.calleeLine} ${row.function} ${row.file}`;
    case "unknown":
      return "unknown";
    default:
      return String(row.line);
  }
}

/** Which rows to draw: all of a function, a window of a long file. */
function useWindow(scroller: { current: HTMLDivElement | null }, rows: number): { before: number; end: number } {
  const [top, setTop] = useState(0);
  const windowed = rows > DRAW_ALL;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || !windowed) return;
    const scrolled = () => setTop(Math.floor(element.scrollTop / ROW_PIXELS / OVERSCAN) * OVERSCAN);
    scrolled();
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => element.removeEventListener("scroll", scrolled);
  }, [scroller, windowed]);
  if (!windowed) return { before: 0, end: rows };
  const height = Math.ceil((scroller.current?.clientHeight ?? 800) / ROW_PIXELS);
  const before = Math.max(0, Math.min(top, rows) - OVERSCAN);
  return { before, end: Math.min(rows, top + height + 2 * OVERSCAN) };
}

/** Brings the chosen line, else the hottest, into view: once per function and commit, and when another line is chosen. */
function useScrollToLine(scroller: { current: HTMLDivElement | null }, props: CodeTableProps): void {
  const { breakdown, details, selectedLine } = props;
  const wanted = `${details.selected?.ref ?? ""} ${selectedLine}`;
  const wholeFile = breakdown.rows[0]?.kind === "line" && breakdown.rows[0].line === 1;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || restoreScroll(element)) return;
    const chosen = breakdown.rows.findIndex((row) => row.kind === "line" && row.line === selectedLine);
    const index = chosen >= 0 ? chosen : breakdown.hottest;
    const top = index * ROW_PIXELS;
    const head = 26;
    const visible = top >= element.scrollTop && top + ROW_PIXELS + head <= element.scrollTop + element.clientHeight;
    if (index >= 0 && !visible) element.scrollTop = Math.max(0, top - element.clientHeight / 3);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not when only the numbers or the source changed
  }, [wanted, wholeFile]);
}

function Filler({ rows }: { rows: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={4} style={{ height: `${rows * ROW_PIXELS}px` }} />
    </tr>
  );
}

function caption(details: FunctionDetails, column: Column): string {
  const version = details.selected === null || details.selected.ref === "" ? "" : ` at commit ${details.selected.ref}`;
  return `Cost per line of ${details.function.name}${version}${column.unit === "" ? "" : `, in ${column.unit}`}`;
}

function summary(details: FunctionDetails, column: Column): string {
  const hottest = [...details.lines].sort((a, b) => b.total - a.total).slice(0, 3);
  const words = hottest.map((line) => {
    const share = formatShare(details.total === 0 ? 0 : line.total / details.total);
    return `line ${line.line}, total ${column.cell(line.total)} ${column.unit}`.trim() + `, ${share}`;
  });
  return words.length === 0 ? "No line has cost." : `Hottest lines: ${words.join("; ")}.`;
}
