import type { DataNode, FlameColumns } from "./columns";
import { hashOf } from "../profile/names";

/** A short name for a box that stays the same when the graph is loaded again: a hash of the frames from the root to it. Fit for a URL. */
export type BoxKey = string & { readonly __brand: "BoxKey" };

/** The key of a node. The root's is empty. */
export function keyOf(data: FlameColumns, node: DataNode): BoxKey {
  const path: DataNode[] = [];
  for (let at = node; at > 0; at = data.nodes.parent[at]!) path.push(at);
  const root: Hash = { high: 0, low: 0 };
  return written(
    path.reduceRight((above, at) => extended(above, frameHash(data, data.nodes.function[at]!), data.nodes.inlined[at]!), root),
  );
}

/** The node with that key, or -1 when this graph has none: it may have no samples in the range, or be cut. O(nodes). */
export function nodeOfKey(data: FlameColumns, key: string): DataNode {
  const { parent, inlined } = data.nodes;
  if (key === "") return parent.length > 0 ? 0 : -1;
  const frames = data.functions.name.map((_, callee) => frameHash(data, callee));
  const hashes: Hash[] = [{ high: 0, low: 0 }];
  for (let node = 1; node < parent.length; node++) {
    const own = extended(hashes[parent[node]!]!, frames[data.nodes.function[node]!]!, inlined[node]!);
    if (written(own) === key) return node;
    hashes.push(own);
  }
  return -1;
}

interface Hash {
  readonly high: number;
  readonly low: number;
}

function frameHash(data: FlameColumns, callee: number): Hash {
  const frame = `${data.functions.name[callee] ?? ""}\n${data.functions.file[callee] ?? ""}`;
  return { high: hashOf(frame), low: hashOf(`${frame}\n`) };
}

function extended(above: Hash, frame: Hash, inlined: number): Hash {
  return { high: mixed(above.high, frame.high + inlined), low: mixed(above.low, frame.low + inlined) };
}

function mixed(above: number, own: number): number {
  const product = (Math.imul(above ^ own, 0x9e3779b1) + 0x7f4a7c15) | 0;
  return (product ^ (product >>> 16)) >>> 0;
}

function written(hash: Hash): BoxKey {
  return (hash.high === 0 && hash.low === 0 ? "" : `${hash.high.toString(36)}.${hash.low.toString(36)}`) as BoxKey;
}
