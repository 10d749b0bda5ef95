import { parseRgb, type Rgb } from "./colors";

/** Reads colours and the font from the page's tokens as they are at an element, which must be in the document. */
export function readTokens<T>(host: HTMLElement, read: (color: (token: string) => Rgb, fontFamily: string) => T): T {
  const probe = document.createElement("i");
  probe.hidden = true;
  // With forced colours the system would answer its own text colour for every token, and every box would be black.
  probe.style.setProperty("forced-color-adjust", "none");
  host.append(probe);
  const style = getComputedStyle(probe);
  const color = (token: string): Rgb => {
    probe.style.color = `var(${token})`;
    return parseRgb(style.color);
  };
  const result = read(color, style.fontFamily);
  probe.remove();
  return result;
}

/** Calls back when the theme changes: the system's, or the one set on the document. Gives the function that ends it. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme", "data-contrast"] });
  const system = ["(prefers-color-scheme: dark)", "(forced-colors: active)"].map((query) => matchMedia(query));
  system.forEach((query) => query.addEventListener("change", changed));
  return () => {
    observer.disconnect();
    system.forEach((query) => query.removeEventListener("change", changed));
  };
}
