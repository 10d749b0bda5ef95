import { useEffect, useMemo } from "preact/hooks";
import type { DataNode } from "./columns";
import { dearestMatches, findMatches, type Matches } from "./find";
import type { FlameGraphViewProps } from "./flameGraphView";
import { remainingOf } from "./hide";
import { FlameTree } from "./tree";

/** What is drawn, computed from the properties; each part only when what it depends on has changed. */
export interface FlameModel {
  readonly tree: FlameTree;
  readonly matches: Matches | null;
  /** The match that was stepped to, -1 for none. */
  readonly match: number;
  /** The node of the tree that is zoomed to. */
  readonly zoomNode: number;
  /** The number that a node of the tree has in the data. */
  dataNode(node: number): DataNode;
  /** The node of the tree that stands for a node of the data. */
  treeNode(node: DataNode): number;
}

const NONE: readonly string[] = [];

export function useFlameModel(props: FlameGraphViewProps): FlameModel {
  const { data, hidden = NONE, recursionCollapsed = false, onFound } = props;
  const hiddenNames = hidden.join("\n");
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the same names in a new array change nothing
  const remaining = useMemo(() => remainingOf(data, hidden, recursionCollapsed), [data, hiddenNames, recursionCollapsed]);
  const tree = useMemo(() => new FlameTree(remaining.columns), [remaining]);
  const matches = useMemo(() => findMatches(tree, props.find), [tree, props.find]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each search
  useEffect(() => onFound?.(matches), [matches]);
  const stepped = props.match !== undefined && matches !== null && matches.boxCount > 0;
  const dearest = useMemo(() => (stepped ? dearestMatches(tree, matches) : null), [tree, matches, stepped]);
  return {
    tree,
    matches,
    match: dearest?.[(props.match ?? 0) % dearest.length] ?? -1,
    zoomNode: tree.nodeOf(remaining.nodeOf[props.zoomNode] ?? 0),
    dataNode: (node) => remaining.wholeOf[tree.source[node]!]!,
    treeNode: (node) => tree.nodeOf(remaining.nodeOf[node] ?? 0),
  };
}
