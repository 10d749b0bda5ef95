import { useLayoutEffect, useRef } from "preact/hooks";
import type { BoxFacts } from "./describe";
import type { Place } from "./pointer";

/** What the pointer is over. Silent for screen readers: they hear the same from the live region while walking. */
export function Tooltip({ facts, place }: { facts: BoxFacts; place: Place }) {
  const tip = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => position(tip.current!, place), [place, facts.name]);
  return (
    <div ref={tip} class="tip" aria-hidden="true">
      <div class="mono strong cut">{facts.name}</div>
      <div class="soft">{facts.words ?? `Self ${facts.self} · Total ${facts.total} · ${facts.share}`}</div>
      {facts.words === undefined && <div class="muted">{facts.exactTotal}</div>}
      {(facts.file !== "" || facts.inlined) && (
        <div class="muted cut">
          {facts.inlined ? "inlined" : ""}
          {facts.inlined && facts.file !== "" ? " · " : ""}
          {facts.file}
        </div>
      )}
    </div>
  );
}

/** Below and right of the pointer, or above and left of it where there is no room. */
function position(tip: HTMLElement, place: Place): void {
  const host = tip.parentElement!;
  const x = Math.max(4, Math.min(place.x + 12, host.clientWidth - tip.offsetWidth - 8));
  const below = place.y + 18;
  const y = below + tip.offsetHeight <= host.clientHeight ? below : Math.max(4, place.y - tip.offsetHeight - 10);
  tip.style.left = `${x}px`;
  tip.style.top = `${y}px`;
}
