import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { FlameGraphData } from "../api/types";
import { formatAmount } from "../profile/numbers";
import { menuItems, obey, type Movements, type SaveFormat } from "./boxActions";
import type { DataNode } from "./columns";
import { ContextMenu } from "./contextMenu";
import { boxFacts, functionFacts, spoken } from "./describe";
import { changeFacts, type DifferenceView } from "./difference";
import type { Matches } from "./find";
import type { FlameEvents, FlameState } from "./flameCanvas";
import type { ColorBy } from "./palette";
import { commandOf } from "./keys";
import type { Place } from "./pointer";
import { Tooltip } from "./tooltip";
import { useFlameCanvas } from "./useFlameCanvas";
import { boxActionsOf } from "./offered";
import { keyOf, nodeOfKey } from "./key";
import { useFlameModel } from "./useFlameModel";
import { step, turned } from "./walk";

/** Nodes are numbers of `data`; `keyOf` and `nodeOfKey` turn them into text that outlives a refresh, for the URL. */
export interface FlameGraphViewProps {
  data: FlameGraphData;
  /** What is typed in "Find a function"; matches are drawn in full colour, the rest faded. */
  find: string;
  /** Told what the search found, whenever that changes; null when nothing is searched. */
  onFound?(matches: Matches | null): void;
  /** Index into data.functions of the function whose boxes are marked, or null. */
  selectedFunction: number | null;
  colorBy: ColorBy;
  /** Makes it a comparison: colours and words are of the change, `data` only says how wide boxes are. Nothing may be hidden then. */
  difference?: DifferenceView;
  /** Boxes grow upwards from the root at the bottom: for callers, which stand above what they call. */
  upwards?: boolean;
  /** Written in the root box and in the canvas' name. */
  title: string;
  /** The node zoomed to; 0 is everything. */
  zoomNode: DataNode;
  onZoom(node: DataNode): void;
  onOpenDetails(node: DataNode): void;
  /** Names of functions that are taken out; their callees move up to the caller. */
  hidden?: readonly string[];
  /** Offers "Hide" in the menu when given. */
  onHide?(functionIndex: number): void;
  /** Whether the inner boxes of functions that call themselves are taken out. */
  recursionCollapsed?: boolean;
  /** Offers "Collapse recursion" when given. */
  onCollapseRecursion?(collapsed: boolean): void;
  /** Offers "Sandwich" when given. */
  onSandwich?(node: DataNode): void;
  /** Offers "Find in code" when given. */
  onFindInCode?(node: DataNode): void;
  /** Offers to save the stacks through a box when given. */
  onSave?(node: DataNode, format: SaveFormat): void;
  /** The match that is shown, counted from the dearest; undefined while nobody steps through them. */
  match?: number | undefined;
}

/** A box and where it was pointed at. */
interface At {
  readonly node: number;
  readonly place: Place;
}

/** No function has this number; the root's is -1. */
const NO_FUNCTION = -2;

