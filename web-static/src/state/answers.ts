import { useEffect, useRef, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { asProblem, refreshes } from "./resource";

/** What came of one of several questions. */
export type Answer<T> = { readonly data: T } | { readonly problem: Problem };

interface Held<T> {
  readonly base: string | null;
  readonly answers: ReadonlyMap<string, Answer<T>>;
}

interface Asking {
  base: string;
  abort: AbortController;
  asked: Set<string>;
}

/**
 * Loads several things of one kind, each once, as they come to be wanted. What belongs to another `base`, or to the time before the page was
 * refreshed, is asked for anew; a null base asks for nothing.
 */
export function useAnswers<T>(
  base: string | null,
  wanted: readonly string[],
  load: (key: string, signal: AbortSignal) => Promise<T>,
): ReadonlyMap<string, Answer<T>> {
  const [held, setHeld] = useState<Held<T>>({ base: null, answers: new Map() });
  const asking = useRef<Asking | null>(null);
  const names = wanted.join("\n");
  const known = base === null ? null : `${refreshes.value} ${base}`;
  useEffect(() => () => asking.current?.abort.abort(), []);
  useEffect(() => {
    if (asking.current?.base !== known) {
      asking.current?.abort.abort();
      asking.current = known === null ? null : { base: known, abort: new AbortController(), asked: new Set() };
    }
    if (asking.current === null) return;
    const { abort, asked } = asking.current;
    const keep = (key: string, answer: Answer<T>) => {
      if (abort.signal.aborted) return;
      setHeld((before) => ({ base: known, answers: new Map(before.base === known ? before.answers : []).set(key, answer) }));
    };
    for (const key of wanted.filter((one) => !asked.has(one))) {
      asked.add(key);
      load(key, abort.signal).then(
        (data) => keep(key, { data }),
        (cause: unknown) => !abort.signal.aborted && keep(key, { problem: asProblem(cause) }),
      );
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is wanted, by name; the closures are new at every drawing
  }, [known, names]);
  return held.base === known ? held.answers : NO_ANSWERS;
}

const NO_ANSWERS = new Map<string, never>();
