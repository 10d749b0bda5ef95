import { effect, signal } from "@preact/signals";

/** "system" follows the operating system. */
export type Theme = "system" | "light" | "dark";

const STORED = "lineflame.theme";
const ORDER: readonly Theme[] = ["system", "light", "dark"];

function stored(): Theme {
  try {
    const value = window.localStorage.getItem(STORED);
    return ORDER.find((one) => one === value) ?? "system";
  } catch {
    return "system"; // storage may be forbidden
  }
}

export const theme = signal<Theme>(stored());

/** Keeps the document's attributes in step with the choice and the system. Called once, before the first drawing. */
export function followTheme(): void {
  effect(() => {
    const root = document.documentElement;
    if (theme.value === "system") delete root.dataset["theme"];
    else root.dataset["theme"] = theme.value;
  });
  const contrast = window.matchMedia("(prefers-contrast: more)");
  const apply = () => {
    if (contrast.matches) document.documentElement.dataset["contrast"] = "more";
    else delete document.documentElement.dataset["contrast"];
  };
  apply();
  contrast.addEventListener("change", apply);
}

/** System, light, dark, and round again; remembered in this browser. */
export function nextTheme(): void {
  theme.value = ORDER[(ORDER.indexOf(theme.value) + 1) % ORDER.length] ?? "system";
  try {
    window.localStorage.setItem(STORED, theme.value);
  } catch {
    // forbidden storage: the choice holds for this page
  }
}
