import { formatExactMoment } from "../profile/ranges";
import type { LiveState } from "./useLive";

/** When Live refreshed last, or why it could not. */
export function LiveWords({ live }: { live: LiveState }) {
  if (!live.on) return null;
  if (live.problem !== null) {
    return (
      <span class="danger cut" role="status" title={live.problem.message}>
        {live.problem.facts.title}; next try {clock(live.nextAt)}
      </span>
    );
  }
  return (
    <span class="muted wide" title={formatExactMoment(live.refreshed)}>
      refreshed {clock(live.refreshed)}
    </span>
  );
}

function clock(instant: number): string {
  return new Date(instant).toLocaleTimeString("en-GB");
}
