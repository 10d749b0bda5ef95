import { useEffect, useMemo, useState } from "preact/hooks";
import type { Selection } from "../api/http";
import type { FlameGraphData, Origin } from "../api/types";
import { Icon } from "../components/icon";
import { lazy } from "../components/lazy";
import { Note, Warnings } from "../components/notes";
import { FlameGraphView, keyOf, nodeOfKey, type Matches, type SaveFormat } from "../flamegraph";
import { functionIndex } from "../profile/functions";
import { formatCount, formatExact, formatSamples, formatShare } from "../profile/numbers";
import { go } from "../state/location";
import { sourceHref, type ExploreState } from "../state/views";
import { HiddenFunctions } from "./hiddenFunctions";
import { download, profileHref } from "./saveStacks";
import { ORIGIN_DOTS, ORIGIN_WORDS } from "./topTable";
import { ViewTools } from "./viewTools";

const FlameTextView = lazy(() => import("../flamegraph/flameTextView").then((module) => module.FlameTextView));

export interface FlamePaneProps {
  state: ExploreState;
  selection: Selection;
  /** The name of what is shown, in the root box. */
  title: string;
  data: FlameGraphData;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  /** `stack` names the box (a key of flamegraph/key.ts). */
  onOpen(name: string, file: string, stack: string): void;
  /** Offers the callers and callees of a function when given. */
  onSandwich?(name: string, file: string): void;
}

/** The flame graph with its controls, its legend and what it does not show. */
export function FlamePane(props: FlamePaneProps) {
  const { state, data, selection, onChange } = props;
  const [found, setFound] = useState<Matches | null>(null);
  const [match, setMatch] = useState<number | undefined>(undefined);
  const zoom = useMemo(() => Math.max(0, nodeOfKey(data, state.focus)), [data, state.focus]);
  const selected = useMemo(() => functionIndex(data, state.function, state.file), [data, state.function, state.file]);
  useEffect(() => setMatch(undefined), [state.find]);
  const names = data.functions;
  const ofNode = (node: number, act: (name: string, file: string) => void) => {
    const index = data.nodes.function[node] ?? -1;
    if (index >= 0) act(names.name[index] ?? "", names.file[index] ?? "");
  };
  const { onSandwich } = props;
  const { from, until, tenant, query } = state;
  const step = (by: 1 | -1) => {
    const boxes = found?.boxCount ?? 0;
    if (boxes > 0) setMatch(((((match ?? (by > 0 ? -1 : 0)) + by) % boxes) + boxes) % boxes);
  };
  const save = (node: number, format: SaveFormat) => {
    const address = profileHref(selection, format, data, node);
    // The way to this box is too long for an address: all there is, rather than nothing.
    download(address === "" ? profileHref(selection, format, data, 0) : address);
  };
  const Graph = state.asText ? FlameTextView : FlameGraphView;
  return (
    <section class="pane flame-pane" aria-label="Flame graph">
      <ViewTools state={state} onChange={onChange} onStep={step} />
      {data.total === 0 && data.nodes.total.every((total) => total === 0) ? (
        <ZeroCost data={data} />
      ) : (
        <Graph
          data={data}
          find={state.find}
          onFound={setFound}
          match={match}
          selectedFunction={selected}
          colorBy={state.color}
          title={props.title}
          zoomNode={zoom}
          onZoom={(node) => onChange({ focus: keyOf(data, node) })}
          onOpenDetails={(node) => ofNode(node, (name, file) => props.onOpen(name, file, keyOf(data, node)))}
          hidden={state.hide}
          onHide={(index) => onChange({ hide: withName(state.hide, names.name[index] ?? "") })}
          recursionCollapsed={state.collapseRecursion}
          onCollapseRecursion={(collapseRecursion) => onChange({ collapseRecursion })}
          onFindInCode={(node) =>
            ofNode(node, (name, file) => go(sourceHref({ query, from, until, tenant, commit: state.commit, function: name, file })))
          }
          {...(onSandwich !== undefined && { onSandwich: (node: number) => ofNode(node, onSandwich) })}
          onSave={save}
        />
      )}
      <div class="foot">
        {state.color === "origin" && <Legend />}
        <span class="grow" />
        <HiddenFunctions hidden={state.hide} onChange={(hide) => onChange({ hide })} />
        {zoom > 0 && (
          <button type="button" class="btn btn-quiet btn-s" onClick={() => onChange({ focus: "" })}>
            <Icon name="left" />
            Whole graph
          </button>
        )}
        {found !== null && <FoundWords found={found} data={data} match={match} onStep={step} />}
        <Shown data={data} />
      </div>
      <Warnings warnings={data.warnings} />
    </section>
  );
}

function withName(names: readonly string[], name: string): readonly string[] {
  return name === "" || names.includes(name) ? names : [...names, name];
}

/** A picture of nothing would be an empty one. */
function ZeroCost({ data }: { data: FlameGraphData }) {
  return (
    <div class="pane-note">
      <Note icon="info" title="These samples cost nothing">
        {formatSamples(data.samples)} were taken, and each has the value 0. The functions stand in the table.
      </Note>
    </div>
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

interface FoundWordsProps {
  found: Matches;
  data: FlameGraphData;
  match: number | undefined;
  onStep(by: 1 | -1): void;
}

function FoundWords({ found, data, match, onStep }: FoundWordsProps) {
  const functions = found.functionCount === 1 ? "1 function matches" : `${formatCount(found.functionCount)} functions match`;
  return (
    <span class="found">
      <span role="status" title={formatExact(found.total, data.unit)}>
        {functions}, {formatShare(found.share)}
      </span>
      {found.boxCount > 0 && (
        <>
          <button
            type="button"
            class="btn btn-quiet btn-s btn-icon"
            aria-label="Match before"
            title="Match before (Shift Enter)"
            onClick={() => onStep(-1)}
          >
            <Icon name="left" />
          </button>
          {match !== undefined && (
            <span>
              {formatCount(match + 1)} of {formatCount(found.boxCount)}
            </span>
          )}
          <button
            type="button"
            class="btn btn-quiet btn-s btn-icon"
            aria-label="Next match"
            title="Next match (Enter)"
            onClick={() => onStep(1)}
          >
            <Icon name="right" />
          </button>
        </>
      )}
    </span>
  );
}
