/** Milliseconds from one answer to the next question. */
export const LIVE_EVERY = 10_000;
const LONGEST_PAUSE = 300_000;

/** How long to wait before asking again after so many failures in a row: twice as long each time, and not before the server says. */
export function liveDelay(failures: number, retryAt: number | undefined, now: number): number {
  const pause = Math.min(LONGEST_PAUSE, LIVE_EVERY * 2 ** failures);
  return Math.max(pause, (retryAt ?? 0) - now);
}
