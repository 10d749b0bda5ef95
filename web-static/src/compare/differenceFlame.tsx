import { useMemo, useState } from "preact/hooks";
import type { DiffData } from "../api/diff";
import { Icon } from "../components/icon";
import { FlameGraphView, keyOf, nodeOfKey, type DifferenceView, type Matches } from "../flamegraph";
import { functionIndex } from "../profile/functions";
import { formatAmount, formatCount } from "../profile/numbers";
import type { CompareState } from "../state/views";
import type { Cause } from "./cause";
import { framesOf, type Frames } from "./frames";
import { pairOf, type Scale } from "./measure";
import { changeWords, pairWords, ratioWords } from "./words";

export interface DifferenceFlameProps {
  data: DiffData;
  scale: Scale;
  state: CompareState;
  /** Its boxes are marked. */
  cause: Cause | null;
  /** The name of what is compared, in the root box. */
  title: string;
  onChange(patch: Partial<CompareState>, how?: "push" | "replace"): void;
  onOpen(name: string, file: string): void;
}

/** The flame graph of both sides: as wide as the larger one, coloured by the change. */
export function DifferenceFlame(props: DifferenceFlameProps) {
  const { data, scale, state, title, cause, onChange } = props;
  const [found, setFound] = useState<Matches | null>(null);
  const hidden = state.hide.join("\n");
  const frames = useMemo(
    () =>
      framesOf(
        data,
        hidden.split("\n").filter((name) => name !== ""),
        scale,
      ),
    [data, hidden, scale],
  );
  const difference = useMemo(() => viewOf(frames, scale, data.unit, title), [frames, scale, data.unit, title]);
  const { drawn } = frames;
  const zoom = useMemo(() => Math.max(0, nodeOfKey(drawn, state.focus)), [drawn, state.focus]);
  const open = (node: number) => {
    const callee = drawn.nodes.function[node] ?? -1;
    if (callee >= 0) props.onOpen(data.functions.name[callee] ?? "", data.functions.file[callee] ?? "");
  };
  const hide = (callee: number) => onChange({ hide: [...new Set([...state.hide, data.functions.name[callee] ?? ""])] });
  return (
    <>
      <FlameGraphView
        data={drawn}
        find={state.find}
        onFound={setFound}
        selectedFunction={cause === null ? null : functionIndex(drawn, cause.name, cause.file)}
        colorBy="origin"
        difference={difference}
        title={title}
        zoomNode={zoom}
        onZoom={(node) => onChange({ focus: keyOf(drawn, node) })}
        onOpenDetails={open}
        onHide={hide}
      />
      <div class="foot">
        <Ramp />
        <span class="muted wide">width: the larger of A and B; label: change of total</span>
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
        {found !== null && <span role="status">{formatCount(found.functionCount)} functions found</span>}
        <Cut data={data} />
      </div>
    </>
  );
}

function viewOf(frames: Frames, scale: Scale, unit: string, title: string): DifferenceView {
  const pair = (node: number) => pairOf(scale, frames.a.total[node] ?? 0, frames.b.total[node] ?? 0);
  return {
    steps: frames.steps,
    summary: `Flame graph of the difference, ${title}. ${pairWords(scale, pair(0), unit)}`,
    note: (node) => {
      const ratio = ratioWords(pair(node));
      return ratio === "gone" || ratio === "new"
        ? `${ratio} ${changeWords(scale, pair(node), unit)}`
        : changeWords(scale, pair(node), unit);
    },
    words: (node) => `Total ${pairWords(scale, pair(node), unit)}`,
  };
}

const STEPS = ["n4", "n3", "n2", "n1", "0", "p1", "p2", "p3", "p4"] as const;

function Ramp() {
  return (
    <>
      <span>Cheaper</span>
      <span class="ramp" aria-hidden="true">
        {STEPS.map((step) => (
          <i key={step} class={`step-${step}`} />
        ))}
      </span>
      <span>Dearer</span>
    </>
  );
}

/** Says in words whether anything was cut. */
function Cut({ data }: { data: DiffData }) {
  const cut = data.truncated;
  if (cut === null) return null;
  return (
    <span
      title={`Self of boxes not shown: A ${formatAmount(cut.hiddenSelfA, data.unit)}, B ${formatAmount(cut.hiddenSelfB, data.unit)}. It stays in the total of the boxes above.`}
    >
      {formatCount(cut.shownNodes)} of {formatCount(cut.allNodes)} boxes shown
    </span>
  );
}
