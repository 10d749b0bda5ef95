import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { FlameGraphData } from "../api/types";
import { formatAmount } from "../profile/numbers";
import type { DataNode } from "./columns";
import { ContextMenu, type MenuItem } from "./contextMenu";
import { copyText } from "./copyText";
import { boxFacts, functionFacts, spoken } from "./describe";
import { findMatches, type Matches } from "./find";
import { FlameCanvas, type FlameEvents, type FlameState } from "./flameCanvas";
import { withoutFunctions } from "./hide";
import { commandOf, type Command } from "./keys";
import type { Place } from "./pointer";
import { Tooltip } from "./tooltip";
import { FlameTree } from "./tree";
import { step } from "./walk";

/** Nodes are numbers of `data`; `keyOf` and `nodeOfKey` turn them into text that outlives a refresh, for the URL. */
export interface FlameGraphViewProps {
  data: FlameGraphData;
  /** What is typed in "Find a function"; matches are drawn in full colour, the rest faded. */
  find: string;
  /** Told what the search found, whenever that changes; null when nothing is searched. */
  onFound?(matches: Matches | null): void;
  /** Index into data.functions of the function whose boxes are marked, or null. */
  selectedFunction: number | null;
  colorBy: "origin" | "package";
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
}

interface At {
  readonly node: number;
  readonly place: Place;
}

const NONE: readonly string[] = [];

