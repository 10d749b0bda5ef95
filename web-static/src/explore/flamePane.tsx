import { useMemo, useState } from "preact/hooks";
import type { FlameGraphData, Origin } from "../api/types";
import { Icon } from "../components/icon";
import { Warnings } from "../components/notes";
import { Picker } from "../components/picker";
import { SearchField } from "../components/searchField";
import { Segmented } from "../components/segmented";
import { FlameGraphView, keyOf, nodeOfKey, type Matches } from "../flamegraph";
import { functionIndex } from "../profile/functions";
import { formatCount, formatExact, formatSamples, formatShare } from "../profile/numbers";
import type { ExploreLayout, ExploreState } from "../state/views";
import { ORIGIN_DOTS, ORIGIN_WORDS } from "./topTable";

export interface FlamePaneProps {
  state: ExploreState;
  /** The name of what is shown, in the root box. */
  title: string;
  data: FlameGraphData;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  /** `stack` names the box (a key of flamegraph/key.ts). */
  onOpen(name: string, file: string, stack: string): void;
}

const LAYOUTS: readonly { value: ExploreLayout; label: string; key: string }[] = [
  { value: "flame", label: "Flame graph", key: "1" },
  { value: "table", label: "Table", key: "2" },
  { value: "both", label: "Both", key: "3" },
];

/** The row of controls over the flame graph or the table. */
export function ViewTools(props: Pick<FlamePaneProps, "state" | "onChange">) {
  const { state, onChange } = props;
  return (
    <div class="tools">
      <Segmented label="View" choices={LAYOUTS} chosen={state.view} onChoose={(view) => onChange({ view })} />
      <SearchField class="grow" label="Find a function" value={state.find} onInput={(find) => onChange({ find }, "replace")} />
      {state.view !== "table" && (
        <Picker
          label="Colours"
          class="btn btn-quiet wide"
          icon="palette"
          align="end"
          choices={[
            { value: "origin", label: "Origin" },
            { value: "package", label: "Package" },
          ]}
          chosen={state.color}
          onChoose={(color) => onChange({ color: color === "package" ? "package" : "origin" })}
        >
          {state.color === "package" ? "Package" : "Origin"}
        </Picker>
      )}
    </div>
  );
}

/** The flame graph with its legend and what it does not show. */
export function FlamePane(props: FlamePaneProps) {
  const { state, data, onChange } = props;
  const [found, setFound] = useState<Matches | null>(null);
  const zoom = useMemo(() => Math.max(0, nodeOfKey(data, state.focus)), [data, state.focus]);
  const selected = useMemo(() => functionIndex(data, state.function, state.file), [data, state.function, state.file]);
  const names = data.functions;
  const open = (node: number) => {
    const index = data.nodes.function[node] ?? -1;
    if (index >= 0) props.onOpen(names.name[index] ?? "", names.file[index] ?? "", keyOf(data, node));
  };
  const hide = (index: number) => onChange({ hide: [...new Set([...state.hide, names.name[index] ?? ""])].filter((name) => name !== "") });
  return (
    <>
      <FlameGraphView
        data={data}
        find={state.find}
        onFound={setFound}
        selectedFunction={selected}
        colorBy={state.color}
        title={props.title}
        zoomNode={zoom}
        onZoom={(node) => onChange({ focus: keyOf(data, node) })}
        onOpenDetails={open}
        hidden={state.hide}
        onHide={hide}
      />
      <div class="foot">
        {state.color === "origin" && <Legend />}
        <span class="grow" />
        {state.hide.length > 0 && (
          <span>
            {state.hide.length === 1 ? "1 function hidden" : `${state.hide.length} functions hidden`}{" "}
            <button type="button" class="btn btn-quiet btn-s" onClick={() => onChange({ hide: [] })}>
              Show all
            </button>
          </span>
        )}
        {zoom > 0 && (
          <button type="button" class="btn btn-quiet btn-s" onClick={() => onChange({ focus: "" })}>
            <Icon name="left" />
            Whole graph
          </button>
        )}
        {found !== null && <FoundWords found={found} data={data} />}
        <Shown data={data} />
      </div>
      <Warnings warnings={data.warnings} />
    </>
  );
}

function Legend() {
  return (
    <>
      {(Object.keys(ORIGIN_WORDS) as Origin[]).map((origin) => (
        <span key={origin} class="legend">
          <i class={`dot ${ORIGIN_DOTS[origin]}`} />
          {ORIGIN_WORDS[origin]}
        </span>
      ))}
    </>
  );
}

/** Says in words whether anything was cut. */
function Shown({ data }: { data: FlameGraphData }) {
  if (data.truncated === null) return <span>{formatSamples(data.samples)}, all shown</span>;
  const { shownNodes, allNodes, hiddenSelf } = data.truncated;
  const share = formatShare(data.total === 0 ? 0 : hiddenSelf / data.total);
  return (
    <span>
      {formatCount(shownNodes)} of {formatCount(allNodes)} boxes shown, the rest is {share}
    </span>
  );
}

function FoundWords({ found, data }: { found: Matches; data: FlameGraphData }) {
  return (
    <span role="status" title={formatExact(found.total, data.unit)}>
      {found.functionCount === 1 ? "1 function matches" : `${formatCount(found.functionCount)} functions match`}, {formatShare(found.share)}
    </span>
  );
}
