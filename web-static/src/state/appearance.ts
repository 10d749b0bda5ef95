// How the pages look and feel to this browser's person. What these are not asked about, the system says.
import { remembered } from "./remembered";

export type Contrast = "system" | "more";
export type Motion = "system" | "reduced";
export type Keys = "on" | "off";
export type ColorChoice = "origin" | "package";

export const contrast = remembered<Contrast>("contrast", ["system", "more"], "system");
export const motion = remembered<Motion>("motion", ["system", "reduced"], "system");
/** Whether single keys act: "/", "?", "R" and the like. */
export const keys = remembered<Keys>("keys", ["on", "off"], "on");
/** Where a page of services begins that no address says otherwise of. */
export const usualFrom = remembered("range", ["now-1h", "now-6h", "now-24h", "now-168h"], "now-24h");
/** What a box's colour tells where no address says otherwise. */
export const usualColor = remembered<ColorChoice>("color", ["origin", "package"], "origin");

/** Whether the person wants a page without movement. */
export function stillPreferred(): boolean {
  return motion.value === "reduced" || window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Whether a key types a character, so that it acts as a short cut somewhere: keys such as Enter and the arrows do not. */
function isSingleKey(event: KeyboardEvent): boolean {
  return event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
}

/**
 * Keeps single keys from acting while they are off, for all views at one place: before anything else hears of them. What they do by
 * themselves, in a text or for the browser, stays.
 */
export function followKeys(): void {
  window.addEventListener(
    "keydown",
    (event) => {
      if (keys.value === "off" && isSingleKey(event) && !isText(event.target)) event.stopImmediatePropagation();
    },
    true,
  );
}