/** The flame graph: a canvas with its menu, tooltip and keys. Fills the element it stands in. */
export function FlameGraphView(props: FlameGraphViewProps) {
  const { data, title, onFound, hidden = NONE } = props;
  const remaining = useMemo(() => withoutFunctions(data, hidden), [data, hidden.join("\n")]);
  const tree = useMemo(() => new FlameTree(remaining.columns), [remaining]);
  const matches = useMemo(() => findMatches(tree, props.find), [tree, props.find]);
  const [chosen, setCurrent] = useState(-1);
  const current = chosen < tree.size ? chosen : -1;
  const [menu, setMenu] = useState<At | null>(null);
  const [tip, setTip] = useState<At | null>(null);
  const [said, setSaid] = useState("");
  const canvas = useRef<HTMLCanvasElement>(null);
  const zoomNode = tree.nodeOf(remaining.nodeOf[props.zoomNode] ?? 0);
  const state: FlameState = {
    tree,
    title,
    matches,
    selectedFunction: props.selectedFunction ?? NO_FUNCTION,
    colorBy: props.colorBy,
    zoomNode,
    current,
    inMenu: menu?.node ?? -1,
  };
  const dataNode = (node: number): DataNode => remaining.wholeOf[tree.source[node]!]!;
  const closeMenu = useCallback(() => {
    setMenu(null);
    canvas.current?.focus({ preventScroll: true });
  }, []);
  const flame = useFlameCanvas(canvas, state, {
    onHover: (node, place) => setTip(node < 0 ? null : { node, place }),
    onPick: (node, place) => {
      setTip(null);
      if (node >= 0) setCurrent(node);
      setMenu(node < 0 ? null : { node, place: inWindow(canvas.current!, place) });
    },
    onZoom: (node) => {
      setMenu(null);
      focusOn(node);
    },
    onMove: () => setMenu(null),
  });
  useEffect(() => onFound?.(matches), [matches]);
  useEffect(() => {
    setCurrent(-1);
    setMenu(null);
    setTip(null);
  }, [tree]);

  const focusOn = (node: number) => {
    if (dataNode(node) === props.zoomNode) flame.current?.goTo(zoomNode);
    else props.onZoom(dataNode(node));
  };
  const walkTo = (node: number) => {
    setCurrent(node);
    setTip(null);
    setSaid(spoken(tree, node, boxFacts(tree, node, title, data.unit)));
  };
  const itemsFor = (node: number): MenuItem[] => {
    const all: (MenuItem & { forRoot?: true })[] = [
      { label: "Function details", icon: "code", key: "Enter", run: () => props.onOpenDetails(dataNode(node)) },
      { label: "Focus on this", icon: "focus", key: "F", run: () => focusOn(node), forRoot: true },
      { label: "Copy name", icon: "copy", key: "C", group: true, run: () => copy(node) },
    ];
    if (props.onHide !== undefined) all.push({ label: "Hide this function", icon: "hide", key: "H", group: true, run: () => hide(node) });
    return node === 0 ? all.filter((item) => item.forRoot) : all;
  };
  const copy = (node: number) => {
    const name = tree.nameOf(node);
    void copyText(name).then((copied) => setSaid(copied ? `Copied ${name}.` : "The browser did not allow copying."));
  };
  const hide = (node: number) => props.onHide?.(tree.functionOf[node]!);
  const back = (): boolean => {
    if (flame.current?.isAt(zoomNode) === false) flame.current.goTo(zoomNode);
    else if (props.zoomNode > 0) props.onZoom(dataNode(tree.parent[zoomNode]!));
    else return false;
    return true;
  };
  const openMenu = (node: number) => {
    if (flame.current !== null) setMenu({ node, place: inWindow(canvas.current!, flame.current.placeBelow(node)) });
  };
  /** Gives false when there was nothing to do, so that the key is left to the page. */
  const obey = (command: Command): boolean => {
    const node = current < 0 ? zoomNode : current;
    switch (command.kind) {
      case "walk":
        return done(() => walkTo(current < 0 ? zoomNode : step(tree, node, command.direction)));
      case "root":
        return done(() => walkTo(zoomNode));
      case "page":
        return done(() => flame.current?.page(command.share));
      case "zoom":
        return done(() => flame.current?.zoomStep(command.closer));
      case "whole":
        return done(() => focusOn(0));
      case "back":
        return back();
      case "focus":
        return done(() => focusOn(node));
      case "menu":
        return done(() => openMenu(node));
      case "details":
        return node > 0 && done(() => props.onOpenDetails(dataNode(node)));
      case "copy":
        return node > 0 && done(() => copy(node));
      case "hide":
        return node > 0 && props.onHide !== undefined && done(() => hide(node));
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = tree.size > 0 ? commandOf(event) : undefined;
    if (command === undefined || !obey(command)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // Of a cut graph some boxes are missing: there the sum over a function's boxes would be too low, and only the box is spoken of.
  const menuFacts = data.truncated === null ? functionFacts : boxFacts;
  const summary = `Flame graph of ${title}, ${formatAmount(data.total, data.unit)}. Arrow keys walk, Enter opens function details, Shift F10 the menu.`;
  return (
    <div class="flame">
      <canvas ref={canvas} tabIndex={0} role="application" aria-roledescription="flame graph" aria-label={summary} onKeyDown={onKeyDown} />
      <div class="sr" role="status">
        {said}
      </div>
      {tip !== null && menu === null && tip.node < tree.size && (
        <Tooltip facts={boxFacts(tree, tip.node, title, data.unit)} place={tip.place} />
      )}
      {menu !== null && menu.node < tree.size && (
        <ContextMenu
          facts={menuFacts(tree, menu.node, title, data.unit)}
          items={itemsFor(menu.node)}
          place={menu.place}
          onClose={closeMenu}
        />
      )}
    </div>
  );
}

/** No function has this number; the root's is -1. */
const NO_FUNCTION = -2;

/** Makes the canvas draw for as long as it is in the page, and hands each new state to it. */
function useFlameCanvas(canvas: { current: HTMLCanvasElement | null }, state: FlameState, events: FlameEvents) {
  const flame = useRef<FlameCanvas | null>(null);
  const latest = useRef(events);
  latest.current = events;
  useLayoutEffect(() => {
    const drawn = new FlameCanvas(canvas.current!, state, {
      onHover: (node, place) => latest.current.onHover(node, place),
      onPick: (node, place) => latest.current.onPick(node, place),
      onZoom: (node) => latest.current.onZoom(node),
      onMove: () => latest.current.onMove(),
    });
    flame.current = drawn;
    return () => drawn.dispose();
  }, []);
  useLayoutEffect(() => flame.current?.update(state));
  return flame;
}

function done(action: () => void): true {
  action();
  return true;
}

function inWindow(canvas: HTMLCanvasElement, place: Place): Place {
  const corner = canvas.getBoundingClientRect();
  return { x: corner.left + place.x, y: corner.top + place.y };
}
