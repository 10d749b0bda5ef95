// Two ranges or two commits compared: the call of the compare view.
import { get } from "./http";
import { ORIGINS, type Origin, type ServiceVersion } from "./types";

export interface DiffCost {
  readonly self: number;
  readonly total: number;
  readonly samples: number;
}

export interface DiffVersion extends ServiceVersion {
  total: number;
  samples: number;
  profiles: number;
  firstSeen: string;
  lastSeen: string;
}

export interface DiffSide {
  from: string;
  until: string;
  /** The version that is compared; null when all of them are. */
  selected: ServiceVersion | null;
  total: number;
  samples: number;
  profiles: number;
  /** All that have profiles in the range, by total, largest first. */
  versions: DiffVersion[];
  /** When nothing was measured in the range: when something last was. */
  lastSeen: string | null;
  warnings: string[];
}

export interface DiffColumns {
  self: Float64Array;
  total: Float64Array;
  samples: Float64Array;
}

export interface DiffRow {
  name: string;
  /** As compiled; "" when unknown. */
  file: string;
  startLine: number;
  origin: Origin;
  a: DiffCost;
  b: DiffCost;
}

export interface DiffTruncation {
  shownNodes: number;
  allNodes: number;
  hiddenSelfA: number;
  hiddenSelfB: number;
}

/** A is the baseline, B what is compared with it. Node 0 is the root (function -1); parents come before children. */
export interface DiffData {
  profileType: string;
  unit: string;
  a: DiffSide;
  b: DiffSide;
  functions: {
    name: string[];
    file: string[];
    /** Index into ORIGINS. */
    origin: Uint8Array;
  };
  nodes: { parent: Int32Array; function: Int32Array; inlined: Uint8Array; a: DiffColumns; b: DiffColumns };
  truncated: DiffTruncation | null;
  /** What changed most first. */
  table: { count: number; truncated: boolean; functions: DiffRow[] };
}

type Numbers = { self: number[]; total: number[]; samples: number[] };

export interface DiffJson extends Omit<DiffData, "functions" | "nodes"> {
  functions: { name: string[]; file: string[]; origin: Origin[] };
  nodes: { parent: number[]; function: number[]; inlined: number[]; a: Numbers; b: Numbers };
}

export interface DiffQuestion {
  query: string;
  tenant: string;
  a: { from: string; until: string; commit: string };
  b: { from: string; until: string; commit: string };
  maxNodes: number;
  limit: number;
}

export async function diff(question: DiffQuestion, signal: AbortSignal): Promise<DiffData> {
  const { a, b, ...rest } = question;
  const sides = Object.entries({ a, b }).flatMap(([name, side]) => Object.entries(side).map(([part, value]) => [`${name}.${part}`, value]));
  return packDiff(await get<DiffJson>("diff", { ...rest, ...(Object.fromEntries(sides) as Record<string, string>) }, signal));
}

/** Packs the wire form into typed arrays, as the flame graph wants them. */
export function packDiff(json: DiffJson): DiffData {
  const { nodes } = json;
  return {
    ...json,
    functions: { ...json.functions, origin: Uint8Array.from(json.functions.origin, (origin) => Math.max(0, ORIGINS.indexOf(origin))) },
    nodes: {
      parent: Int32Array.from(nodes.parent),
      function: Int32Array.from(nodes.function),
      inlined: Uint8Array.from(nodes.inlined),
      a: packed(nodes.a),
      b: packed(nodes.b),
    },
  };
}

function packed(numbers: Numbers): DiffColumns {
  return {
    self: Float64Array.from(numbers.self),
    total: Float64Array.from(numbers.total),
    samples: Float64Array.from(numbers.samples),
  };
}
