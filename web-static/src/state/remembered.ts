import { signal, type Signal } from "@preact/signals";

/** A choice of a few words that this browser remembers; where it may not, the choice holds for this page. */
export function remembered<T extends string>(name: string, allowed: readonly T[], usual: T): Signal<T> {
  const key = `lineflame.${name}`;
  const choice = signal(usual);
  try {
    const stored = window.localStorage.getItem(key);
    choice.value = allowed.find((one) => one === stored) ?? usual;
  } catch {
    // storage may be forbidden, and is not there outside of a browser
  }
  let first = true;
  choice.subscribe((value) => {
    if (first) {
      first = false;
      return;
    }
    try {
      window.localStorage.setItem(key, value);
    } catch {
      // forbidden storage
    }
  });
  return choice;
}
