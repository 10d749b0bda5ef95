// Where the parts of a view were scrolled to when the page was left for a code host: coming back shows the same.

const KEPT = "lineflame.scroll";

interface Kept {
  readonly address: string;
  readonly tops: Readonly<Record<string, number>>;
}

/** Keeps how far each part marked with `data-scroll` is scrolled, for the page's present address. */
export function keepScroll(): void {
  const tops: Record<string, number> = {};
  for (const part of document.querySelectorAll<HTMLElement>("[data-scroll]")) tops[part.dataset["scroll"] ?? ""] = part.scrollTop;
  const kept: Kept = { address: window.location.href, tops };
  try {
    window.sessionStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // forbidden storage: the view comes back where it opens
  }
}

/**
 * Scrolls a part to where it was when this address was left; false when nothing is kept for it. What is kept is used up once the part is
 * long enough to be scrolled that far.
 */
export function restoreScroll(part: HTMLElement): boolean {
  const kept = read();
  const name = part.dataset["scroll"] ?? "";
  const top = kept?.tops[name];
  if (kept === null || kept.address !== window.location.href || top === undefined) return false;
  part.scrollTop = top;
  if (part.scrollHeight - part.clientHeight >= top) {
    const { [name]: _, ...tops } = kept.tops;
    window.sessionStorage.setItem(KEPT, JSON.stringify({ ...kept, tops }));
  }
  return true;
}

function read(): Kept | null {
  try {
    return JSON.parse(window.sessionStorage.getItem(KEPT) ?? "null") as Kept | null;
  } catch {
    return null;
  }
}
