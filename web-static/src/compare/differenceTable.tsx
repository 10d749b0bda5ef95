import type { DiffData } from "../api/diff";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Segmented } from "../components/segmented";
import { ORIGIN_DOTS, ORIGIN_WORDS } from "../explore/topTable";
import { shortPath } from "../profile/repositories";
import { withoutImportPath } from "../profile/names";
import { barWidth, columnFor, formatCount, formatShare, NONE, type Column } from "../profile/numbers";
import type { CompareSort, CompareState } from "../state/views";
import type { Cause } from "./cause";
import { changeOf, type Scale } from "./measure";
import { comparedRows, type ComparedRow } from "./rows";
import { exactWords, ratioWords } from "./words";

/** Rows in the page; what is beyond is found by name. */
const MOST_ROWS = 500;

export interface DifferenceTableProps {
  data: DiffData;
  scale: Scale;
  state: CompareState;
  /** Its row is marked. */
  cause: Cause | null;
  onChange(patch: Partial<CompareState>, how?: "push" | "replace"): void;
  hrefOf(name: string, file: string): string;
}

/** Functions by how much they changed: a real table, each row a link to the function's details. */
export function DifferenceTable(props: DifferenceTableProps) {
  const { data, scale, state, onChange } = props;
  const rows = comparedRows(data.table.functions, scale, state.cost, state.sort, state.find);
  const largest = Math.max(0, ...rows.map(({ pair }) => Math.max(Math.abs(pair.a), Math.abs(pair.b))));
  const widest = Math.max(0, ...rows.map(({ pair }) => Math.abs(changeOf(pair))));
  const twins = namesInSeveralFiles(data);
  const column = scale.by === "share" ? SHARES : columnFor(largest, data.unit);
  return (
    <>
      <div class="tools">
        <h2>Changed most</h2>
        <span class="grow" />
        <Segmented
          label="Cost"
          choices={[
            { value: "self", label: "Self" },
            { value: "total", label: "Total" },
          ]}
          chosen={state.cost}
          onChoose={(cost) => onChange({ cost }, "replace")}
        />
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label="Functions by change">
        <table class="tbl compare-table">
          <caption class="sr">
            Functions, {state.cost} in A and B, by {SORTS[state.sort]}
          </caption>
          <thead>
            <tr>
              <Head {...props} by="name" words="Function" />
              <Head {...props} by="a" words="A" unit={column.unit} />
              <Head {...props} by="b" words="B" unit={column.unit} />
              <Head {...props} by="change" words="Change" unit={column.unit} />
              <Head {...props} by="ratio" words="Ratio" />
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, MOST_ROWS).map((row) => (
              <Row
                key={`${row.row.name}\n${row.row.file}`}
                {...props}
                compared={row}
                column={column}
                widest={widest}
                twin={twins.has(row.row.name)}
              />
            ))}
          </tbody>
        </table>
        {rows.length === 0 && <p class="pane-note muted">No function has “{state.find}” in its name.</p>}
      </div>
      <Foot data={data} scale={scale} rows={rows} />
    </>
  );
}

const SHARES: Column = {
  unit: "%",
  cell: (value) => (value === 0 ? NONE : formatShare(value).replace(/\u202f?%$/u, "")),
};

const SORTS: Readonly<Record<CompareSort, string>> = {
  change: "change, largest first",
  ratio: "ratio, largest first",
  a: "cost in A, largest first",
  b: "cost in B, largest first",
  name: "name",
};

function Head(props: DifferenceTableProps & { by: CompareSort; words: string; unit?: string }) {
  const sorted = props.state.sort === props.by;
  return (
    <th
      scope="col"
      class={props.by === "name" ? "" : "num"}
      aria-sort={sorted ? (props.by === "name" ? "ascending" : "descending") : "none"}
    >
      <button type="button" onClick={() => props.onChange({ sort: props.by }, "replace")}>
        {props.words}
        {props.unit !== undefined && props.unit !== "" && <span class="unit">{props.unit}</span>}
        {sorted && <Icon name="down" small />}
      </button>
    </th>
  );
}

function Row(props: DifferenceTableProps & { compared: ComparedRow; column: Column; widest: number; twin: boolean }) {
  const { column, data, state } = props;
  const { row, pair, noise } = props.compared;
  const change = changeOf(pair);
  const tone = noise ? "muted" : change > 0 ? "more" : "less";
  const exact = exactWords(row.a[state.cost], row.b[state.cost], data.unit);
  return (
    <tr
      class={noise ? "noise" : undefined}
      aria-selected={props.cause?.name === row.name && props.cause.file === row.file ? "true" : undefined}
    >
      <th scope="row" class="name">
        <span class="cut">
          <i class={`dot ${ORIGIN_DOTS[row.origin]}`} title={ORIGIN_WORDS[row.origin]} />
          <Link class="cut" href={props.hrefOf(row.name, row.file)} title={`${row.name}\n${row.file}`}>
            {withoutImportPath(row.name)}
          </Link>
          {props.twin && <span class="muted twin">{shortPath(row.file, 1)}</span>}
        </span>
      </th>
      <td class="num soft" title={exact}>
        {column.cell(pair.a)}
      </td>
      <td class="num soft" title={exact}>
        {column.cell(pair.b)}
      </td>
      <td class={`num delta ${tone}`} style={{ "--w": String(noise ? 0 : barWidth(Math.abs(change), props.widest)) }} title={exact}>
        {change > 0 ? "+" : ""}
        {column.cell(change)}
      </td>
      <td class={`num ${tone}`}>{ratioWords(pair)}</td>
    </tr>
  );
}

/** Names that need their file beside them: a renamed file makes a function gone in one and new in the other. */
function namesInSeveralFiles(data: DiffData): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(data.table.functions.map((row) => row.name).filter((name) => seen.has(name) || !seen.add(name)));
}

/** How much stands above the noise, and what is not in the page. */
function Foot({ data, scale, rows }: { data: DiffData; scale: Scale; rows: readonly ComparedRow[] }) {
  const changed = rows.filter((row) => !row.noise).length;
  const floor = `${scale.floor * 100 >= 0.1 || scale.floor === 0 ? Number((scale.floor * 100).toFixed(2)) : "< 0.1"}\u202f%`;
  return (
    <div class="foot">
      <span role="status">
        {formatCount(changed)} of {formatCount(rows.length)} functions changed{scale.floor > 0 ? ` by more than ${floor}` : ""}
      </span>
      <span class="grow" />
      {rows.length > MOST_ROWS && <span>{formatCount(MOST_ROWS)} shown</span>}
      {data.table.truncated && (
        <span>
          of {formatCount(data.table.count)}, the {formatCount(data.table.functions.length)} that changed most
        </span>
      )}
    </div>
  );
}
