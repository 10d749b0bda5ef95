import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import type { FlameGraphData, FunctionDetails } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { listing } from "../profile/listing";
import type { Query } from "../profile/queries";
import { rangeEnds } from "../profile/ranges";
import { shortRef } from "../profile/repositories";
import { now } from "../state/clock";
import { useResource, type Resource } from "../state/resource";
import type { ExploreState } from "../state/views";
import { callPathOf, type CallPath } from "./callPath";
import { Facts } from "./facts";
import { LoadedDetails } from "./loadedDetails";
import { PanelGrip } from "./panelGrip";
import { panelKeys, type Drawn, type Links } from "./panelKeys";
import { OtherFiles } from "./sourceMessage";

export interface DetailsPanelProps {
  state: ExploreState;
  query: Query;
  selection: Selection;
  /** The flame graph that holds the box the panel was opened from. */
  graph: Resource<FlameGraphData>;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  onClose(): void;
  /** Told where the focus was when the panel took it, so that closing can give it back. */
  onOpened(from: Element | null): void;
}

/** One function: what it is, which commits it ran at, what it costs per line. Numbers come first, source follows. */
export function DetailsPanel(props: DetailsPanelProps) {
  const { state, selection } = props;
  const { graph } = props;
  const path = useMemo(() => callPathOf(graph.data, graph.pending, state.stack), [graph.data, graph.pending, state.stack]);
  const stack = useMemo(() => (state.thisPath && path.kind === "known" ? path.stack : []), [state.thisPath, path]);
  const question = { ...selection, function: state.function, file: state.file, commit: state.commit, stack };
  // Numbers of all callers must not stand for a moment where those of one path were asked for.
  const key = state.thisPath && path.kind === "waiting" ? null : `details ${JSON.stringify(question)}`;
  const details = useResource(key, (signal) => api.functionDetails(question, signal), "keep");
  const panel = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const drawn = useRef<Drawn | null>(null);
  const links = useRef<Links | null>(null);
  const [pointed, setPointed] = useState("");
  useEffect(() => {
    props.onOpened(document.activeElement);
    heading.current?.focus({ preventScroll: true });
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);
  const copy = () => (details.data === null ? "" : listing(details.data, drawn.current?.source ?? null));
  const keyed = (event: KeyboardEvent) =>
    panelKeys({ ...props, panel, drawn: drawn.current, links: links.current, pointed, onPoint: setPointed, copy })(event);
  return (
    <aside class="panel" aria-labelledby="details-heading" aria-busy={details.pending} ref={panel} onKeyDown={keyed}>
      <PanelGrip />
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
      <Body
        {...props}
        details={details.data}
        problem={details.problem}
        path={path}
        stack={stack}
        pointed={pointed}
        onPoint={setPointed}
        onDrawn={(what) => (drawn.current = what)}
        onLinks={(where) => (links.current = where)}
      />
    </aside>
  );
}

export type BodyProps = DetailsPanelProps & {
  details: FunctionDetails | null;
  problem: Parameters<typeof ProblemNote>[0]["problem"] | null;
  /** The way to the box the panel was opened from. */
  path: CallPath;
  /** The path that is counted; empty for all callers. */
  stack: readonly string[];
  /** The row under the chosen line that the keyboard is at, "" for the line itself. */
  pointed: string;
  onPoint(row: string): void;
  onDrawn(drawn: Drawn): void;
  onLinks(links: Links): void;
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
        <Facts name={state.function} file={state.file} known={null} />
        <Waiting>
          <div class="pane-note" role="status" aria-label="Loading the costs">
            <Skeleton width={90} />
          </div>
        </Waiting>
      </>
    );
  }
  if (isWithoutCost(details)) return <WithoutCost {...props} details={details} />;
  return <LoadedDetails {...props} details={details} />;
}

function isWithoutCost({ total, samples, lines, unknownLine }: FunctionDetails): boolean {
  return total === 0 && samples === 0 && lines.length === 0 && unknownLine === null;
}

/** The address asks for a function, file or commit that the range has no samples of. */
function WithoutCost({ state, details, stack, onChange }: BodyProps & { details: FunctionDetails }) {
  const at = `${stack.length === 0 ? "" : " on this call path"}${state.commit === "" ? "" : ` at ${shortRef(state.commit)}`}`;
  return (
    <>
      <Facts name={state.function} file={state.file} known={null} />
      <div class="pane-note">
        <Note
          icon="clock"
          title={`No samples of this function${at} from ${rangeEnds(state, now.value).replace(" – ", " to ")}`}
          actions={
            <>
              {stack.length > 0 && (
                <button type="button" class="btn btn-s" onClick={() => onChange({ thisPath: false })}>
                  All callers
                </button>
              )}
              <AnyCommit state={state} onChange={onChange} />
            </>
          }
        >
          Another range, file or label may have some.
        </Note>
        <OtherFiles details={details} onOpen={(file) => onChange({ file, sourceCommit: "", line: 0, stack: "", thisPath: false })} />
      </div>
    </>
  );
}

/** The way out of an address whose commit has nothing to show. */
function AnyCommit({ state, onChange }: Pick<DetailsPanelProps, "state" | "onChange">) {
  if (state.commit === "") return null;
  return (
    <button type="button" class="btn btn-s" onClick={() => onChange({ commit: "", sourceCommit: "", line: 0 })}>
      Show the costliest commit
    </button>
  );
}
