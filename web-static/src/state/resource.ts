import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem";
import { heedProblem } from "./access";

/** Counts the presses of Refresh: every resource on the page loads again when it grows. */
export const refreshes = signal(0);

export function refresh(): void {
  refreshes.value += 1;
}

/** What a view knows of something it asked the server for. */
export interface Resource<T> {
  readonly data: T | null;
  readonly problem: Problem | null;
  readonly pending: boolean;
  /** An answer stands, and the same is being asked again. */
  readonly repeating: boolean;
  /** The last answer to the same question, while a newer one failed or is being asked for again. */
  readonly before: T | null;
  /** Asks no further. What stood before stands again; without it the problem is of type "cancelled". */
  cancel(): void;
}

interface Held<T> {
  key: string | null;
  asked: string | null;
  data: T | null;
  problem: Problem | null;
  before: T | null;
  done: boolean;
}

/**
 * Loads what `key` names, and again when the key changes or the page is refreshed; a call that is no longer wanted is aborted.
 * An answer is only ever shown for the key it was asked for, unless `keep` says that the one before may stand in meanwhile.
 * A null key asks for nothing. When `again` grows the same is asked once more, and the answer before it stands meanwhile.
 */
export function useResource<T>(
  key: string | null,
  load: (signal: AbortSignal) => Promise<T>,
  keep: "keep" | "drop" = "drop",
  again = 0,
): Resource<T> {
  const [held, setHeld] = useState<Held<T>>({ key: null, asked: null, data: null, problem: null, before: null, done: false });
  const asking = useRef<AbortController | null>(null);
  const loader = useRef(load);
  loader.current = load;
  const tick = refreshes.value;
  const asked = key === null ? null : `${tick} ${again} ${key}`;
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    asking.current = abort;
    loader.current(abort.signal).then(
      (data) => !abort.signal.aborted && setHeld({ key, asked, data, problem: null, before: null, done: true }),
      (cause: unknown) => !abort.signal.aborted && setHeld((was) => failed(was, key, asked, asProblem(cause))),
    );
    return () => abort.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `asked` holds the key
  }, [asked]);
  const cancel = () => {
    asking.current?.abort();
    setHeld((was) => (was.done && was.key === key && was.problem === null ? { ...was, asked } : failed(was, key, asked, CANCELLED)));
  };
  // What failed and is asked again is not answered until the answer comes.
  const answered = held.done && held.key === key && (held.problem === null || held.asked === asked);
  const data = answered || keep === "keep" ? held.data : null;
  return {
    data: key === null ? null : data,
    problem: answered ? held.problem : null,
    pending: key !== null && !answered,
    repeating: answered && key !== null && held.asked !== asked,
    before: held.key === key ? held.before : null,
    cancel,
  };
}

const CANCELLED = new Problem({ type: "cancelled", title: "You stopped this question", detail: "Nothing was lost.", status: 0 });

function failed<T>(was: Held<T>, key: string | null, asked: string | null, problem: Problem): Held<T> {
  return { key, asked, data: null, problem, before: was.key === key ? (was.data ?? was.before) : null, done: true };
}

/** What was thrown by a call, as a problem; what it says of the viewer is taken note of. */
export function asProblem(cause: unknown): Problem {
  const problem = cause instanceof Problem ? cause : pageError(cause);
  heedProblem(problem);
  return problem;
}

function pageError(cause: unknown): Problem {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return new Problem({ type: "", title: "The page had an error", detail, status: 0 });
}
