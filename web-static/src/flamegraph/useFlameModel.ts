import { useEffect, useMemo } from "preact/hooks";
import type { DataNode } from "./columns";
import { findMatches, type Matches } from "./find";
import type { FlameGraphViewProps } from "./flameGraphView";
import { withoutFunctions } from "./hide";
import { FlameTree } from "./tree";

/** What is drawn, computed from the properties; each part only when what it depends on has changed. */
export interface FlameModel {
  readonly tree: FlameTree;
  readonly matches: Matches | null;
  /** The node of the tree that is zoomed to. */
  readonly zoomNode: number;
  /** The number that a node of the tree has in the data. */
  dataNode(node: number): DataNode;
}

const NONE: readonly string[] = [];

export function useFlameModel(props: FlameGraphViewProps): FlameModel {
  const { data, hidden = NONE, onFound } = props;
  const hiddenNames = hidden.join("\n");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same names in a new array change nothing
  const remaining = useMemo(() => withoutFunctions(data, hidden), [data, hiddenNames]);
  const tree = useMemo(() => new FlameTree(remaining.columns), [remaining]);
  const matches = useMemo(() => findMatches(tree, props.find), [tree, props.find]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each search
  useEffect(() => onFound?.(matches), [matches]);
  return {
    tree,
    matches,
    zoomNode: tree.nodeOf(remaining.nodeOf[props.zoomNode] ?? 0),
    dataNode: (node) => remaining.wholeOf[tree.source[node]!]!,
  };
}
