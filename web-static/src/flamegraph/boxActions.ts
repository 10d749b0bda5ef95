import { functionDetails } from "../state/pages";
import type { MenuItem } from "./contextMenu";
import type { Command } from "./keys";
import type { Direction } from "./walk";

/** A file that stacks can be saved as. */
export type SaveFormat = "pprof" | "folded" | "speedscope";

/** What can be done with a box, whichever way it is asked for. Nodes are those of the tree; undefined is not offered where it is shown. */
export interface BoxActions {
  details(node: number): void;
  focus(node: number): void;
  copy(node: number): void;
  sandwich: ((node: number) => void) | undefined;
  findInCode: ((node: number) => void) | undefined;
  hide: ((node: number) => void) | undefined;
  /** Whether recursion is collapsed, and how to change it. */
  recursion: { readonly collapsed: boolean; toggle(): void } | undefined;
  /** Saves the stacks through a box as a file. */
  save: ((node: number, format: SaveFormat) => void) | undefined;
  openMenu(node: number): void;
}

/** What moves the view or the keyboard's box. */
export interface Movements {
  walk(direction: Direction): void;
  /** The box on top of what is zoomed to. */
  toRoot(): void;
  page(share: number): void;
  zoom(closer: boolean): void;
  whole(): void;
  /** One zoom back; false when everything is shown already. */
  back(): boolean;
}

const FORMATS: readonly { format: SaveFormat; label: string }[] = [
  { format: "pprof", label: "Save as pprof" },
  { format: "folded", label: "Save as folded stacks" },
  { format: "speedscope", label: "Save for speedscope" },
];

/** The entries of a box's menu; the root is no function and can only be zoomed to and saved. */
export function menuItems(node: number, actions: BoxActions): MenuItem[] {
  const { sandwich, findInCode, recursion, hide, save } = actions;
  const focus: MenuItem = { label: "Focus on this", icon: "focus", key: "F", run: () => actions.focus(node) };
  const saves = FORMATS.map(({ format, label }, i): MenuItem | false =>
    save === undefined ? false : { label, icon: "file", group: i === 0, run: () => save(node, format) },
  );
  const collapse: MenuItem | false = recursion !== undefined && {
    label: recursion.collapsed ? "Show recursion" : "Collapse recursion",
    icon: "collapse",
    key: "K",
    group: true,
    run: () => recursion.toggle(),
  };
  if (node === 0) return offered([focus, collapse, ...saves]);
  return offered([
    functionDetails.value && { label: "Function details", icon: "code", key: "Enter", run: () => actions.details(node) },
    focus,
    sandwich !== undefined && { label: "Sandwich: callers and callees", icon: "sandwich", key: "S", run: () => sandwich(node) },
    { label: "Copy name", icon: "copy", key: "C", group: true, run: () => actions.copy(node) },
    functionDetails.value && findInCode !== undefined && { label: "Find in code", icon: "search", key: "G", run: () => findInCode(node) },
    collapse,
    hide !== undefined && { label: "Hide this function", icon: "hide", key: "H", group: collapse === false, run: () => hide(node) },
    ...saves,
  ]);
}

function offered(items: readonly (MenuItem | false)[]): MenuItem[] {
  return items.filter((item) => item !== false);
}

/** Does what a key asks, at the keyboard's box. False when there was nothing to do: the key is then left to the page. */
export function obey(command: Command, node: number, actions: BoxActions, move: Movements): boolean {
  switch (command.kind) {
    case "walk":
      return done(() => move.walk(command.direction));
    case "root":
      return done(() => move.toRoot());
    case "page":
      return done(() => move.page(command.share));
    case "zoom":
      return done(() => move.zoom(command.closer));
    case "whole":
      return done(() => move.whole());
    case "back":
      return move.back();
    case "focus":
      return done(() => actions.focus(node));
    case "menu":
      return done(() => actions.openMenu(node));
    case "details":
      return functionDetails.value && ofFunction(node, actions.details);
    case "copy":
      return ofFunction(node, actions.copy);
    case "hide":
      return ofFunction(node, actions.hide);
    case "sandwich":
      return ofFunction(node, actions.sandwich);
    case "code":
      return functionDetails.value && ofFunction(node, actions.findInCode);
  }
}

/** The root is no function. */
function ofFunction(node: number, action: ((node: number) => void) | undefined): boolean {
  return node > 0 && action !== undefined && done(() => action(node));
}

function done(action: () => void): true {
  action();
  return true;
}
