import { parseRgb, type Rgb } from "./colors";

/** Reads colours and the font from the page's tokens as they are at an element, which must be in the document. */
export function readTokens<T>(host: HTMLElement, read: (color: (token: string) => Rgb, fontFamily: string) => T): T {
  const probe = document.createElement("i");
  probe.hidden = true;
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
  const system = matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}
