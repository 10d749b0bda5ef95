import type { FlameGraphData } from "../api/types";
import type { DataNode } from "./columns";
import type { Matches } from "./find";

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

export function FlameGraphView(props: FlameGraphViewProps) {
  return <div class="flame" role="img" aria-label={props.title} />;
}
