import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { refresh, type Resource } from "../state/resource";
import { liveDelay } from "./live";

/** What Live did last. */
export interface LiveState {
  readonly on: boolean;
  /** When the last answer came, milliseconds. */
  readonly refreshed: number;
  /** Why the last question failed, and when the next is asked. */
  readonly problem: Problem | null;
  readonly nextAt: number;
}

const LOOK = 500;

/** Refreshes the page by itself after each answer. Waits while nobody looks, and while a menu or dialog is open. */
export function useLive(on: boolean, asked: Resource<unknown>): LiveState {
  const busy = asked.pending || asked.repeating;
  const [state, setState] = useState({ failures: 0, refreshed: Date.now(), nextAt: 0 });
  useEffect(() => {
    if (busy) return;
    setState((was) => {
      const failures = asked.problem === null ? 0 : was.failures + 1;
      const nextAt = Date.now() + liveDelay(failures, asked.problem?.facts.retryAt, Date.now());
      return { failures, nextAt, refreshed: asked.problem === null ? Date.now() : was.refreshed };
    });
  }, [busy, asked.data, asked.problem, on]);
  useEffect(() => {
    if (!on || busy || state.nextAt === 0) return;
    const timer = window.setInterval(() => {
      if (Date.now() < state.nextAt || document.visibilityState === "hidden" || isLayerOpen()) return;
      window.clearInterval(timer);
      refresh();
    }, LOOK);
    return () => window.clearInterval(timer);
  }, [on, busy, state.nextAt]);
  return { on, refreshed: state.refreshed, problem: asked.problem, nextAt: state.nextAt };
}

/** What is being chosen from must not change under the hand. */
function isLayerOpen(): boolean {
  return document.querySelector(".menu, dialog[open]") !== null;
}
