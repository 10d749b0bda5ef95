import { useMemo } from "preact/hooks";
import { sandwich, type Sandwich } from "../api/calls";
import type { FlameGraphData } from "../api/types";
import { Icon } from "../components/icon";
import { Note, ProblemNote, Warnings } from "../components/notes";
import { FlameGraphView } from "../flamegraph";
import { functionIndex } from "../profile/functions";
import { formatAmount, formatCount, formatExact, formatSamples, formatShare } from "../profile/numbers";
import { shareOf } from "../profile/units";
import { useResource } from "../state/resource";
import { CallTables } from "./callTables";
import { sandwichOf } from "./sandwichHref";
import { SandwichLoading } from "./sandwichLoading";
import type { SandwichViewProps } from "./sandwichView";
import { focusOn, zoomedNode, type Side } from "./sideFocus";

const MOST_BOXES = 50_000;

/** A function between its callers and its callees, with both as tables beside it. */
export function SandwichPane(props: SandwichViewProps) {
  const { state, selection, tools, onChange } = props;
  const ask = { ...selection, function: state.sandwich, file: state.sandwichFile, maxNodes: MOST_BOXES };
  const { data, problem } = useResource(`sandwich ${JSON.stringify(ask)}`, (signal) => sandwich(ask, signal));
  return (
    <>
      <section class="pane flame-pane" aria-label="Sandwich">
        {tools}
        {problem !== null ? (
          <div class="pane-note">
            <ProblemNote problem={problem} actions={<Another onChange={onChange} />} />
          </div>
        ) : data === null ? (
          <SandwichLoading what="callers and callees" />
        ) : data.samples === 0 ? (
          <NoSamples {...props} />
        ) : (
          <Filled {...props} data={data} />
        )}
      </section>
      <section class="pane table-pane" aria-label="Callers and callees">
        <CallTables state={state} selection={selection} />
      </section>
    </>
  );
}

function Another({ onChange }: Pick<SandwichViewProps, "onChange">) {
  return (
    <button type="button" class="btn btn-s" onClick={() => onChange(sandwichOf("", ""))}>
      Another function
    </button>
  );
}

function NoSamples({ state, onChange }: SandwichViewProps) {
  return (
    <div class="pane-note">
      <Note icon="info" title="No samples of this function here" actions={<Another onChange={onChange} />}>
        Nothing in this range passed through <span class="mono">{state.sandwich}</span>.
      </Note>
    </div>
  );
}

function Filled(props: SandwichViewProps & { data: Sandwich }) {
  const { data } = props;
  return (
    <>
      <div class="sandwich">
        <Graph {...props} side="callers" graph={data.callers} />
        <Middle {...props} />
        <Graph {...props} side="callees" graph={data.callees} />
      </div>
      <div class="foot">
        <span>Widths and shares are of the function&#39;s {formatAmount(data.total, data.unit)}</span>
        <span class="grow" />
        <Cut side="callers" graph={data.callers} />
        <Cut side="callees" graph={data.callees} />
      </div>
      <Warnings warnings={data.warnings} />
    </>
  );
}

/** The function in the middle, in words. */
function Middle({ data, onChange, onOpen }: SandwichViewProps & { data: Sandwich }) {
  const { name, file, startLine } = data.function;
  return (
    <header class="sandwich-middle">
      <h2 class="mono cut" title={`${name}\n${file}${startLine > 0 ? `:${startLine}` : ""}`}>
        {name}
      </h2>
      <span class="soft" title={formatExact(data.total, data.unit, data.samples)}>
        Total {formatAmount(data.total, data.unit)}, {formatShare(shareOf(data.total, data.profileTotal))} of the profile
      </span>
      <span class="muted wide" title={formatExact(data.self, data.unit)}>
        Self {formatAmount(data.self, data.unit)} · {formatSamples(data.samples)}
      </span>
      <span class="grow" />
      <button type="button" class="btn btn-s" onClick={() => onOpen(name, file)}>
        <Icon name="code" />
        Function details
      </button>
      <Another onChange={onChange} />
    </header>
  );
}

function Graph(props: SandwichViewProps & { data: Sandwich; side: Side; graph: FlameGraphData }) {
  const { state, side, graph, data, onChange, onOpen } = props;
  const zoom = useMemo(() => zoomedNode(state.focus, side, graph), [state.focus, side, graph]);
  const selected = useMemo(() => functionIndex(graph, state.function, state.file), [graph, state.function, state.file]);
  const withFunction = (node: number, then: (name: string, file: string) => void) => {
    const index = graph.nodes.function[node] ?? -1;
    if (index >= 0) then(graph.functions.name[index] ?? "", graph.functions.file[index] ?? "");
  };
  return (
    <FlameGraphView
      key={`${data.function.name}\n${data.function.file}`}
      data={graph}
      find={state.find}
      selectedFunction={selected}
      colorBy={state.color}
      upwards={side === "callers"}
      title={side === "callers" ? data.function.name : `${data.function.name} and its callees`}
      zoomNode={zoom}
      onZoom={(node) => onChange({ focus: focusOn(node, side, graph) })}
      onOpenDetails={(node) => withFunction(node, onOpen)}
      onSandwich={(node) => withFunction(node, (name, file) => onChange(sandwichOf(name, file)))}
    />
  );
}

/** Says what a limit left out of a side; nothing when all is shown. */
function Cut({ side, graph }: { side: Side; graph: FlameGraphData }) {
  if (graph.truncated === null) return null;
  const { shownNodes, allNodes, hiddenSelf } = graph.truncated;
  return (
    <span>
      {formatCount(shownNodes)} of {formatCount(allNodes)} boxes of {side} shown, the rest is{" "}
      {formatShare(shareOf(hiddenSelf, graph.total))}
    </span>
  );
}
