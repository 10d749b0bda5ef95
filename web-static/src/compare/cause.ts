import type { DiffData } from "../api/diff";
import { ORIGINS } from "../api/types";
import { changeOf, isNoise, pairOf, type Scale } from "./measure";

/** The function that a change comes from. */
export interface Cause {
  readonly name: string;
  readonly file: string;
  /** Of the samples in which it is the last own function, as amounts or shares. */
  readonly change: number;
  /** The part of the whole change, 0 to 1; above 1 where others made up for some of it. */
  readonly share: number;
}

/**
 * The function that most of the change comes from: each sample is put to the last function of own code on its stack, and the one
 * that changed most in the direction of the whole is it. Where nothing is own code, each sample is put to its last function.
 *
 * Why this rule: the largest change of *total* is always the root's, and all callers down to the guilty function have it as well. The
 * largest change of *self* is deep in a library, which nobody can change. The last own function is where somebody's edit made a library
 * (or itself) cost more. A recursive function is counted once, and a function that only calls own functions is not blamed for them. Costs of a
 * file that was renamed belong together, so it goes by name alone.
 */
export function causeOf(data: DiffData, scale: Scale): Cause | null {
  const own = sums(data, (callee) => ORIGINS[data.functions.origin[callee] ?? 3] === "own");
  const all = own.size > 0 ? own : sums(data, () => true);
  const whole = changeOf(pairOf(scale, data.a.total, data.b.total));
  const changes = [...all.values()].map(({ callee, a, b }) => ({ callee, pair: pairOf(scale, a, b) }));
  const along = changes.filter(({ pair }) => !isNoise(scale, pair) && (scale.by === "share" || changeOf(pair) * whole >= 0));
  const most = along.reduce<(typeof along)[number] | null>((best, one) => (best === null || size(one) > size(best) ? one : best), null);
  if (most === null) return null;
  const change = changeOf(most.pair);
  return {
    name: data.functions.name[most.callee] ?? "",
    file: data.functions.file[most.callee] ?? "",
    change,
    share: whole === 0 ? 0 : change / whole,
  };
}

function size({ pair }: { pair: { a: number; b: number } }): number {
  return Math.abs(changeOf(pair));
}

interface Sum {
  /** The function of that name which costs most now: its file is shown. */
  callee: number;
  largest: number;
  a: number;
  b: number;
}

/** By name, what the samples cost whose last function that counts has it. What a limit cut off belongs to the frame above it. */
function sums({ functions, nodes }: DiffData, counts: (callee: number) => boolean): Map<string, Sum> {
  const size = nodes.parent.length;
  const lastOf = new Int32Array(size).fill(-1);
  const restA = nodes.a.total.slice();
  const restB = nodes.b.total.slice();
  for (let node = 1; node < size; node++) {
    const above = nodes.parent[node]!;
    restA[above]! -= nodes.a.total[node]!;
    restB[above]! -= nodes.b.total[node]!;
    const callee = nodes.function[node]!;
    lastOf[node] = counts(callee) ? callee : lastOf[above]!;
  }
  const byName = new Map<string, Sum>();
  for (let node = 1; node < size; node++) {
    const callee = lastOf[node]!;
    if (callee < 0) continue;
    const name = functions.name[callee] ?? "";
    const sum = byName.get(name) ?? { callee, largest: 0, a: 0, b: 0 };
    if (nodes.b.total[node]! > sum.largest) Object.assign(sum, { callee, largest: nodes.b.total[node]! });
    sum.a += restA[node]!;
    sum.b += restB[node]!;
    byName.set(name, sum);
  }
  return byName;
}
