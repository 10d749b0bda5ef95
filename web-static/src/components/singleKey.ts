import { isTyping } from "./searchField";

/**
 * The key of a press that may act on the page, small where it is a letter; null for one that goes into a text, belongs to the browser
 * (with a modifier), was acted on already, or is part of composing a letter.
 */
export function singleKey(event: KeyboardEvent): string | null {
  if (isTyping(event.target) || event.defaultPrevented || event.isComposing) return null;
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const letter = /^\p{L}$/u.test(event.key);
  if (letter && event.shiftKey) return null;
  return letter ? event.key.toLowerCase() : event.key;
}
