import { effect } from "@preact/signals";
import { contrast, motion } from "./appearance";
import { remembered } from "./remembered";

/** "system" follows the operating system. */
export type Theme = "system" | "light" | "dark";

const ORDER: readonly Theme[] = ["system", "light", "dark"];

export const theme = remembered<Theme>("theme", ORDER, "system");

/** Keeps the document's attributes in step with the choices and the system. Called once, before the first drawing. */
export function followTheme(): void {
  const more = window.matchMedia("(prefers-contrast: more)");
  const mark = (name: string, value: string | null) => {
    if (value === null) document.documentElement.removeAttribute(`data-${name}`);
    else document.documentElement.setAttribute(`data-${name}`, value);
  };
  const applyContrast = () => mark("contrast", contrast.value === "more" || more.matches ? "more" : null);
  effect(() => mark("theme", theme.value === "system" ? null : theme.value));
  effect(applyContrast);
  effect(() => mark("motion", motion.value === "reduced" ? "reduced" : null));
  more.addEventListener("change", applyContrast);
}

/** System, light, dark, and round again. */
export function nextTheme(): void {
  theme.value = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length] ?? "system";
}
