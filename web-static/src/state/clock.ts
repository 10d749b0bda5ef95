import { signal } from "@preact/signals";

/** The time as shown in "5 s ago": grows by itself, so that ages do not stand still. */
export const now = signal(Date.now());

/** Starts the clock; called once. */
export function startClock(): void {
  window.setInterval(() => {
    now.value = Date.now();
  }, 5_000);
}
