import { useState } from "preact/hooks";
import type { FunctionDetails, FunctionVersion, SourceAnswer } from "../api/types";
import { Icon } from "../components/icon";
import { Warnings } from "../components/notes";
import { serviceOf } from "../profile/queries";
import { hostPageAt } from "../profile/repositories";
import type { SourcePart } from "../profile/sourceSettings";
import { accessChanges } from "../state/access";
import { useResource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import type { ExploreState } from "../state/views";
import { BreakdownView, focusHeading } from "./breakdownView";
import { loadCommits } from "./commits";
import type { BodyProps } from "./detailsPanel";
import { Facts } from "./facts";
import { SettingsDialog } from "./settingsDialog";
import { useSourceAccess } from "./sourceAccess";
import { OtherFiles } from "./sourceMessage";
import { useSourceReading } from "./sourceReading";
import { Stats } from "./stats";

type LoadedDetailsProps = BodyProps & { details: FunctionDetails };

/** A function whose costs are there: facts, stats, and its lines with the source as it comes. */
export function LoadedDetails(props: LoadedDetailsProps) {
  const { state, details, onChange } = props;
  const { function: fn } = details;
  const service = serviceOf(props.query);
  const reading = useSourceReading(details, props.query, props.selection, state.sourceCommit);
  const answer = reading.source.data;
  const [editing, setEditing] = useState<SourcePart | null>(null);
  const access = useSourceAccess(answer);
  const refs = details.versions.map((version) => `${version.repository} ${version.ref}`).join("\n");
  const of = { service, tenant: state.tenant };
  const changes = accessChanges.value + sourceChanges.value;
  const commits = useResource(`commits ${refs}`, (signal) => loadCommits(details, of, signal), "keep", changes);
  const several = details.versions.length > 1;
  const openCommits = () => document.getElementById("commit-pick")?.click();
  const chooseCommit = (version: FunctionVersion) => {
    reading.setCancelled(false);
    onChange({ commit: version.ref, sourceCommit: "", line: 0 });
  };
  const showSourceOf = (commit: string) => {
    // What a person set wins over the address: it is changed where it was set.
    if (commit !== "" && isSetByPeople(answer)) setEditing("ref");
    else onChange({ sourceCommit: commit });
  };
  const edit = service === "" ? null : setEditing;
  return (
    <>
      {editing !== null && (
        <SettingsDialog service={service} tenant={state.tenant} part={editing} onClose={() => setEditing(null)} onSaved={focusHeading} />
      )}
      <Facts
        name={fn.name}
        file={fn.file}
        details={details}
        answer={answer}
        commits={commits.data}
        access={access}
        onCommit={chooseCommit}
        onEdit={edit}
      />
      <div>
        <Stats details={details} />
        <Warnings warnings={details.warnings} />
      </div>
      <PanelTools {...props} answer={answer} />
      <BreakdownView
        details={details}
        reading={reading}
        access={access}
        wholeFile={state.whole}
        selectedLine={state.line}
        lastLine={state.lastLine}
        onSelectLine={(line, extend) => onChange(selectLine(state, line, extend), "replace")}
        onOtherCommit={several ? openCommits : null}
        onEdit={edit}
        sourceCommit={state.sourceCommit}
        onSourceCommit={showSourceOf}
        onRows={(breakdown, lines) => props.onDrawn({ breakdown, source: lines })}
      />
    </>
  );
}

/** Where else the function is, how much of the file is drawn, and the file's page on its host. */
function PanelTools({ state, details, onChange, answer }: LoadedDetailsProps & { answer: SourceAnswer | null }) {
  return (
    <div class="panel-tools">
      <h3>Breakdown per line</h3>
      <span class="grow" />
      <OtherFiles details={details} onOpen={(file) => onChange({ file, commit: "", sourceCommit: "", line: 0 })} />
      {answer?.state === "found" && (
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
          <HostPage answer={answer} details={details} first={state.line} last={state.lastLine} />
        </>
      )}
    </div>
  );
}

function isSetByPeople(answer: SourceAnswer | null): boolean {
  const by = answer?.version.from.ref;
  return by === "mine" || by === "everyones";
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
