import { useEffect, useMemo } from "preact/hooks";
import { api } from "../api/client";
import { diff, type DiffData } from "../api/diff";
import { Icon } from "../components/icon";
import { Note, ProblemNote, Skeleton, Waiting, Warnings } from "../components/notes";
import { isTyping, SearchField } from "../components/searchField";
import { Segmented } from "../components/segmented";
import { formatMoment, rangeEnds } from "../profile/ranges";
import { COMMIT_LABEL, parseQuery, serviceOf, type Query } from "../profile/queries";
import { typeLabel } from "../profile/profileTypes";
import { shortRef } from "../profile/repositories";
import { now } from "../state/clock";
import { go, place } from "../state/location";
import { refresh, useResource, type Resource } from "../state/resource";
import { compareHref, compareState, exploreHref, type ComparedSide, type CompareState } from "../state/views";
import { causeOf, type Cause } from "./cause";
import { Chooser } from "./chooser";
import { loadSubjects } from "./commitFacts";
import { CompareBar } from "./compareBar";
import { DifferenceFlame } from "./differenceFlame";
import { DifferenceTable } from "./differenceTable";
import type { Scale } from "./measure";
import { SideHead } from "./sideHead";
import { proposedSides } from "./sides";
import { SumUp } from "./sumUp";
import "./compare.css";

/** Boxes of the flame graph, of both sides together. */
const MOST_BOXES = 50_000;
const MOST_FUNCTIONS = 20_000;

/** Two ranges or two commits of one query. Everything it shows stands in the URL. */
export function ComparePage() {
  const state = compareState(place.value);
  const query = parseQuery(state.query);
  if (query === null || query.profileType === "") return <Chooser tenant={state.tenant} />;
  const { parameters } = place.value;
  if (!parameters.has("a.from") && !parameters.has("b.from")) return <Proposal state={state} />;
  return <Compare key={`${state.tenant}\n${state.query}`} state={state} query={query} />;
}

/** An address that names no sides: finds out which commits there are, and goes on to the comparison proposed. */
function Proposal({ state }: { state: CompareState }) {
  const { parameters } = place.value;
  const range = { from: parameters.get("from") ?? "now-24h", until: parameters.get("until") ?? "now" };
  const ask = { query: state.query, tenant: state.tenant, ...range, groupBy: COMMIT_LABEL };
  const timeline = useResource(`versions ${JSON.stringify(ask)}`, (signal) => api.timeline(ask, signal));
  useEffect(() => {
    const sides = timeline.data === null ? null : proposedSides(range, timeline.data.versions, now.value);
    if (sides !== null) go(compareHref({ ...state, ...sides }), "replace");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- proposed once, when the commits are known
  }, [timeline.data]);
  return (
    <main class="page">
      <h1 class="sr">Compare</h1>
      {timeline.problem !== null ? (
        <ProblemNote problem={timeline.problem} />
      ) : (
        <Waiting>
          <p role="status" aria-label="Looking for commits">
            <Skeleton width={120} />
          </p>
        </Waiting>
      )}
    </main>
  );
}

interface CompareProps {
  state: CompareState;
  query: Query;
}

type Change = (patch: Partial<CompareState>, how?: "push" | "replace") => void;

function Compare({ state, query }: CompareProps) {
  const question = { query: state.query, tenant: state.tenant, a: state.a, b: state.b, maxNodes: MOST_BOXES, limit: MOST_FUNCTIONS };
  const key = JSON.stringify(question);
  const answer = useResource(`diff ${key}`, (signal) => diff(question, signal), "keep");
  const data = answer.problem === null ? answer.data : null;
  const service = serviceOf(query);
  const subjects = useResource(
    data === null ? null : `subjects ${service} ${state.tenant} ${key}`,
    (signal) => loadSubjects(data!, { service, tenant: state.tenant }, signal),
    "keep",
  );
  const change: Change = (patch, how = "push") => go(compareHref({ ...state, ...patch }), how);
  const swap = () => change({ a: state.b, b: state.a });
  useKeys(state, change, swap);
  const title = `Compare ${sideName(state.a)} with ${sideName(state.b)} · ${service} · Lineflame`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const hrefOf = (name: string, file: string) => detailsHref(state, data, name, file);
  const scale = useMemo((): Scale => {
    const totals = { totalA: data?.a.total ?? 0, totalB: data?.b.total ?? 0 };
    return { by: state.as, floor: state.floor / 100, ...totals };
  }, [data, state.as, state.floor]);
  const cause = useMemo(() => data && causeOf(data, scale), [data, scale]);
  const head = { state, unit: data?.unit ?? "", subjects: subjects.data };
  return (
    <div class="app compare">
      <CompareBar state={state} query={query} onChange={change} />
      <div class="compare-head">
        <SideHead {...head} tag="A" side={state.a} answer={data?.a ?? null} onChange={(a) => change({ a })} />
        <div class="compare-swap">
          <button type="button" class="btn btn-icon" aria-label="Swap baseline and comparison" title="Swap (X)" onClick={swap}>
            <Icon name="swap" />
          </button>
        </div>
        <SideHead {...head} tag="B" side={state.b} answer={data?.b ?? null} onChange={(b) => change({ b })} />
        {data !== null ? (
          <SumUp data={data} scale={scale} cause={cause} hrefOf={hrefOf} onShares={() => change({ as: "share" })} />
        ) : (
          <section class="compare-sum" aria-label="Change" />
        )}
      </div>
      <Work state={state} query={query} answer={answer} scale={scale} cause={cause} change={change} hrefOf={hrefOf} />
    </div>
  );
}

