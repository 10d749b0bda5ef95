import type { FlameGraphData } from "../api/types";

export interface FlameGraphViewProps {
  data: FlameGraphData;
  /** What is typed in "Find a function"; matches are drawn in full colour, the rest faded. */
  find: string;
  /** Index into data.functions of the function whose boxes are marked, or null. */
  selectedFunction: number | null;
  colorBy: "origin" | "package";
  /** Written in the root box and in the canvas' name. */
  title: string;
  /** The node zoomed to; 0 is everything. */
  zoomNode: number;
  onZoom(node: number): void;
  onOpenDetails(node: number): void;
  /** Offers "Hide" in the menu when given. */
  onHide?(functionIndex: number): void;
}

export function FlameGraphView(props: FlameGraphViewProps) {
  return <div class="flame" role="img" aria-label={props.title} />;
}
