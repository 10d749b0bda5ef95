import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { CodeFile } from "../api/code";
import { Icon } from "../components/icon";
import { Skeleton } from "../components/notes";
import type { Token } from "../details/highlight";
import { barWidth, columnFor, formatExact, formatShare, NONE, type Column } from "../profile/numbers";
import { restoreScroll } from "../state/scroll";
import type { FileRow } from "./fileRows";
import { hotLines } from "./hotLines";

export const ROW_PIXELS = 21;
const HEAD_PIXELS = 26;
const OVERSCAN = 40;

export interface FileTableProps {
  file: CodeFile;
  rows: readonly FileRow[];
  /** Null while there is no text. */
  lines: readonly string[] | null;
  coloured: readonly (readonly Token[])[] | null;
  /** The text is on its way: bars stand where it will be. */
  reading: boolean;
  line: number;
  lastLine: number;
  /** Lines that hold what is looked for. */
  found: ReadonlySet<number>;
  scroller: RefObject<HTMLDivElement | null>;
  onSelect(line: number, extend: boolean): void;
}

/** A whole file as a real table, a row a line; only the rows near the window are drawn. */
export function FileTable(props: FileTableProps) {
  const { file, rows, scroller } = props;
  const shown = useWindow(scroller, rows.length);
  useScrollToLine(props);
  const column = columnFor(file.total, file.unit);
  const hasSource = props.lines !== null || props.reading;
  return (
    <div class="scroll file" ref={scroller} data-scroll="lines" tabIndex={0} role="region" aria-label={`Source of ${file.path}`}>
      <p class="sr">{summary(file, column)}</p>
      <table class="code" aria-rowcount={rows.length + 1}>
        <caption class="sr">{`${file.path}, cost per line${column.unit === "" ? "" : ` in ${column.unit}`}`}</caption>
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
          {shown.from > 0 && <Filler rows={shown.from} />}
          {rows.slice(shown.from, shown.end).map((row, index) => (
            <Row key={row.line} {...props} row={row} column={column} hasSource={hasSource} index={shown.from + index} />
          ))}
          {shown.end < rows.length && <Filler rows={rows.length - shown.end} />}
        </tbody>
      </table>
    </div>
  );
}

/** Which rows to draw; in steps, so that most scrolling draws nothing. */
function useWindow(scroller: RefObject<HTMLDivElement | null>, rows: number): { from: number; end: number } {
  const [seen, setSeen] = useState({ top: 0, height: 50 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      const top = Math.floor(element.scrollTop / ROW_PIXELS / OVERSCAN) * OVERSCAN;
      const height = Math.ceil(element.clientHeight / ROW_PIXELS);
      setSeen((before) => (before.top === top && before.height === height ? before : { top, height }));
    };
    look();
    element.addEventListener("scroll", look, { passive: true });
    const sized = new ResizeObserver(look);
    sized.observe(element);
    return () => {
      element.removeEventListener("scroll", look);
      sized.disconnect();
    };
  }, [scroller, rows]);
  return { from: Math.max(0, Math.min(seen.top, rows) - OVERSCAN), end: Math.min(rows, seen.top + seen.height + 2 * OVERSCAN) };
}

/** Brings the chosen line, else the hottest, into view. */
function useScrollToLine({ file, rows, line, scroller }: FileTableProps): void {
  const at = useMemo(() => {
    const wanted = line > 0 ? line : (hotLines(file.lines, file.total)[0]?.line ?? 0);
    return rows.findIndex((row) => row.line === wanted);
  }, [file, rows, line]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || at < 0 || restoreScroll(element)) return;
    const top = at * ROW_PIXELS;
    const visible = top >= element.scrollTop && top + ROW_PIXELS + HEAD_PIXELS <= element.scrollTop + element.clientHeight;
    if (!visible) element.scrollTop = Math.max(0, top - element.clientHeight / 3);
  }, [scroller, at, rows.length]);
}

function Filler({ rows }: { rows: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={4} style={{ height: `${rows * ROW_PIXELS}px` }} />
    </tr>
  );
}

type RowProps = FileTableProps & { row: FileRow; column: Column; hasSource: boolean; index: number };

function Row(props: RowProps) {
  const { row } = props;
  const selected = row.line > 0 && row.line >= props.line && row.line <= Math.max(props.line, props.lastLine);
  const classes = [
    row.total !== 0 || row.self !== 0 ? `hit h${row.heat}` : "",
    row.hot ? "hot" : "",
    row.few ? "few" : "",
    row.beyond ? "beyond" : row.line === 0 ? "rowhead" : "",
    props.found.has(row.line) ? "found" : "",
    selected ? "sel" : "",
  ].filter((name) => name !== "");
  return (
    <tr class={classes.join(" ")} data-line={row.line} aria-rowindex={props.index + 2} aria-selected={selected ? "true" : undefined}>
      <th scope="row" class="ln">
        <LineNumber {...props} />
      </th>
      <Value {...props} class="c-self" value={row.self} />
      <Value {...props} class="c-total" value={row.total} />
      {props.hasSource && (
        <td class="src">
          <Source {...props} />
        </td>
      )}
    </tr>
  );
}

function LineNumber({ row, onSelect }: RowProps) {
  if (row.line === 0) return <>?</>;
  const select = (event: MouseEvent) => {
    event.preventDefault();
    onSelect(row.line, event.shiftKey);
  };
  return (
    <a href={`#L${row.line}`} tabIndex={-1} onClick={select}>
      {row.line}
    </a>
  );
}

function Value({ row, column, file, value, class: name }: RowProps & { class: string; value: number }) {
  if (value === 0) {
    return (
      <td class={name}>
        <span class="v zero" aria-label="none">
          {NONE}
        </span>
      </td>
    );
  }
  return (
    <td class={name} title={`${formatExact(value, file.unit, row.samples)}${row.few ? ", too few to compare" : ""}`}>
      <span class="v" style={{ "--w": String(barWidth(value, file.total)) }}>
        {column.cell(value)}
      </span>
    </td>
  );
}

function Source({ row, lines, coloured }: RowProps) {
  if (row.line === 0) return <>Unknown line: the build kept no line number here</>;
  if (row.beyond) {
    return (
      <>
        <Icon name="warn" class="warn" />
        Beyond the end of this file ({lines?.length ?? 0} lines)
      </>
    );
  }
  if (lines === null) return <Skeleton width={40 + ((row.line * 37) % 60)} />;
  const tokens = coloured?.[row.line - 1];
  if (tokens === undefined) return <>{lines[row.line - 1]}</>;
  return (
    <>
      {tokens.map((token, index) =>
        token.class === "" ? (
          token.text
        ) : (
          <span key={index} class={token.class}>
            {token.text}
          </span>
        ),
      )}
    </>
  );
}

function summary(file: CodeFile, column: Column): string {
  const words = hotLines(file.lines, file.total)
    .slice(0, 3)
    .map(
      (line) => `line ${line.line}, total ${column.cell(line.total)} ${column.unit}`.trim() + `, ${formatShare(line.total / file.total)}`,
    );
  return words.length === 0 ? "No line has cost." : `Hottest lines: ${words.join("; ")}.`;
}
