// How two costs are compared: as amounts, or as shares of their profiles.
import type { CompareBy } from "../state/views";

/** The totals of both profiles, and how their parts are compared. */
export interface Scale {
  readonly by: CompareBy;
  readonly totalA: number;
  readonly totalB: number;
  /** Changes of this part of the profile or less are noise, 0 to 1. */
  readonly floor: number;
}

/** One cost on both sides, as it is compared: an amount, or a share of its profile. */
export interface Pair {
  readonly a: number;
  readonly b: number;
}

export function pairOf(scale: Scale, a: number, b: number): Pair {
  return scale.by === "absolute" ? { a, b } : { a: part(a, scale.totalA), b: part(b, scale.totalB) };
}

function part(value: number, whole: number): number {
  return whole === 0 ? 0 : value / whole;
}

/** From A to B: positive is dearer. */
export function changeOf({ a, b }: Pair): number {
  return b - a;
}

/** What is drawn: nothing that either side has may vanish, so a box is as wide as its larger side. */
export function widthOf({ a, b }: Pair): number {
  return Math.max(a, b);
}

/** Whether a change is too small to mean something. Of amounts, the floor is a part of the larger profile. No change is none at any floor. */
export function isNoise(scale: Scale, pair: Pair): boolean {
  const whole = scale.by === "share" ? 1 : Math.max(Math.abs(scale.totalA), Math.abs(scale.totalB));
  const change = Math.abs(changeOf(pair));
  return change === 0 || change <= scale.floor * whole;
}

/** Below these parts of the larger side a change has the step of its place in the list. */
const STEPS = [0.06, 0.2, 0.4, 0.75];

/** How far a cost changed, in steps of colour: -4 (gone, or nearly) to 4 (new, or many times dearer); 0 for noise. */
export function stepOf(scale: Scale, pair: Pair): number {
  if (isNoise(scale, pair)) return 0;
  const change = changeOf(pair);
  const share = Math.abs(change) / Math.max(Math.abs(pair.a), Math.abs(pair.b));
  return Math.sign(change) * STEPS.filter((step) => share >= step).length;
}
