import { api } from "../api/client";
import { ProblemNote, Warnings } from "../components/notes";
import { TopTable } from "../explore/topTable";
import { formatCount } from "../profile/numbers";
import { useResource } from "../state/resource";
import { sandwichHref, sandwichOf } from "./sandwichHref";
import type { SandwichViewProps } from "./sandwichView";
import { SandwichLoading } from "./sandwichLoading";

const LISTED = 500;

/** The functions to choose from, while none is chosen. */
export function FunctionChoice({ state, selection, tools, onChange }: SandwichViewProps) {
  const ask = { ...selection, search: state.find, sort: state.sort, limit: LISTED };
  const table = useResource(`sandwich choice ${JSON.stringify(ask)}`, (signal) => api.functions(ask, signal), "keep");
  return (
    <section class="pane table-pane sandwich-choice" aria-label="Choose a function">
      {tools}
      <p class="sandwich-hint">Choose the function whose callers and callees you want to see.</p>
      {table.problem !== null ? (
        <ProblemNote problem={table.problem} />
      ) : table.data === null ? (
        <SandwichLoading what="the functions" />
      ) : (
        <>
          <TopTable
            table={table.data}
            sort={state.sort}
            selected={{ name: "", file: "" }}
            onSort={(sort) => onChange({ sort }, "replace")}
            hrefOf={(row) => sandwichHref(state, row.name, row.file)}
            onOpen={(row) => onChange(sandwichOf(row.name, row.file))}
          />
          <div class="foot">
            {table.data.functions.length < table.data.count
              ? `${formatCount(table.data.functions.length)} of ${formatCount(table.data.count)} functions shown; search to find others`
              : `${formatCount(table.data.count)} functions`}
          </div>
          <Warnings warnings={table.data.warnings} />
        </>
      )}
    </section>
  );
}
