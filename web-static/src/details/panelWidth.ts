// How wide the panel is: dragged at its edge, remembered in this browser. The sheet keeps it within what the window has room for.

const STORED = "lineflame.panelWidth";
const PROPERTY = "--panel-width";
const NARROWEST = 480;
const MOST_OF_WINDOW = 0.6;

/** The widths that the panel may have in this window, in pixels. */
export function panelWidths(): { least: number; most: number } {
  const most = Math.round(window.innerWidth * MOST_OF_WINDOW);
  return { least: Math.min(NARROWEST, most), most };
}

/** Makes the panel this wide, or as near to it as the window allows; gives the width it has now. */
export function setPanelWidth(width: number): number {
  const { least, most } = panelWidths();
  const taken = Math.round(Math.max(least, Math.min(most, width)));
  document.documentElement.style.setProperty(PROPERTY, `${taken}px`);
  return taken;
}

export function keepPanelWidth(width: number): void {
  try {
    window.localStorage.setItem(STORED, String(width));
  } catch {
    // forbidden storage: the width holds for this page
  }
}

/** Back to the usual width. */
export function forgetPanelWidth(): void {
  document.documentElement.style.removeProperty(PROPERTY);
  try {
    window.localStorage.removeItem(STORED);
  } catch {
    // nothing was kept
  }
}

/** As wide as it was made here before. */
export function restorePanelWidth(): void {
  try {
    const width = Number(window.localStorage.getItem(STORED) ?? "");
    // What the window has no room for now, the sheet cuts: it is there again in a larger one.
    if (width >= NARROWEST && width < 10_000) document.documentElement.style.setProperty(PROPERTY, `${width}px`);
  } catch {
    // forbidden storage: the usual width
  }
}
