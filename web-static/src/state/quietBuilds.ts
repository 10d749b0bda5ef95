// Builds whose source a person does not want to be warned about, kept in this browser.
import { signal } from "@preact/signals";

export interface Build {
  readonly service: string;
  readonly commit: string;
  /** As compiled. */
  readonly file: string;
}

const KEPT = "lineflame.quiet-builds";
/** What was said long ago of builds nobody looks at any more makes room. */
const MOST = 200;

const quiet = signal<readonly string[]>(read());

export function isQuiet(build: Build): boolean {
  return quiet.value.includes(keyOf(build));
}

/** Warns no more of a build, or again. */
export function setQuiet(build: Build, wanted: boolean): void {
  const others = quiet.value.filter((key) => key !== keyOf(build));
  quiet.value = wanted ? [...others, keyOf(build)].slice(-MOST) : others;
  try {
    window.localStorage.setItem(KEPT, JSON.stringify(quiet.value));
  } catch {
    // forbidden storage: it counts until the page is left
  }
}

function keyOf({ service, commit, file }: Build): string {
  return [service, commit, file].join("\n");
}

function read(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(KEPT) ?? "[]");
    return Array.isArray(kept) ? kept.filter((key) => typeof key === "string") : [];
  } catch {
    return [];
  }
}
