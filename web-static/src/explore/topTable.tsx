import { useLayoutEffect, useRef } from "preact/hooks";
import type { FunctionRow, FunctionTable, Origin } from "../api/types";
import { Icon } from "../components/icon";
import { moveFocus } from "../components/listbox";
import { Link } from "../components/link";
import { withoutImportPath } from "../profile/names";
import { barWidth, columnFor, formatCount, formatExact, formatShare, type Column } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { shortPath } from "../profile/repositories";
import { restoreScroll } from "../state/scroll";
import type { FunctionSort } from "../state/views";

export interface TopTableProps {
  table: FunctionTable;
  sort: FunctionSort;
  selected: { name: string; file: string };
  onSort(sort: FunctionSort): void;
  /** Where a row's function opens. */
  hrefOf(row: FunctionRow): string;
  onOpen(row: FunctionRow): void;
  /** The row under the pointer or the keyboard, null when neither is on one. */
  onPoint?(row: FunctionRow | null): void;
  /** Where a row's callers and callees are; without it they are not offered. */
  sandwichHrefOf?(row: FunctionRow): string;
}

export const ORIGIN_WORDS: Readonly<Record<Origin, string>> = {
  own: "Own code",
  dependency: "Dependency",
  standard_library: "Standard library",
  runtime: "Runtime",
};
export const ORIGIN_DOTS: Readonly<Record<Origin, string>> = {
  own: "dot-own",
  dependency: "dot-dep",
  standard_library: "dot-std",
  runtime: "dot-run",
};

/** Functions by cost: a real table, sorted by the server, each row a link to the function's details. */
export function TopTable(props: TopTableProps) {
  const { table } = props;
  const largestSelf = Math.max(0, ...table.functions.map((row) => row.self));
  const largestTotal = Math.max(0, ...table.functions.map((row) => Math.abs(row.total)));
  const self = columnFor(largestTotal, table.unit);
  const twins = namesInSeveralFiles(table.functions);
  const scroller = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (scroller.current !== null) restoreScroll(scroller.current);
  }, []);
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    if (moveFocus(event.currentTarget as HTMLElement, "th a", event.key)) event.preventDefault();
  };
  return (
    <div class="scroll" ref={scroller} data-scroll="functions" tabIndex={0} role="region" aria-label="Functions by cost">
      <table class="tbl">
        <caption class="sr">
          Top functions by {props.sort}. Share of {formatExact(table.total, table.unit, table.samples)}.
        </caption>
        <thead>
          <tr>
            <Head {...props} by="name" words="Function" />
            <Head {...props} by="self" words="Self" unit={self.unit} />
            <Head {...props} by="total" words="Total" unit={self.unit} />
            <Head {...props} by="samples" words="Samples" />
          </tr>
        </thead>
        <tbody onKeyDown={keyed} onFocusOut={() => props.onPoint?.(null)} onMouseLeave={() => props.onPoint?.(null)}>
          {table.functions.map((row) => (
            <Row key={`${row.name}\n${row.file}`} {...props} row={row} column={self} largestSelf={largestSelf} twin={twins.has(row.name)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Functions of one name stay apart by file: those need the file beside the name. */
function namesInSeveralFiles(rows: readonly FunctionRow[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(rows.map((row) => row.name).filter((name) => seen.has(name) || !seen.add(name)));
}

function Head(props: TopTableProps & { by: FunctionSort; words: string; unit?: string }) {
  const sorted = props.sort === props.by;
  return (
    <th
      scope="col"
      class={props.by === "name" ? "" : "num"}
      aria-sort={sorted ? (props.by === "name" ? "ascending" : "descending") : "none"}
    >
      <button type="button" onClick={() => props.onSort(props.by)}>
        {props.words}
        {props.unit !== undefined && props.unit !== "" && <span class="unit">{props.unit}</span>}
        {sorted && <Icon name="down" small />}
      </button>
    </th>
  );
}

function Row(props: TopTableProps & { row: FunctionRow; column: Column; largestSelf: number; twin: boolean }) {
  const { row, table, column } = props;
  const selected = row.name === props.selected.name && (props.selected.file === "" || row.file === props.selected.file);
  const pressed = (event: MouseEvent) => {
    if (!(event.target instanceof Element) || event.target.closest("a") === null) props.onOpen(row);
  };
  const title = (value: number) => `${formatExact(value, table.unit)}, ${formatShare(shareOf(value, table.total))}`;
  return (
    <tr
      aria-selected={selected ? "true" : undefined}
      onClick={pressed}
      onMouseEnter={() => props.onPoint?.(row)}
      onFocusIn={() => props.onPoint?.(row)}
    >
      <th scope="row" class="name">
        <span class="cut">
          <i class={`dot ${ORIGIN_DOTS[row.origin]}`} title={ORIGIN_WORDS[row.origin]} />
          <Link class="cut" href={props.hrefOf(row)} title={`${row.name}\n${row.file}${row.startLine > 0 ? `:${row.startLine}` : ""}`}>
            {withoutImportPath(row.name)}
          </Link>
          {props.twin && <span class="muted twin">{shortPath(row.file, 1)}</span>}
          {props.sandwichHrefOf !== undefined && (
            <Link
              class="row-act"
              href={props.sandwichHrefOf(row)}
              title="Sandwich: callers and callees"
              label={`Callers and callees of ${row.name}`}
            >
              <Icon name="sandwich" small />
            </Link>
          )}
        </span>
      </th>
      <td class="num bar-cell" style={{ "--w": String(barWidth(row.self, props.largestSelf)) }} title={title(row.self)}>
        {column.cell(row.self)}
      </td>
      <td class="num bar-cell" style={{ "--w": String(barWidth(row.total, table.total)) }} title={title(row.total)}>
        {column.cell(row.total)}
      </td>
      <td class="num soft">{formatCount(row.samples)}</td>
    </tr>
  );
}