/** The flame graph: a canvas with its menu, tooltip and keys. Fills the element it stands in. */
export function FlameGraphView(props: FlameGraphViewProps) {
  const { data, title, upwards = false } = props;
  const model = useFlameModel(props);
  const { tree, matches, zoomNode, dataNode } = model;
  const [current, setCurrent] = useState(-1);
  const [menu, setMenu] = useState<At | null>(null);
  const [tip, setTip] = useState<At | null>(null);
  const [said, setSaid] = useState("");
  const canvas = useRef<HTMLCanvasElement>(null);
  /** Where zooming came from, for the way back; numbers of the data, which are others in the next answer. */
  const before = useRef<DataNode[]>([]);
  const at = current < tree.size ? current : -1;
  const inMenu = menu !== null && menu.node < tree.size ? menu.node : -1;
  const state: FlameState = {
    tree,
    title,
    matches,
    selectedFunction: props.selectedFunction ?? NO_FUNCTION,
    colorBy: props.colorBy,
    difference: props.difference,
    zoomNode,
    current: at,
    match: model.match,
    upwards,
    inMenu,
  };
  // In newer data, and among other boxes, the keyboard stays at the box it was at.
  const stood = useRef<{ data: FlameGraphData; node: DataNode } | null>(null);
  useEffect(() => {
    const was = stood.current;
    setCurrent(was === null ? -1 : whereNow(was, data, model.treeNode));
    setMenu(null);
    setTip(null);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the tree is made of the data
  }, [tree]);
  useEffect(() => {
    stood.current = at < 0 ? null : { data, node: dataNode(at) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the tree is made of the data
  }, [at, tree]);
  useEffect(() => void (before.current = []), [data]);
  useEffect(() => {
    if (model.match >= 0) setSaid(spoken(tree, model.match, factsOf(model.match, boxFacts)));
    // eslint-disable-next-line react-hooks/exhaustive-deps -- said once for each match
  }, [model.match]);

  const events: FlameEvents = {
    onHover: (node, place) => setTip(node < 0 ? null : { node, place }),
    onPick: (node, place) => {
      setTip(null);
      if (node >= 0) setCurrent(node);
      setMenu(node < 0 ? null : { node, place: inWindow(canvas.current!, place) });
    },
    onZoom: (node) => {
      setMenu(null);
      actions.focus(node);
    },
    onMove: () => setMenu(null),
  };
  const flame = useFlameCanvas(canvas, state, events);
  const factsOf = (node: number, facts: typeof boxFacts) =>
    changeFacts(facts(tree, node, title, data.unit), props.difference, dataNode(node));
  const walkTo = (node: number) => {
    setCurrent(node);
    setTip(null);
    // What a pointer shows, the keyboard shows as well.
    if (canvas.current?.matches(":focus-visible") === true) setTip({ node, place: flame.current!.placeBelow(node) });
    setSaid(spoken(tree, node, factsOf(node, boxFacts), upwards ? "caller" : "callee"));
  };
  const actions = boxActionsOf(props, model, {
    // Zoomed there already, but moved away by hand: the page has nothing to change.
    focus: (node) => {
      setTip(null);
      if (node === zoomNode) {
        flame.current?.goTo(node);
        return;
      }
      before.current.push(props.zoomNode);
      props.onZoom(dataNode(node));
    },
    openMenu: (node) => setMenu({ node, place: inWindow(canvas.current!, flame.current!.placeBelow(node)) }),
    say: setSaid,
  });
  const movements: Movements = {
    walk: (direction) => walkTo(at < 0 ? zoomNode : step(tree, at, upwards ? turned(direction) : direction)),
    toRoot: () => walkTo(zoomNode),
    page: (share) => flame.current?.page(share),
    zoom: (closer) => flame.current?.zoomStep(closer),
    whole: () => actions.focus(0),
    back: () => {
      if (flame.current?.isAt(zoomNode) === false) flame.current.goTo(zoomNode);
      else if (zoomNode > 0) props.onZoom(before.current.pop() ?? 0);
      else return false;
      return true;
    },
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = tree.size > 0 ? commandOf(event) : undefined;
    if (command === undefined || !obey(command, at < 0 ? zoomNode : at, actions, movements)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const closeMenu = useCallback(() => {
    setMenu(null);
    canvas.current?.focus({ preventScroll: true });
  }, []);
  // Of a cut graph some boxes are missing: there the sum over a function's boxes would be too low, and only the box is spoken of.
  const menuFacts = data.truncated === null ? functionFacts : boxFacts;
  const what = props.difference?.summary ?? `${upwards ? "Callers" : "Flame graph"} of ${title}, ${formatAmount(data.total, data.unit)}`;
  const summary = `${what}. Arrow keys walk, Enter opens function details, Shift F10 the menu${props.difference === undefined && !upwards ? ", T shows the same as text" : ""}.`;
  return (
    <div class="flame">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="application"
        aria-roledescription="flame graph"
        aria-label={summary}
        onKeyDown={onKeyDown}
        onBlur={() => setTip(null)}
      />
      <div class="sr" role="status">
        {said}
      </div>
      {tip !== null && menu === null && tip.node < tree.size && <Tooltip facts={factsOf(tip.node, boxFacts)} place={tip.place} />}
      {menu !== null && inMenu >= 0 && (
        <ContextMenu facts={factsOf(inMenu, menuFacts)} items={menuItems(inMenu, actions)} place={menu.place} onClose={closeMenu} />
      )}
    </div>
  );
}

/** The box of another answer that has the same frames above it, -1 when it has none. */
function whereNow(was: { data: FlameGraphData; node: DataNode }, data: FlameGraphData, treeNode: (node: DataNode) => number): number {
  if (was.data === data) return treeNode(was.node);
  const node = nodeOfKey(data, keyOf(was.data, was.node));
  return node < 0 ? -1 : treeNode(node);
}

function inWindow(canvas: HTMLCanvasElement, place: Place): Place {
  const corner = canvas.getBoundingClientRect();
  return { x: corner.left + place.x, y: corner.top + place.y };
}
