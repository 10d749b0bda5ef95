import { lazy } from "../components/lazy";
import { useEffect, useRef } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import type { FlameGraphData } from "../api/types";
import { Link } from "../components/link";
import { Note, ProblemNote } from "../components/notes";
import { Progress } from "../components/progress";
import { formatAmount } from "../profile/numbers";
import { COMMIT_LABEL, REPOSITORY_LABEL, parseQuery, serviceOf, type Query } from "../profile/queries";
import { typeLabel } from "../profile/profileTypes";
import { rangeLabel } from "../profile/ranges";
import { untilNow } from "../profile/rangeSteps";
import { now } from "../state/clock";
import { go, place } from "../state/location";
import { functionDetails } from "../state/pages";
import { sandwichHref, sandwichOf } from "../sandwich/sandwichHref";
import { useResource, type Resource } from "../state/resource";
import { exploreHref, exploreState, servicesHref, type ExploreState } from "../state/views";
import { DetailsOff } from "./detailsOff";
import { Divider, tableShare } from "./divider";
import { EmptyRange } from "./emptyRange";
import { FlamePane } from "./flamePane";
import { Loading } from "./loading";
import { QueryBar } from "./queryBar";
import { TableSection } from "./tableSection";
import { TimelineSection } from "./timelineSection";
import { useExploreKeys } from "./useExploreKeys";
import { useLive } from "./useLive";
import { ViewTools } from "./viewTools";

const SandwichView = lazy(() => import("../sandwich/sandwichView").then((module) => module.SandwichView));
const DetailsPanel = lazy(() => import("../details/detailsPanel").then((module) => module.DetailsPanel));

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
  const another = { ...NO_FUNCTION, focus: "", hide: [], sandwich: "", sandwichFile: "" };
  const service = serviceOf(query);
  useEffect(() => {
    document.title = `${service === "" ? "All services" : service} · ${typeLabel(query.profileType)} · Lineflame`;
  }, [service, query.profileType]);
  const live = useLive(state.live && state.until === "now", flame);
  useExploreKeys(state, change);
  return (
    <div class="app">
      <QueryBar
        state={state}
        query={query}
        selection={selection}
        onQuery={(text) => change({ ...(isOfService(text, service) ? {} : another), query: text })}
        onRange={(range) => change(range)}
        onLive={(on) => change(on ? { ...untilNow(state, Date.now()), live: true } : { live: false }, "replace")}
        hasSource={labels.data?.labels.includes(REPOSITORY_LABEL) === true}
      />
      <TimelineSection
        data={timeline.data ?? timeline.before}
        problem={timeline.problem}
        live={live}
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
  const data = flame.data ?? flame.before;
  const share = tableShare.value;
  const layout = ["work", `view-${state.view}`, panel ? "with-panel" : "no-panel"].join(" ");
  return (
    <main class={layout} aria-busy={flame.pending && flame.before === null}>
      <Title {...props} />
      <div class="views" style={{ "--table": share === null ? undefined : `${share}%` }}>
        {data !== null && (flame.pending || flame.repeating) && (
          <div class="progress-over">
            <Progress what="newer numbers" onCancel={flame.cancel} />
          </div>
        )}
        {data === null && flame.problem !== null ? (
          <div class="pane-note">
            <ProblemNote problem={flame.problem} />
          </div>
        ) : data === null ? (
          <Loading what="the flame graph" onCancel={flame.cancel} />
        ) : data.samples === 0 && data.nodes.parent.length <= 1 ? (
          <EmptyRange state={state} query={query} change={change} />
        ) : (
          <Views {...props} data={data} open={open} />
        )}
        {data !== null && flame.problem !== null && !state.live && (
          <div class="progress-over">
            <ProblemNote problem={flame.problem} />
          </div>
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

function Views(props: WorkProps & { data: FlameGraphData; open(name: string, file: string, stack?: string): void }) {
  const { state, query, selection, change, data } = props;
  const title = `${serviceOf(query)} · ${typeLabel(query.profileType)} · ${formatAmount(data.total, data.unit)}`;
  if (state.view === "sandwich") {
    const tools = <ViewTools state={state} onChange={change} />;
    return <SandwichView state={state} selection={props.selection} tools={tools} onChange={change} onOpen={props.open} />;
  }
  return (
    <>
      {state.view !== "table" && (
        <FlamePane
          state={state}
          selection={selection}
          title={title}
          data={data}
          onChange={change}
          onOpen={props.open}
          onSandwich={(name, file) => change(sandwichOf(name, file))}
        />
      )}
      {state.view === "both" && <Divider />}
      {state.view !== "flame" && (
        <TableSection
          {...props}
          sandwichHrefOf={({ name, file }) => sandwichHref(state, name, file)}
          hrefOf={({ name, file }) =>
            exploreHref({ ...state, ...NO_FUNCTION, also: state.also, commit: state.commit, function: name, file })
          }
        />
      )}
    </>
  );
}
