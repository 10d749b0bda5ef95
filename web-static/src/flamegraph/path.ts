// Boxes by their way from the root: which functions lead to one, and which box a call leads to.
import type { FlameColumns } from "./columns";

export interface Frame {
  readonly function: string;
  readonly file: string;
}

/** The functions from the root down to a box, itself last; none for the root. */
export function framesTo(data: FlameColumns, node: number): Frame[] {
  const frames: Frame[] = [];
  for (let at = node; at > 0; at = data.nodes.parent[at]!) frames.push(frameOf(data, at));
  return frames.reverse();
}

/** The dearest box of that function right under a box, or -1. O(nodes). */
export function childOf(data: FlameColumns, node: number, callee: Frame): number {
  const { parent, total } = data.nodes;
  let found = -1;
  for (let child = node + 1; child < parent.length; child++) {
    if (parent[child] !== node || !isSame(frameOf(data, child), callee)) continue;
    if (found < 0 || Math.abs(total[child]!) > Math.abs(total[found]!)) found = child;
  }
  return found;
}

/** The box above a box if it is that function, or -1. */
export function parentOf(data: FlameColumns, node: number, caller: Frame): number {
  const above = node > 0 ? data.nodes.parent[node]! : -1;
  return above > 0 && isSame(frameOf(data, above), caller) ? above : -1;
}

function frameOf(data: FlameColumns, node: number): Frame {
  const index = data.nodes.function[node] ?? -1;
  return { function: data.functions.name[index] ?? "", file: data.functions.file[index] ?? "" };
}

function isSame(one: Frame, other: Frame): boolean {
  return one.function === other.function && one.file === other.file;
}
