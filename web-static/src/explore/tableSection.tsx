import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import type { FunctionRow, FunctionTable, Origin } from "../api/types";
import { copyText } from "../components/copyText";
import { Note, ProblemNote, Warnings } from "../components/notes";
import { Picker } from "../components/picker";
import { formatCount, formatExact } from "../profile/numbers";
import { useResource } from "../state/resource";
import type { ExploreState } from "../state/views";
import { Loading } from "./loading";
import { tableCsv, tableText } from "./tableTexts";
import { ORIGIN_WORDS, TopTable } from "./topTable";
import { ViewTools } from "./viewTools";

/** Rows that are listed at first, and by which the list grows. */
const PAGE = 200;
/** An origin is picked out of all functions, not out of the dearest. */
const ALL = 100_000;

export interface TableSectionProps {
  state: ExploreState;
  selection: Selection;
  change(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  open(name: string, file: string): void;
  /** Where a row's function opens. */
  hrefOf(row: FunctionRow): string;
  /** Where its callers and callees are. */
  sandwichHrefOf(row: FunctionRow): string;
}

/** The top table with what stands above and below it. */
export function TableSection(props: TableSectionProps) {
  const { state, selection, change } = props;
  const [pages, setPages] = useState(1);
  const [pointed, setPointed] = useState<FunctionRow | null>(null);
  const origin = isOrigin(state.origin) ? state.origin : null;
  const ask = { ...selection, search: state.find, sort: state.sort, limit: origin === null ? pages * PAGE : ALL };
  const table = useResource(`functions ${JSON.stringify(ask)}`, (signal) => api.functions(ask, signal), "keep");
  const data = table.data ?? table.before;
  const fitting = origin === null ? (data?.functions ?? []) : (data?.functions ?? []).filter((row) => row.origin === origin);
  const rows = fitting.slice(0, pages * PAGE);
  const count = origin === null ? (data?.count ?? 0) : fitting.length;
  const tools = <TableTools {...props} table={data} rows={rows} />;
  return (
    <section class="pane table-pane" aria-label="Top table">
      {state.view === "table" ? (
        <ViewTools state={state} onChange={change} more={tools} />
      ) : (
        <div class="tools table-head">
          <h2>Top functions</h2>
          <span class="grow" />
          {tools}
        </div>
      )}
      {table.problem !== null && data === null ? (
        <div class="pane-note">
          <ProblemNote problem={table.problem} />
        </div>
      ) : data === null ? (
        <Loading what="the functions" onCancel={table.cancel} />
      ) : rows.length === 0 ? (
        <div class="pane-note">
          <NothingListed {...props} origin={origin} />
        </div>
      ) : (
        <TopTable
          table={{ ...data, functions: rows }}
          sort={state.sort}
          selected={{ name: state.function, file: state.file }}
          onSort={(sort) => change({ sort }, "replace")}
          hrefOf={props.hrefOf}
          onOpen={(row) => props.open(row.name, row.file)}
          onPoint={setPointed}
          sandwichHrefOf={props.sandwichHrefOf}
        />
      )}
      {data !== null && (
        <div class="foot">
          <span>
            {rows.length < count
              ? `${formatCount(rows.length)} of ${formatCount(count)} functions shown`
              : `${formatCount(count)} ${count === 1 ? "function" : "functions"}`}
          </span>
          {rows.length < count && (
            <button type="button" class="btn btn-quiet btn-s" onClick={() => setPages(pages + 2)}>
              Show more
            </button>
          )}
          <span class="grow" />
          <span class="wide cut">{pointed === null ? "Total counts a sample once per function" : exactWords(pointed, data.unit)}</span>
        </div>
      )}
      {/* Beside the flame graph they stand there already. */}
      {state.view === "table" && data !== null && <Warnings warnings={data.warnings} />}
    </section>
  );
}

/** What the row under the pointer or the keyboard costs to the last unit. */
function exactWords(row: FunctionRow, unit: string): string {
  return `Self ${formatExact(row.self, unit)} · Total ${formatExact(row.total, unit, row.samples)}`;
}

function isOrigin(text: string): text is Origin {
  return Object.hasOwn(ORIGIN_WORDS, text);
}

function TableTools(props: TableSectionProps & { table: FunctionTable | null; rows: readonly FunctionRow[] }) {
  const { state, table, rows } = props;
  const [said, setSaid] = useState("");
  const copy = async (how: string) => {
    if (table === null) return;
    const copied = await copyText(how === "csv" ? tableCsv(table, rows) : tableText(table, rows));
    setSaid(copied ? "Copied" : "Copying was not allowed");
    window.setTimeout(() => setSaid(""), 1_600);
  };
  return (
    <>
      <Picker
        label="Origin"
        class="btn btn-quiet btn-s"
        align="end"
        choices={[{ value: "", label: "All origins" }, ...Object.entries(ORIGIN_WORDS).map(([value, label]) => ({ value, label }))]}
        chosen={isOrigin(state.origin) ? state.origin : ""}
        onChoose={(origin) => props.change({ origin })}
      >
        {isOrigin(state.origin) ? ORIGIN_WORDS[state.origin] : "All origins"}
      </Picker>
      <Picker
        label="Copy the table"
        class="btn btn-quiet btn-s"
        icon="copy"
        align="end"
        choices={[
          { value: "text", label: "Copy as text" },
          { value: "csv", label: "Copy as CSV" },
        ]}
        chosen=""
        onChoose={(how) => void copy(how)}
      >
        <span class="wide">{said === "" ? "Copy" : said}</span>
      </Picker>
      <span class="sr" role="status">
        {said}
      </span>
    </>
  );
}

function NothingListed({ state, change, origin }: TableSectionProps & { origin: Origin | null }) {
  const why = [
    state.find === "" ? "" : `with “${state.find.slice(0, 80)}” in its name`,
    origin === null ? "" : `of origin “${ORIGIN_WORDS[origin]}”`,
  ];
  return (
    <Note
      icon="search"
      title="No function fits"
      actions={
        <button type="button" class="btn btn-s" onClick={() => change({ find: "", origin: "" })}>
          Show all functions
        </button>
      }
    >
      None {why.filter((part) => part !== "").join(" and ")}.
    </Note>
  );
}
