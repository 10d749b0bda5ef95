import { lazy } from "../components/lazy";
import { useEffect, useRef } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import type { FlameGraphData, FunctionRow, FunctionTable } from "../api/types";
import { Link } from "../components/link";
import { Note, ProblemNote, Skeleton, Waiting, Warnings } from "../components/notes";
import { isTyping } from "../components/searchField";
import { formatAmount, formatCount } from "../profile/numbers";
import { COMMIT_LABEL, parseQuery, serviceOf, type Query } from "../profile/queries";
import { typeLabel } from "../profile/profileTypes";
import { rangeLabel } from "../profile/ranges";
import { now } from "../state/clock";
import { go, place } from "../state/location";
import { functionDetails } from "../state/pages";
import { refresh, useResource, type Resource } from "../state/resource";
import { exploreHref, exploreState, servicesHref, type ExploreState, type FunctionSort } from "../state/views";
import { DetailsOff } from "./detailsOff";
import { EmptyRange } from "./emptyRange";
import { FlamePane, ViewTools } from "./flamePane";
import { QueryBar } from "./queryBar";
import { TimelineSection } from "./timelineSection";
import { TopTable } from "./topTable";

const DetailsPanel = lazy(() => import("../details/detailsPanel").then((module) => module.DetailsPanel));

const TABLE_LIMIT = 500;
/** Boxes of the flame graph; a frame stays short well beyond them, and what is cut is said below the graph. */
const MOST_BOXES = 100_000;

/** The single view: what one service costs, when, in which functions. Everything it shows stands in the URL. */
export function ExplorePage() {
  const state = exploreState(place.value);
  const query = parseQuery(state.query);
  if (query === null || query.profileType === "") return <BadQuery state={state} />;
  // Another question starts anew: nothing of the one before may stand under its name, not even for a moment.
  return <Explore key={`${state.tenant}\n${state.query}`} state={state} query={query} />;
}

function BadQuery({ state }: { state: ExploreState }) {
  return (
    <main class="page">
      <h1 class="sr">Explore</h1>
      <Note
        icon="warn"
        tone="warn"
        title={state.query === "" ? "This address asks for no profile" : "This query cannot be read"}
        actions={
          <Link class="btn btn-s" href={servicesHref({ tenant: state.tenant })}>
            Choose a service
          </Link>
        }
      >
        {state.query === "" ? "A profile type and a service belong here." : <code>{state.query}</code>}
      </Note>
    </main>
  );
}

/** What the address says of the panel when it is closed. */
const NO_FUNCTION = {
  function: "",
  file: "",
  stack: "",
  thisPath: false,
  also: [],
  commit: "",
  sourceCommit: "",
  line: 0,
  lastLine: 0,
} satisfies Partial<ExploreState>;

interface ExploreProps {
  state: ExploreState;
  query: Query;
}

function Explore({ state, query }: ExploreProps) {
  const selection: Selection = { query: state.query, from: state.from, until: state.until, tenant: state.tenant };
  const key = JSON.stringify(selection);
  const groupBy = state.groupBy === "" ? COMMIT_LABEL : state.groupBy;
  const timeline = useResource(`timeline ${groupBy} ${key}`, (signal) => api.timeline({ ...selection, groupBy }, signal), "keep");
  const flame = useResource(`flame ${key}`, (signal) => api.flameGraph({ ...selection, maxNodes: MOST_BOXES }, signal), "keep");
  const labels = useResource(`labels ${key}`, (signal) => api.labels(selection, signal), "keep");
  const change = (patch: Partial<ExploreState>, how: "push" | "replace" = "push") => go(exploreHref({ ...state, ...patch }), how);
  const another = { ...NO_FUNCTION, focus: "", hide: [] };
  const service = serviceOf(query);
  useEffect(() => {
    document.title = `${service === "" ? "All services" : service} · ${typeLabel(query.profileType)} · Lineflame`;
  }, [service, query.profileType]);
  useKeys(state, change);
  return (
    <div class="app">
      <QueryBar
        state={state}
        query={query}
        selection={selection}
        onQuery={(text) => change({ ...(isOfService(text, service) ? {} : another), query: text })}
        onRange={(range) => change(range)}
      />
      <TimelineSection
        data={timeline.data}
        problem={timeline.problem}
        groupBy={groupBy}
        labels={labels.data?.labels ?? []}
        onGroupBy={(label) => change({ groupBy: label })}
        onSelectRange={(from, until) => change({ from, until })}
      />
      <Work state={state} query={query} selection={selection} flame={flame} change={change} />
    </div>
  );
}

/** Another profile type or label keeps what is open; another service has other functions. */
function isOfService(text: string, service: string): boolean {
  const query = parseQuery(text);
  return query !== null && serviceOf(query) === service;
}

/** Keys of the view. Those of the flame graph and of the panel live there. */
function useKeys(state: ExploreState, change: (patch: Partial<ExploreState>) => void): void {
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "r" || event.key === "R") refresh();
      const view = ({ "1": "flame", "2": "table", "3": "both" } as const)[event.key];
      if (view !== undefined) change({ view });
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `change` is made anew from each state
  }, [state]);
}

