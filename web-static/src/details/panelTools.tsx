import type { Selection } from "../api/http";
import type { FunctionDetails, SourceAnswer } from "../api/types";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Segmented } from "../components/segmented";
import type { Query } from "../profile/queries";
import { hostPageAt } from "../profile/repositories";
import type { ExploreState } from "../state/views";
import type { CallPath } from "./callPath";
import { OtherFiles } from "./sourceMessage";
import { TypePicker } from "./typePicker";

export interface PanelToolsProps {
  state: ExploreState;
  query: Query;
  selection: Selection;
  details: FunctionDetails;
  answer: SourceAnswer | null;
  path: CallPath;
  wholeFile: string;
  onCalls(which: "all" | "path"): void;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
}

/** Which calls are counted, which profile types are shown, and where else the function's file can be seen. */
export function PanelTools(props: PanelToolsProps) {
  const { state, details, answer, path, onChange } = props;
  return (
    <div class="panel-tools">
      <h3 class="sr">Breakdown per line</h3>
      <Segmented
        label="Which calls are counted"
        choices={[
          { value: "all", label: "All callers", key: "Every call of this function (A)" },
          {
            value: "path",
            label: "This path only",
            key: "The calls on the path of the box it was opened from (A)",
            disabled: whyNot(path),
          },
        ]}
        chosen={state.thisPath && path.kind !== "none" ? "path" : "all"}
        onChoose={props.onCalls}
      />
      <TypePicker query={props.query} selection={props.selection} also={state.also} onAlso={(also) => onChange({ also }, "replace")} />
      {state.thisPath && path.kind === "none" ? (
        <span class="muted cut grow path-note" role="status" title={path.why}>
          {path.why}
        </span>
      ) : (
        <span class="grow" />
      )}
      <Link class="btn btn-s" href={props.wholeFile} title="Whole file (W)">
        Whole file
      </Link>
      {answer?.state === "found" && <HostPage answer={answer} details={details} first={state.line} last={state.lastLine} />}
      <OtherFiles
        details={details}
        onOpen={(file) => onChange({ file, sourceCommit: "", line: 0, lastLine: 0, stack: "", thisPath: false })}
      />
    </div>
  );
}

function whyNot(path: CallPath): string | undefined {
  return path.kind === "none" ? path.why : undefined;
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
