import { Fragment } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { FunctionDetails } from "../api/types";
import { isCostly, rowKey, type Breakdown } from "../profile/breakdown";
import { columnFor, formatShare, type Column } from "../profile/numbers";
import { typeLabel } from "../profile/profileTypes";
import { restoreScroll } from "../state/scroll";
import type { BesideType } from "./alongside";
import { CallsRow } from "./callsRow";
import { CodeTableRow } from "./codeRow";
import type { Folds } from "./folds";
import type { Token } from "./highlight";
import { rowWords } from "./rowWords";
import type { Walk } from "./walking";

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
  /** The row under a line that the keyboard is at, "" for the line itself. */
  pointed: string;
  folds: Folds;
  walk: Walk;
  /** Other profile types, a pair of columns each. */
  beside: readonly BesideType[];
  /** `extend` makes a range from the line selected before. */
  onSelectLine(line: number, extend: boolean): void;
}

const ROW_PIXELS = 21;
const DRAW_ALL = 800;
const OVERSCAN = 40;

/** Source lines with their costs: a real table, one row a line, numbers beside the code they belong to. */
export function CodeTable(props: CodeTableProps) {
  const { details, breakdown, beside } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const shown = useWindow(scroller, breakdown.rows.length);
  useScrollToLine(scroller, props);
  const column = columnFor(details.total, details.unit);
  const hasSource = props.source !== null || props.reading;
  const heads = beside.length === 0 ? 1 : 2;
  return (
    <div class="scroll" ref={scroller} data-scroll="lines" tabIndex={0} role="region" aria-label="Breakdown per line">
      <p class="sr">{summary(details, column)}</p>
      <p class="sr" role="status">
        {rowWords(breakdown, props.pointed === "" ? String(props.selectedLine) : props.pointed, props.source, column, details.total)}
      </p>
      <table class="code" aria-rowcount={breakdown.rows.length + heads}>
        <caption class="sr">{caption(details, column)}</caption>
        <thead>
          <TypeHead details={details} beside={beside} hasSource={hasSource} />
          <Head column={column} beside={beside} hasSource={hasSource} />
        </thead>
        <tbody>
          {shown.before > 0 && <Filler rows={shown.before} columns={4 + 2 * beside.length} />}
          {breakdown.rows.slice(shown.before, shown.end).map((row, index) => {
            const drawn = { ...props, column, hasSource, index: shown.before + index + heads };
            return isCostly(row) ? (
              <CodeTableRow key={rowKey(row)} {...drawn} row={row} />
            ) : (
              <CallsRow key={rowKey(row)} {...drawn} row={row} />
            );
          })}
          {shown.end < breakdown.rows.length && <Filler rows={breakdown.rows.length - shown.end} columns={4 + 2 * beside.length} />}
        </tbody>
      </table>
    </div>
  );
}

function Head({ column, beside, hasSource }: { column: Column; beside: readonly BesideType[]; hasSource: boolean }) {
  return (
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
      {beside.map((type) => (
        <Fragment key={type.type}>
          <th scope="col" class="c-also num" aria-label={`${type.label}, self ${type.column.unit}`}>
            Self <span class="unit">{type.column.unit}</span>
          </th>
          <th scope="col" class="c-also c-also-last num" aria-label={`${type.label}, total ${type.column.unit}`}>
            Total <span class="unit">{type.column.unit}</span>
          </th>
        </Fragment>
      ))}
      {hasSource && (
        <th scope="col" class="src">
          Source
        </th>
      )}
    </tr>
  );
}

/** Which pair of columns is of which profile type; only where there are several. */
function TypeHead({ details, beside, hasSource }: { details: FunctionDetails; beside: readonly BesideType[]; hasSource: boolean }) {
  if (beside.length === 0) return null;
  return (
    <tr class="types">
      <th scope="colgroup" colSpan={3} class="of-type">
        {typeLabel(details.profileType)}
      </th>
      {beside.map((type) => (
        <th key={type.type} scope="colgroup" colSpan={2} class="also-type" title={type.instead ?? type.type}>
          {type.label}
          {type.instead !== null && <span class="sr">: {type.instead}</span>}
        </th>
      ))}
      {hasSource && <td class="src" />}
    </tr>
  );
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
  const { breakdown, details, selectedLine, pointed } = props;
  const wanted = `${details.selected?.ref ?? ""} ${selectedLine} ${pointed}`;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || restoreScroll(element)) return;
    const key = pointed === "" ? String(selectedLine) : pointed;
    const chosen = breakdown.rows.findIndex((row) => rowKey(row) === key);
    const index = chosen >= 0 ? chosen : breakdown.hottest;
    const top = index * ROW_PIXELS;
    const head = (element.querySelector("thead")?.clientHeight ?? 26) + 2;
    const visible = top >= element.scrollTop && top + ROW_PIXELS + head <= element.scrollTop + element.clientHeight;
    if (index >= 0 && !visible) element.scrollTop = Math.max(0, top - element.clientHeight / 3);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not when only the numbers or the source changed
  }, [wanted]);
}

function Filler({ rows, columns }: { rows: number; columns: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height: `${rows * ROW_PIXELS}px` }} />
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
