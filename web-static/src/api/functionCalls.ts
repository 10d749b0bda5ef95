// Who calls a function, and what it calls: of the function as a whole, or of one of its lines.
import { get, type Selection } from "./http";
import type { Origin } from "./types";

export interface CallsQuestion extends Selection {
  function: string;
  /** As compiled. */
  file: string;
  /** A ref as labelled or a hash; "" for all versions. */
  commit: string;
  /** 0 for the whole function. */
  line: number;
  /** The call path that is counted, root first; empty for all. */
  stack: readonly string[];
}

/** One function that calls, or is called. A sample counts once in each row it touches. */
interface Called {
  readonly function: string;
  readonly file: string;
  readonly origin: Origin;
  readonly inlined: boolean;
  readonly total: number;
  readonly samples: number;
}

export interface Caller extends Called {
  /** The line it calls from, 0 when unknown. */
  readonly line: number;
}

export type Callee = Called;

export interface FunctionCalls {
  readonly unit: string;
  /** Of the function, or of the line. */
  readonly self: number;
  readonly total: number;
  readonly samples: number;
  /** By total, dearest first. */
  readonly callers: readonly Caller[];
  /** By total, dearest first. */
  readonly callees: readonly Callee[];
  /** Samples in which nothing calls the function. */
  readonly root: { readonly total: number; readonly samples: number };
  /** How many rows a limit left out. */
  readonly callersCut: number;
  readonly calleesCut: number;
}

export function functionCalls({ line, ...question }: CallsQuestion, signal: AbortSignal): Promise<FunctionCalls> {
  return get<FunctionCalls>("calls", { ...question, line: line === 0 ? undefined : line }, signal);
}
