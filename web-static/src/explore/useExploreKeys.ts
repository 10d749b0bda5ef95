import { useEffect } from "preact/hooks";
import { singleKey } from "../components/singleKey";
import { steppedRange, untilNow } from "../profile/rangeSteps";
import { viewOf } from "../sandwich/sandwichHref";
import { refresh } from "../state/resource";
import type { ExploreState } from "../state/views";

type Change = (patch: Partial<ExploreState>, how?: "push" | "replace") => void;

/** Keys of the view, see keys.ts. Those of the flame graph and of the panel live there, and come first. */
export function useExploreKeys(state: ExploreState, change: Change): void {
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      const key = singleKey(event);
      const action = key === null ? undefined : actions(state, change)[key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is done changes with the state alone
  }, [state]);
}

function actions(state: ExploreState, change: Change): Readonly<Record<string, () => void>> {
  const now = Date.now();
  return {
    r: refresh,
    l: () => change(isLive(state) ? { live: false } : { ...untilNow(state, now), live: true }, "replace"),
    "[": () => change(steppedRange(state, -1, now)),
    "]": () => change(steppedRange(state, 1, now)),
    "1": () => change({ view: "flame" }),
    "2": () => change({ view: "table" }),
    "3": () => change({ view: "both" }),
    "4": () => change(viewOf("sandwich", state)),
    k: () => change({ collapseRecursion: !state.collapseRecursion }),
    t: () => change({ asText: !state.asText }),
  };
}

/** Whether the view refreshes itself: asked for, and the range ends now. */
export function isLive(state: ExploreState): boolean {
  return state.live && state.until === "now";
}