function sideName(side: ComparedSide): string {
  return side.commit === "" ? rangeEnds(side, now.value) : shortRef(side.commit);
}

/** The function as it costs now, or before where it is gone. */
function detailsHref(state: CompareState, data: DiffData | null, name: string, file: string): string {
  const row = data?.table.functions.find((one) => one.name === name && one.file === file);
  const gone = row !== undefined && row.b.total === 0 && row.a.total !== 0;
  const side = gone ? state.a : state.b;
  return exploreHref({ query: state.query, tenant: state.tenant, ...side, function: name, file });
}

/** Keys of the view; those of the flame graph live there. */
function useKeys(state: CompareState, change: Change, swap: () => void): void {
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "r" || event.key === "R") refresh();
      if (event.key === "x" || event.key === "X") swap();
      const view = ({ "1": "flame", "2": "table", "3": "both" } as const)[event.key];
      if (view !== undefined) change({ view });
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is done changes with the state alone
  }, [state]);
}

interface WorkProps extends CompareProps {
  answer: Resource<DiffData>;
  scale: Scale;
  cause: Cause | null;
  change: Change;
  hrefOf(name: string, file: string): string;
}

function Work(props: WorkProps) {
  const { state, query, answer } = props;
  return (
    <main class={`work view-${state.view} no-panel`} aria-busy={answer.pending}>
      <h1 class="sr">{`Compare ${sideName(state.a)} with ${sideName(state.b)}, ${serviceOf(query)}, ${typeLabel(query.profileType)}`}</h1>
      <div class="views">
        {answer.problem !== null ? (
          <div class="pane-note">
            <ProblemNote problem={answer.problem} actions={<AllVersions {...props} />} />
          </div>
        ) : answer.data === null ? (
          <Waiting>
            <div class="pane-note" role="status" aria-label="Loading the comparison">
              {[120, 96, 70, 40].map((width) => (
                <p key={width}>
                  <Skeleton width={width} />
                </p>
              ))}
            </div>
          </Waiting>
        ) : isEmpty(answer.data) ? (
          <NothingToCompare data={answer.data} change={props.change} />
        ) : (
          <Views {...props} data={answer.data} />
        )}
      </div>
    </main>
  );
}

/** The way out when a commit is not in its range. */
function AllVersions({ state, change }: WorkProps) {
  if (state.a.commit === "" && state.b.commit === "") return null;
  const all = () => change({ a: { ...state.a, commit: "" }, b: { ...state.b, commit: "" } });
  return (
    <button type="button" class="btn btn-s" onClick={all}>
      Compare all versions
    </button>
  );
}

function isEmpty(data: DiffData): boolean {
  return data.nodes.parent.length <= 1 && data.a.samples === 0 && data.b.samples === 0;
}

const HOUR = 3_600_000;

function NothingToCompare({ data, change }: { data: DiffData; change: Change }) {
  const seen = data.b.lastSeen === null ? null : Date.parse(data.b.lastSeen);
  const goThere = () => {
    if (seen === null) return;
    const moment = (millis: number) => new Date(millis).toISOString();
    change({
      a: { from: moment(seen - 2 * HOUR), until: moment(seen - HOUR), commit: "" },
      b: { from: moment(seen - HOUR), until: moment(seen + 60_000), commit: "" },
    });
  };
  return (
    <div class="pane-note">
      <Note
        icon="clock"
        title="No samples on either side"
        actions={
          seen !== null && (
            <button type="button" class="btn btn-s" onClick={goThere}>
              Go there
            </button>
          )
        }
      >
        {seen === null ? "Nothing of this kind was ever sent." : `Last seen ${formatMoment(seen, now.value)}.`}
      </Note>
    </div>
  );
}

const LAYOUTS = [
  { value: "flame", label: "Flame graph" },
  { value: "table", label: "Table" },
  { value: "both", label: "Both" },
] as const;

function Views(props: WorkProps & { data: DiffData }) {
  const { state, query, data, change, scale } = props;
  const tools = (
    <div class="tools">
      <Segmented label="View" choices={LAYOUTS} chosen={state.view} onChoose={(view) => change({ view })} />
      <SearchField class="grow" label="Find a function" value={state.find} onInput={(find) => change({ find }, "replace")} />
    </div>
  );
  return (
    <>
      {state.view !== "table" && (
        <section class="pane flame-pane" aria-label="Difference flame graph">
          {tools}
          <DifferenceFlame
            data={data}
            scale={scale}
            state={state}
            cause={props.cause}
            title={`${serviceOf(query)} · ${typeLabel(query.profileType)}`}
            onChange={change}
            onOpen={(name, file) => go(props.hrefOf(name, file))}
          />
          <Warnings warnings={warningsOf(data)} />
        </section>
      )}
      {state.view !== "flame" && (
        <section class="pane table-pane compare-table-pane" aria-label="Difference table">
          {state.view === "table" && tools}
          <DifferenceTable data={data} scale={scale} state={state} cause={props.cause} onChange={change} hrefOf={props.hrefOf} />
          {state.view === "table" && <Warnings warnings={warningsOf(data)} />}
        </section>
      )}
    </>
  );
}

/** Said of each side, and when one of them has nothing, or both are one and the same. */
function warningsOf(data: DiffData): string[] {
  const { a, b } = data;
  const empty = [a, b].map((side, i) =>
    side.samples === 0 ? `${i === 0 ? "A" : "B"} has no samples: all there is stands on the other side.` : "",
  );
  const equal = a.from === b.from && a.until === b.until && a.selected?.ref === b.selected?.ref ? "Both sides are the same." : "";
  return [...new Set([equal, ...empty, ...a.warnings, ...b.warnings])].filter((text) => text !== "");
}
