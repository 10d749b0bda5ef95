// What is above and below a function, as two flame graphs.
import { packFlameGraph } from "./client";
import { get, type Selection } from "./http";
import type { FlameGraphData, Origin } from "./types";

export interface SandwichQuestion extends Selection {
  function: string;
  /** As compiled; "" for the file in which the function costs most. */
  file: string;
  /** Of each of the two flame graphs. */
  maxNodes: number;
}

/** Node 0 of both flame graphs is the function itself, with its total: a sample counts once, at the function's outermost frame. */
export interface Sandwich {
  readonly unit: string;
  readonly function: { readonly name: string; readonly file: string; readonly startLine: number; readonly origin: Origin };
  readonly self: number;
  readonly total: number;
  readonly samples: number;
  readonly profileTotal: number;
  /** Children of a node are what called it. */
  readonly callers: FlameGraphData;
  readonly callees: FlameGraphData;
  readonly warnings: readonly string[];
}

type SideJson = Pick<Parameters<typeof packFlameGraph>[0], "functions" | "nodes" | "truncated">;

export interface SandwichJson extends Omit<Sandwich, "callers" | "callees"> {
  readonly profileType: string;
  readonly callers: SideJson;
  readonly callees: SideJson;
}

export async function sandwich(question: SandwichQuestion, signal: AbortSignal): Promise<Sandwich> {
  return packSandwich(await get<SandwichJson>("sandwich", { ...question }, signal));
}

/** Packs both sides for drawing. */
export function packSandwich(json: SandwichJson): Sandwich {
  const { profileType, unit, total, samples } = json;
  const side = (columns: SideJson) => packFlameGraph({ profileType, unit, total, samples, profiles: 0, warnings: [], ...columns });
  const callers = side(json.callers);
  // The server's self says which stacks begin at a box. Samples end below their callers, so these have no self: only the function has.
  callers.nodes.self.fill(0);
  callers.nodes.self[0] = json.self;
  return { ...json, callers, callees: side(json.callees) };
}
