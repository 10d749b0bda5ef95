import { useEffect, useMemo, useState } from "preact/hooks";
import { codeApi, type CodeQuestion } from "../api/code";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { isTyping } from "../components/searchField";
import { TimeMenu } from "../components/timeMenu";
import { TopBar } from "../components/topBar";
import { typeLabel } from "../profile/profileTypes";
import { parseQuery, serviceOf, type Query } from "../profile/queries";
import { accessChanges } from "../state/access";
import { go, place } from "../state/location";
import { functionDetails } from "../state/pages";
import { refresh, useResource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { exploreHref, servicesHref, settingsHref, sourceHref, sourceState, type SourceViewState } from "../state/views";
import { Costliest } from "./costliest";
import { SOURCE_KEYS } from "./fileKeys";
import { FilePane } from "./filePane";
import { FileTree } from "./fileTree";

/** Where one can start from the code: the repository of a service at one commit, with what its files, functions and lines cost. */
export function SourcePage() {
  const state = sourceState(place.value);
  const query = parseQuery(state.query);
  if (query === null || query.profileType === "") return <BadQuery state={state} />;
  if (!functionDetails.value) return <SourceOff state={state} />;
  return <Source key={`${state.tenant}\n${state.query}`} state={state} query={query} />;
}

function BadQuery({ state }: { state: SourceViewState }) {
  return (
    <main class="page">
      <h1 class="sr">Source</h1>
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

function SourceOff({ state }: { state: SourceViewState }) {
  const { query, from, until, tenant } = state;
  return (
    <main class="page">
      <h1 class="sr">Source</h1>
      <Note
        icon="hide"
        title="Function details are turned off"
        actions={
          <>
            <Link class="btn btn-s" href={exploreHref({ query, from, until, tenant })}>
              Flame graph
            </Link>
            <Link class="btn btn-s btn-quiet" href={settingsHref("connections", tenant)}>
              Settings
            </Link>
          </>
        }
      >
        Somebody who runs this server turned off source and cost per line for everybody here.
      </Note>
    </main>
  );
}

interface SourceProps {
  state: SourceViewState;
  query: Query;
}

function Source({ state, query }: SourceProps) {
  const { tenant, from, until, commit } = state;
  const question = useMemo<CodeQuestion>(
    () => ({ query: state.query, from, until, tenant, commit }),
    [state.query, from, until, tenant, commit],
  );
  const changes = accessChanges.value + sourceChanges.value;
  const root = useResource(
    `code ${JSON.stringify(question)}`,
    (signal) => codeApi.tree({ ...question, path: "" }, signal),
    "keep",
    changes,
  );
  const [drawer, setDrawer] = useState<"tree" | "outline" | "">("");
  const change = (patch: Partial<SourceViewState>, how: "push" | "replace" = "push") => go(sourceHref({ ...state, ...patch }), how);
  const open = (path: string) => {
    setDrawer("");
    change({ path, function: "", file: "", line: 0, lastLine: 0, find: "" });
  };
  const service = serviceOf(query);
  useEffect(() => {
    document.title = `${state.path === "" ? "Source" : state.path} · ${service} · Lineflame`;
  }, [state.path, service]);
  usePageKeys(() => setDrawer((shown) => (shown === "" ? shown : "")));
  return (
    <div class="app app-src">
      <Bar state={state} query={query} onRange={(range) => change(range)} />
      <main class={`src-grid ${drawer === "" ? "" : `drawer-${drawer}`}`}>
        <nav class="side" aria-label="Files by cost">
          <FileTree question={question} root={root} path={state.path} onOpen={open} />
        </nav>
        <Middle state={state} query={query} question={question} service={service} onChange={change} onOpen={open} onDrawer={setDrawer} />
        {drawer !== "" && <button type="button" class="scrim" aria-label="Close" onClick={() => setDrawer("")} />}
      </main>
    </div>
  );
}

function usePageKeys(close: () => void): void {
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (event.key === "Escape") close();
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.key === "r" || event.key === "R") refresh();
      if (event.key === "t" || event.key === "T") {
        event.preventDefault();
        document.getElementById("find-file")?.focus();
      }
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what closes never changes
  }, []);
}

function Bar({ state, query, onRange }: SourceProps & { onRange(range: { from: string; until: string }): void }) {
  const { tenant, from, until } = state;
  const service = serviceOf(query);
  const home = servicesHref({ tenant });
  const separator = (
    <span class="sep wide" aria-hidden="true">
      <Icon name="right" small />
    </span>
  );
  return (
    <TopBar servicesHref={home} keys={SOURCE_KEYS}>
      <nav class="crumbs" aria-label="Where you are">
        <Link class="wide" href={home}>
          Services
        </Link>
        {separator}
        <Link href={exploreHref({ query: state.query, from, until, tenant })}>{service === "" ? "All services" : service}</Link>
        {separator}
        <span aria-current="page">Source</span>
      </nav>
      <span class="grow" />
      <span class="soft wide">{typeLabel(query.profileType)}</span>
      <TimeMenu range={state} onChoose={onRange} />
      <button type="button" class="btn btn-icon" aria-label="Refresh" title="Refresh (R)" onClick={refresh}>
        <Icon name="refresh" />
      </button>
    </TopBar>
  );
}

interface MiddleProps extends SourceProps {
  question: CodeQuestion;
  service: string;
  onChange(patch: Partial<SourceViewState>, how?: "push" | "replace"): void;
  onOpen(path: string): void;
  onDrawer(which: "tree" | "outline"): void;
}

function Middle(props: MiddleProps) {
  const { state, question, onChange } = props;
  const wanted = state.path !== "" || state.function !== "";
  const ask = {
    ...question,
    path: state.path,
    function: state.path === "" ? state.function : "",
    file: state.path === "" ? state.file : "",
  };
  const changes = accessChanges.value + sourceChanges.value;
  const key = wanted ? `file ${JSON.stringify(ask)}` : null;
  const file = useResource(key, (signal) => codeApi.file(ask, signal), "drop", changes);
  const found = file.data?.path ?? "";
  useEffect(() => {
    // The address names the file from now on: it holds also for whom the profile's words mean nothing.
    if (found !== "" && found !== state.path) onChange({ path: found, function: "", file: "" }, "replace");
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  }, [found]);
  if (!wanted) return <Costliest {...props} />;
  if (file.problem !== null) {
    return (
      <section class="filepane" aria-label="Source">
        <h1 class="sr">Source</h1>
        <div class="pane-note">
          <ProblemNote
            problem={file.problem}
            actions={
              <>
                {state.commit !== "" && (
                  <button type="button" class="btn btn-s" onClick={() => onChange({ commit: "" })}>
                    At the usual commit
                  </button>
                )}
                <button type="button" class="btn btn-s" onClick={() => props.onOpen("")}>
                  Costliest files
                </button>
              </>
            }
          />
        </div>
      </section>
    );
  }
  if (file.data === null) return <Loading />;
  return <FilePane key={file.data.path} {...props} file={file.data} />;
}

function Loading() {
  return (
    <section class="filepane" aria-label="Source" aria-busy="true">
      <h1 class="sr">Source</h1>
      <Waiting>
        <div class="pane-note" role="status" aria-label="Loading the file">
          {[120, 96, 140, 70, 110].map((width) => (
            <p key={width}>
              <Skeleton width={width} />
            </p>
          ))}
        </div>
      </Waiting>
    </section>
  );
}
