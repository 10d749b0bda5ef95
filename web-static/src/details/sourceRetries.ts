import { useMemo, useRef } from "preact/hooks";
import type { SourceAnswer } from "../api/types";
import { useCountdown } from "../state/countdown";

/** Asking for the source again. */
export interface Retries {
  /** When it is asked again by itself; null when only a person asks. */
  readonly at: number | null;
  /** Milliseconds until then. */
  readonly remaining: number;
  again(): void;
}

const SECOND = 1_000;
const PAUSES = [5, 10, 20, 40, 60, 120].map((seconds) => seconds * SECOND);
/** Clocks differ, and many pages wait for the same moment. */
const SPREAD = 3 * SECOND;

/** Asks again by itself: at the moment a host named, or after growing pauses while it does not answer. */
export function useRetries(answer: SourceAnswer | null, ask: () => void): Retries {
  const failures = useRef(0);
  const at = useMemo(() => {
    if (answer?.state !== "host_down") failures.current = 0;
    return answer === null ? null : momentOf(answer, failures.current++);
  }, [answer]);
  return { at, remaining: useCountdown(at, ask), again: ask };
}

function momentOf(answer: SourceAnswer, failures: number): number | null {
  const now = Date.now();
  if (answer.state === "host_down") return now + PAUSES[Math.min(failures, PAUSES.length - 1)]!;
  // Also for a reader without an account who may not be answered for a while, and could connect instead.
  if (!["rate_limited", "not_connected"].includes(answer.state) || answer.retryAt === null) return null;
  return Math.max(Date.parse(answer.retryAt), now + PAUSES[0]!) + Math.random() * SPREAD;
}
