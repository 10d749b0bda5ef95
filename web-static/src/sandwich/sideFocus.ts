import type { FlameGraphData } from "../api/types";
import { keyOf, nodeOfKey } from "../flamegraph";

/** Of the two graphs one can be zoomed at a time; this mark before the box's key says that it is the upper one. */
const ABOVE = "^";

export type Side = "callers" | "callees";

/** The zoomed box of a side; 0, the function itself, where it is none of that side. */
export function zoomedNode(focus: string, side: Side, data: FlameGraphData): number {
  const ofSide = focus.startsWith(ABOVE) === (side === "callers");
  const key = focus.startsWith(ABOVE) ? focus.slice(ABOVE.length) : focus;
  return ofSide ? Math.max(0, nodeOfKey(data, key)) : 0;
}

/** What the URL says of a box that is zoomed to; "" for the function itself. */
export function focusOn(node: number, side: Side, data: FlameGraphData): string {
  const key = keyOf(data, node);
  return key === "" || side === "callees" ? key : ABOVE + key;
}
