// From a function to one that calls it or is called by it: the commit stays, and the call path goes along where there is one.
import type { FlameGraphData, FunctionDetails } from "../api/types";
import { childOf, keyOf, nodeOfKey, parentOf, type Frame } from "../flamegraph";
import { exploreHref, type ExploreState } from "../state/views";

/** Addresses of the functions around the one shown. */
export interface Walk {
  toCallee(callee: Frame): string;
  /** Opened at the line that calls. */
  toCaller(caller: Frame & { line: number }): string;
}

export function walkFrom(state: ExploreState, details: FunctionDetails, graph: FlameGraphData | null): Walk {
  const node = graph === null || state.stack === "" ? -1 : nodeOfKey(graph, state.stack);
  const to = (frame: Frame, line: number, box: number) => {
    const stack = graph === null || box < 0 ? "" : keyOf(graph, box);
    return exploreHref({
      ...state,
      function: frame.function,
      file: frame.file,
      // The costs that lead there are those of this commit, also where it was not chosen but is the dearest.
      commit: details.selected?.ref ?? state.commit,
      sourceCommit: "",
      line,
      lastLine: 0,
      stack,
      thisPath: state.thisPath && stack !== "",
    });
  };
  return {
    toCallee: (callee) => to(callee, 0, graph === null || node < 0 ? -1 : childOf(graph, node, callee)),
    toCaller: (caller) => to(caller, caller.line, graph === null || node < 0 ? -1 : parentOf(graph, node, caller)),
  };
}
