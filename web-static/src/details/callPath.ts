import type { FlameGraphData } from "../api/types";
import { framesTo, nodeOfKey, type Frame } from "../flamegraph";

/** The calls that lead to the box the panel was opened from, as `stack` parameters; or why there are none. */
export type CallPath =
  | { readonly kind: "known"; readonly stack: readonly string[] }
  /** The flame graph that holds the box is on its way. */
  | { readonly kind: "waiting" }
  | { readonly kind: "none"; readonly why: string };

/** Room for the path in the address of a call; the server reads heads of 32 KiB. */
const LONGEST = 24_000;

/** The path to the box that a key names, in the graph it stands in. */
export function callPathOf(graph: FlameGraphData | null, graphPending: boolean, key: string): CallPath {
  if (key === "") return { kind: "none", why: "Opened without a call path; boxes of the flame graph have one" };
  if (graph === null) return graphPending ? { kind: "waiting" } : { kind: "none", why: "No flame graph to take the call path from" };
  const node = nodeOfKey(graph, key);
  if (node <= 0) {
    return graphPending ? { kind: "waiting" } : { kind: "none", why: "Not in the flame graph of this range" };
  }
  return ofFrames(framesTo(graph, node));
}

function ofFrames(frames: readonly Frame[]): CallPath {
  if (frames.some((frame) => frame.function === "")) return { kind: "none", why: "A function on this call path has no name" };
  const stack = frames.map((frame) => `${frame.function}\n${frame.file}`);
  const size = stack.reduce((sum, frame) => sum + encodeURIComponent(frame).length + "&stack=".length, 0);
  if (size > LONGEST) return { kind: "none", why: `This call path is too long to ask for: ${frames.length} functions` };
  return { kind: "known", stack };
}
