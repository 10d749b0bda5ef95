import { useEffect, useRef, useState } from "preact/hooks";
import { api, type Selection } from "../api/client";
import type { FunctionDetails, FunctionVersion, SourceAnswer } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Note, ProblemNote, Skeleton, Waiting, Warnings } from "../components/notes";
import { listing } from "../profile/listing";
import { serviceOf, type Query } from "../profile/queries";
import { rangeEnds } from "../profile/ranges";
import { hostPageAt, shortRef } from "../profile/repositories";
import { accessChanges } from "../state/access";
import { now } from "../state/clock";
import { useResource } from "../state/resource";
import type { ExploreState } from "../state/views";
import { BreakdownView } from "./breakdownView";
import { loadCommits } from "./commits";
import { Facts } from "./facts";
import { panelKeys, type Drawn } from "./panelKeys";
import { useSourceAccess } from "./sourceAccess";
import { OtherFiles } from "./sourceMessage";
import { useRetries } from "./sourceRetries";
import { Stats } from "./stats";

export interface DetailsPanelProps {
  state: ExploreState;
  query: Query;
  selection: Selection;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  onClose(): void;
  /** Told where the focus was when the panel took it, so that closing can give it back. */
  onOpened(from: Element | null): void;
}

/** One function: what it is, which commits it ran at, what it costs per line. Numbers come first, source follows. */
export function DetailsPanel(props: DetailsPanelProps) {
  const { state, selection } = props;
  const question = { ...selection, function: state.function, file: state.file, commit: state.commit };
  const details = useResource(`details ${JSON.stringify(question)}`, (signal) => api.functionDetails(question, signal), "keep");
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useRef<Drawn | null>(null);
  useEffect(() => {
    props.onOpened(document.activeElement);
    heading.current?.focus({ preventScroll: true });
  }, []);
  const copy = () =>
    details.data === null || drawn.current === null ? "" : listing(details.data, drawn.current.breakdown.rows, drawn.current.source);
  const keyed = panelKeys(props, panel, drawn, copy);
  return (
    <aside class="panel" aria-labelledby="details-heading" aria-busy={details.pending} ref={panel} onKeyDown={keyed}>
      <div class="panel-head">
        <button type="button" class="btn btn-quiet btn-icon only-narrow" aria-label="Back to the flame graph" onClick={props.onClose}>
          <Icon name="left" />
        </button>
        <h2 id="details-heading" tabIndex={-1} ref={heading}>
          Function Details
        </h2>
        <CopyButton class="btn btn-quiet btn-icon" icon="link" label="Copy link (Y)" text={() => window.location.href} />
        <CopyButton class="btn btn-quiet btn-icon" label="Copy as text (C)" text={copy} />
        <button type="button" class="btn btn-quiet btn-icon wide" aria-label="Close" title="Close (Esc)" onClick={props.onClose}>
          <Icon name="x" />
        </button>
      </div>
      <Body {...props} details={details.data} problem={details.problem} onDrawn={(what) => (drawn.current = what)} />
    </aside>
  );
}

type BodyProps = DetailsPanelProps & {
  details: FunctionDetails | null;
  problem: Parameters<typeof ProblemNote>[0]["problem"] | null;
  onDrawn(drawn: Drawn): void;
};

function Body(props: BodyProps) {
  const { state, details, problem } = props;
  if (problem !== null) {
    return (
      <div class="pane-note">
        <ProblemNote problem={problem} actions={<AnyCommit {...props} />} />
      </div>
    );
  }
  if (details === null) {
    return (
      <>
        <Facts
          name={state.function}
          file={state.file}
          details={null}
          answer={null}
          commits={null}
          access={null}
          onCommit={() => undefined}
        />
        <Waiting>
          <div class="pane-note" role="status" aria-label="Loading the costs">
            <Skeleton width={90} />
          </div>
        </Waiting>
      </>
    );
  }
  if (isWithoutCost(details)) return <WithoutCost {...props} details={details} />;
  return <Loaded {...props} details={details} />;
}

function isWithoutCost({ total, samples, lines, unknownLine }: FunctionDetails): boolean {
  return total === 0 && samples === 0 && lines.length === 0 && unknownLine === null;
}

/** The address asks for a function, file or commit that the range has no samples of. */
function WithoutCost({ state, details, onChange }: BodyProps & { details: FunctionDetails }) {
  const at = state.commit === "" ? "" : ` at ${shortRef(state.commit)}`;
  return (
    <>
      <Facts name={state.function} file={state.file} details={null} answer={null} commits={null} access={null} onCommit={() => undefined} />
      <div class="pane-note">
        <Note
          icon="clock"
          title={`No samples of this function${at} from ${rangeEnds(state, now.value).replace(" – ", " to ")}`}
          actions={state.commit !== "" && <AnyCommit state={state} onChange={onChange} />}
        >
          Another range, file or label may have some.
        </Note>
        <OtherFiles details={details} onOpen={(file) => onChange({ file, commit: "", line: 0 })} />
      </div>
    </>
  );
}

