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
}

interface Held<T> {
  key: string | null;
  asked: string | null;
  data: T | null;
  problem: Problem | null;
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
  const [held, setHeld] = useState<Held<T>>({ key: null, asked: null, data: null, problem: null, done: false });
  const loader = useRef(load);
  loader.current = load;
  const tick = refreshes.value;
  const asked = key === null ? null : `${tick} ${again} ${key}`;
  useEffect(() => {
    if (asked === null) return;
    const abort = new AbortController();
    loader.current(abort.signal).then(
      (data) => !abort.signal.aborted && setHeld({ key, asked, data, problem: null, done: true }),
      (cause: unknown) => !abort.signal.aborted && setHeld({ key, asked, data: null, problem: asProblem(cause), done: true }),
    );
    return () => abort.abort();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `asked` holds the key
  }, [asked]);
  const answered = held.done && held.key === key;
  const data = answered || keep === "keep" ? held.data : null;
  return {
    data: key === null ? null : data,
    problem: answered ? held.problem : null,
    pending: key !== null && !answered,
    repeating: answered && key !== null && held.asked !== asked,
  };
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
