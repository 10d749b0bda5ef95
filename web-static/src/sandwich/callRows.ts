import type { Callee, Caller, FunctionCalls } from "../api/functionCalls";

/** A row of the tables beside the sandwich. Without a function it stands for what no call explains: see `words`. */
export interface CallRow {
  readonly key: string;
  readonly called: Caller | Callee | null;
  /** The line that a caller calls from, 0 when unknown or a callee. */
  readonly line: number;
  /** What stands in place of a name. */
  readonly words: string;
  readonly total: number;
  /** Null where the server does not count them. */
  readonly samples: number | null;
}

/** By total, dearest first; samples in which nothing calls the function are a row among them. */
export function callerRows(calls: FunctionCalls): CallRow[] {
  const rows = calls.callers.map((caller) => row(caller, caller.line));
  const { total, samples } = calls.root;
  return samples === 0 ? rows : dearestFirst([...rows, { ...wordsOnly("Not called: stacks begin here"), total, samples }]);
}

/** By total, dearest first; the function's own cost is a row among them. */
export function calleeRows(calls: FunctionCalls): CallRow[] {
  const rows = calls.callees.map((callee) => row(callee, 0));
  return calls.self === 0 ? rows : dearestFirst([...rows, { ...wordsOnly("Self"), total: calls.self, samples: null }]);
}

function row(called: Caller | Callee, line: number): CallRow {
  const { total, samples } = called;
  return { key: `${called.function}\n${called.file}\n${line}`, called, line, words: "", total, samples };
}

function wordsOnly(words: string) {
  return { key: words, called: null, line: 0, words };
}

function dearestFirst(rows: CallRow[]): CallRow[] {
  return rows.sort((one, other) => other.total - one.total);
}