interface WorkProps extends ExploreProps {
  selection: Selection;
  flame: Resource<FlameGraphData>;
  change(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
}

function Work(props: WorkProps) {
  const { state, query, flame, change } = props;
  const opener = useRef<Element | null>(null);
  // The commit stays while one walks from function to function; a box also brings the calls that lead to it.
  const open = (name: string, file: string, stack = "") => {
    change({ function: name, file, stack, thisPath: state.thisPath && stack !== "", sourceCommit: "", line: 0, lastLine: 0 });
  };
  const close = () => {
    change({ ...NO_FUNCTION });
    // Of a pasted address nothing was focused before; what opened the panel may be gone by now.
    const gone = opener.current === document.body || opener.current?.isConnected !== true;
    const target = gone ? document.querySelector(".flame canvas, .table-pane a") : opener.current;
    if (target instanceof HTMLElement) target.focus();
  };
  const panel = state.function !== "";
  const layout = ["work", `view-${state.view}`, panel ? "with-panel" : "no-panel"].join(" ");
  return (
    <main class={layout} aria-busy={flame.pending}>
      <Title {...props} />
      <div class="views">
        {flame.problem !== null ? (
          <div class="pane-note">
            <ProblemNote problem={flame.problem} />
          </div>
        ) : flame.data === null ? (
          <Loading what="the flame graph" />
        ) : flame.data.samples === 0 && flame.data.nodes.parent.length <= 1 ? (
          <EmptyRange state={state} query={query} change={change} />
        ) : (
          <Views {...props} data={flame.data} open={open} />
        )}
      </div>
      {panel && !functionDetails.value && <DetailsOff onClose={close} />}
      {panel && functionDetails.value && (
        <DetailsPanel
          key={`${state.query}\n${state.function}\n${state.file}`}
          state={state}
          query={query}
          selection={props.selection}
          graph={flame}
          onChange={change}
          onClose={close}
          onOpened={(from) => {
            // Nothing has the focus while one panel takes the place of another: what opened the first stands.
            if (from !== document.body) opener.current = from;
          }}
        />
      )}
    </main>
  );
}

/** Apart, because it changes with the clock and nothing else here does. */
function Title({ state, query }: ExploreProps) {
  return <h1 class="sr">{`${serviceOf(query)}, ${typeLabel(query.profileType)}, ${rangeLabel(state, now.value)}`}</h1>;
}

function Loading({ what }: { what: string }) {
  return (
    <Waiting>
      <div class="pane-note" role="status" aria-label={`Loading ${what}`}>
        {[120, 96, 70, 40].map((width) => (
          <p key={width}>
            <Skeleton width={width} />
          </p>
        ))}
      </div>
    </Waiting>
  );
}

function Views(props: WorkProps & { data: FlameGraphData; open(name: string, file: string, stack?: string): void }) {
  const { state, query, change, data } = props;
  const title = `${serviceOf(query)} · ${typeLabel(query.profileType)} · ${formatAmount(data.total, data.unit)}`;
  return (
    <>
      {state.view !== "table" && (
        <section class="pane flame-pane" aria-label="Flame graph">
          <ViewTools state={state} onChange={change} />
          <FlamePane state={state} title={title} data={data} onChange={change} onOpen={props.open} />
        </section>
      )}
      {state.view !== "flame" && (
        <section class="pane table-pane" aria-label="Top table">
          {state.view === "table" ? (
            <ViewTools state={state} onChange={change} />
          ) : (
            <div class="tools table-head">
              <h2>Top functions</h2>
            </div>
          )}
          <TableSection {...props} />
        </section>
      )}
    </>
  );
}

function TableSection(props: WorkProps & { open(name: string, file: string): void }) {
  const { state, selection, change } = props;
  const ask = { ...selection, search: state.find, sort: state.sort, limit: TABLE_LIMIT };
  const table = useResource(`functions ${JSON.stringify(ask)}`, (signal) => api.functions(ask, signal), "keep");
  if (table.problem !== null) return <ProblemNote problem={table.problem} />;
  if (table.data === null) return <Loading what="the functions" />;
  return (
    <>
      <TopTable
        table={table.data}
        sort={state.sort}
        selected={{ name: state.function, file: state.file }}
        onSort={(sort: FunctionSort) => change({ sort }, "replace")}
        hrefOf={(row: FunctionRow) =>
          exploreHref({ ...state, ...NO_FUNCTION, also: state.also, commit: state.commit, function: row.name, file: row.file })
        }
        onOpen={(row: FunctionRow) => props.open(row.name, row.file)}
      />
      <TableFoot table={table.data} />
      {/* Beside the flame graph they stand there already. */}
      {state.view === "table" && <Warnings warnings={table.data.warnings} />}
    </>
  );
}

function TableFoot({ table }: { table: FunctionTable }) {
  const shown = table.functions.length;
  return (
    <div class="foot">
      <span>
        {shown < table.count
          ? `${formatCount(shown)} of ${formatCount(table.count)} functions shown`
          : `${formatCount(table.count)} functions`}
      </span>
      <span class="grow" />
      <span class="wide">Total counts a sample once per function</span>
    </div>
  );
}
