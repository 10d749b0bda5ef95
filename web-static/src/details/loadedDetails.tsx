import { useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { FunctionDetails, FunctionVersion, SourceAnswer } from "../api/types";
import { Warnings } from "../components/notes";
import { serviceOf } from "../profile/queries";
import type { SourcePart } from "../profile/sourceSettings";
import { accessChanges } from "../state/access";
import { useResource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { sourceHref, type ExploreState } from "../state/views";
import { useAlongside } from "./alongside";
import { BreakdownView, focusHeading } from "./breakdownView";
import { callsQuestion, useCallers } from "./calls";
import { loadCommits } from "./commits";
import { compareCommitsHref } from "./comparing";
import type { BodyProps } from "./detailsPanel";
import { Facts } from "./facts";
import type { Links } from "./panelKeys";
import { PanelTools } from "./panelTools";
import { SettingsDialog } from "./settingsDialog";
import { useSourceAccess } from "./sourceAccess";
import { useSourceReading } from "./sourceReading";
import { Stats } from "./stats";
import { walkFrom, type Walk } from "./walking";

type LoadedDetailsProps = BodyProps & { details: FunctionDetails };

/** A function whose costs are there: facts, stats, and its lines with the source as it comes. */
export function LoadedDetails(props: LoadedDetailsProps) {
  const { state, details, graph, onChange } = props;
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
  const walk = useMemo(() => walkFrom(state, details, graph.data), [state, details, graph.data]);
  const calls = callsQuestion(details, props.selection, props.stack);
  const callers = useCallers(calls);
  const beside = useAlongside(details, props.query, props.selection, state.also, props.stack);
  const links = linksOf(props, walk);
  useLayoutEffect(() => props.onLinks(links));
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
        known={{
          details,
          answer,
          commits: commits.data,
          access,
          callers: { calls: callers, walk },
          compare: links.compare,
          onCommit: chooseCommit,
          onEdit: edit,
        }}
      />
      <div>
        <Stats details={details} />
        <Warnings warnings={details.warnings} />
      </div>
      <PanelTools {...props} answer={answer} wholeFile={links.wholeFile} onCalls={(which) => onChange({ thisPath: which === "path" })} />
      <BreakdownView
        details={details}
        reading={reading}
        access={access}
        calls={calls}
        walk={walk}
        beside={beside}
        selectedLine={state.line}
        lastLine={state.lastLine}
        pointed={props.pointed}
        onSelectLine={(line, extend) => {
          props.onPoint("");
          onChange(selectLine(state, line, extend), "replace");
        }}
        onOtherCommit={several ? openCommits : null}
        onEdit={edit}
        sourceCommit={state.sourceCommit}
        onSourceCommit={showSourceOf}
        onRows={(breakdown, lines, folds) => props.onDrawn({ breakdown, source: lines, folds })}
      />
    </>
  );
}

/** Where the panel's keys and buttons lead. */
function linksOf({ state, details, onChange }: LoadedDetailsProps, walk: Walk): Links {
  const { tenant, query, from, until, line, lastLine } = state;
  const { function: fn, selected } = details;
  return {
    walk,
    wholeFile: sourceHref({ tenant, query, from, until, commit: selected?.ref ?? "", function: fn.name, file: fn.file, line, lastLine }),
    compare: compareCommitsHref(state, details),
    // Where there is no path the switch says why.
    toggleCalls: () => onChange({ thisPath: !state.thisPath }),
  };
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