/** The way out of an address whose commit has nothing to show. */
function AnyCommit({ state, onChange }: Pick<DetailsPanelProps, "state" | "onChange">) {
  if (state.commit === "") return null;
  return (
    <button type="button" class="btn btn-s" onClick={() => onChange({ commit: "", line: 0 })}>
      Show the costliest commit
    </button>
  );
}

function Loaded(props: BodyProps & { details: FunctionDetails }) {
  const { state, details, onChange } = props;
  const [cancelled, setCancelled] = useState(false);
  const { function: fn, selected } = details;
  const ask = {
    tenant: state.tenant,
    service: serviceOf(props.query),
    query: state.query,
    function: fn.name,
    file: fn.file,
    startLine: fn.startLine,
    repository: selected?.repository ?? "",
    commit: selected?.ref ?? "",
    rootPath: selected?.rootPath ?? "",
  };
  const [asked, setAsked] = useState(0);
  const changes = accessChanges.value;
  const key = cancelled ? null : `source ${JSON.stringify(ask)}`;
  const source = useResource(key, (signal) => api.source(ask, signal), "drop", asked + changes);
  const retries = useRetries(source.data, () => setAsked((times) => times + 1));
  const access = useSourceAccess(source.data);
  const refs = details.versions.map((version) => `${version.repository} ${version.ref}`).join("\n");
  const commits = useResource(`commits ${refs}`, (signal) => loadCommits(details, state.tenant, signal), "keep", changes);
  const several = details.versions.length > 1;
  const openCommits = () => document.getElementById("commit-pick")?.click();
  const chooseCommit = (version: FunctionVersion) => {
    setCancelled(false);
    onChange({ commit: version.ref, line: 0 });
  };
  return (
    <>
      <Facts
        name={fn.name}
        file={fn.file}
        details={details}
        answer={source.data}
        commits={commits.data}
        access={access}
        onCommit={chooseCommit}
      />
      <div>
        <Stats details={details} />
        <Warnings warnings={details.warnings} />
      </div>
      <div class="panel-tools">
        <h3>Breakdown per line</h3>
        <span class="grow" />
        <OtherFiles details={details} onOpen={(file) => onChange({ file, commit: "", line: 0 })} />
        {source.data?.state === "found" && (
          <>
            <button
              type="button"
              class="btn btn-s"
              aria-pressed={state.whole}
              title="Whole file (W)"
              onClick={() => onChange({ whole: !state.whole }, "replace")}
            >
              Whole file
            </button>
            <HostPage answer={source.data} details={details} first={state.line} last={state.lastLine} />
          </>
        )}
      </div>
      <BreakdownView
        details={details}
        source={source}
        access={access}
        retries={retries}
        cancelled={cancelled}
        wholeFile={state.whole}
        selectedLine={state.line}
        lastLine={state.lastLine}
        onSelectLine={(line, extend) => onChange(selectLine(state, line, extend), "replace")}
        onCancel={() => setCancelled(true)}
        onRead={() => setCancelled(false)}
        onOtherCommit={several ? openCommits : null}
        onRows={(breakdown, lines) => props.onDrawn({ breakdown, source: lines })}
      />
    </>
  );
}

/** One line, or all from the line selected before to this one. */
function selectLine(state: ExploreState, line: number, extend: boolean): Pick<ExploreState, "line" | "lastLine"> {
  if (!extend || state.line === 0 || state.line === line) return { line, lastLine: 0 };
  return { line: Math.min(state.line, line), lastLine: Math.max(state.line, line) };
}

/** The file on its host, at the chosen lines, else at the hottest. */
function HostPage(props: { answer: SourceAnswer; details: FunctionDetails; first: number; last: number }) {
  const { answer, details } = props;
  if (answer.webUrl === null) return null;
  const hottest = [...details.lines].sort((a, b) => b.total - a.total)[0]?.line ?? details.function.startLine;
  const first = props.first > 0 ? props.first : hottest;
  const last = Math.max(first, props.last);
  const at = last > first ? ` at lines ${first} to ${last}` : ` at line ${first}`;
  const words = `View on host${first > 0 && answer.lineAnchor !== null ? at : ""}`;
  return (
    <a
      class="btn btn-s btn-icon"
      id="view-on-host"
      href={hostPageAt({ ...answer, webUrl: answer.webUrl }, first, last)}
      target="_blank"
      rel="noreferrer"
      aria-label={words}
      title={`${words} (O)`}
    >
      <Icon name="out" />
    </a>
  );
}
