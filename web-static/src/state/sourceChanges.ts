import { signal } from "@preact/signals";

/** Grows whenever a person changes where source is looked for: what was asked before is asked again. */
export const sourceChanges = signal(0);

export function sourceChanged(): void {
  sourceChanges.value += 1;
}
