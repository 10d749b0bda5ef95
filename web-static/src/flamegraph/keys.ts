import type { Direction } from "./walk";

/** What a key asks of the flame graph. */
export type Command =
  | { readonly kind: "walk"; readonly direction: Direction }
  | { readonly kind: "page"; readonly share: number }
  | { readonly kind: "zoom"; readonly closer: boolean }
  | { readonly kind: "details" | "focus" | "back" | "copy" | "hide" | "menu" | "whole" | "root" | "sandwich" | "code" };

/** The parts of a key press that matter. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  ArrowUp: { kind: "walk", direction: "up" },
  ArrowDown: { kind: "walk", direction: "down" },
  ArrowLeft: { kind: "walk", direction: "left" },
  ArrowRight: { kind: "walk", direction: "right" },
  PageUp: { kind: "page", share: -0.8 },
  PageDown: { kind: "page", share: 0.8 },
  Home: { kind: "root" },
  Enter: { kind: "details" },
  f: { kind: "focus" },
  Backspace: { kind: "back" },
  Escape: { kind: "back" },
  s: { kind: "sandwich" },
  c: { kind: "copy" },
  g: { kind: "code" },
  h: { kind: "hide" },
  "+": { kind: "zoom", closer: true },
  "=": { kind: "zoom", closer: true },
  "-": { kind: "zoom", closer: false },
  "0": { kind: "whole" },
  ContextMenu: { kind: "menu" },
};

/** The command of a key press; undefined for the keys of others, and for those that the browser's shortcuts are made of. */
export function commandOf(press: KeyPress): Command | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  if (press.shiftKey && press.key === "F10") return { kind: "menu" };
  if (press.shiftKey && /^[a-z]$/iu.test(press.key)) return undefined;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  return Object.hasOwn(COMMANDS, key) ? COMMANDS[key] : undefined;
}
