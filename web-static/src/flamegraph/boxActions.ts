import { functionDetails } from "../state/pages";
import type { MenuItem } from "./contextMenu";
import type { Command } from "./keys";
import type { Direction } from "./walk";

/** What can be done with a box, whichever way it is asked for. Nodes are those of the tree. */
export interface BoxActions {
  details(node: number): void;
  focus(node: number): void;
  copy(node: number): void;
  /** Undefined where hiding is not offered. */
  hide: ((node: number) => void) | undefined;
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

/** The entries of a box's menu; the root is no function and can only be zoomed to. */
export function menuItems(node: number, actions: BoxActions): MenuItem[] {
  const focus: MenuItem = { label: "Focus on this", icon: "focus", key: "F", run: () => actions.focus(node) };
  if (node === 0) return [focus];
  const { hide } = actions;
  return [
    ...(functionDetails.value
      ? [{ label: "Function details", icon: "code" as const, key: "Enter", run: () => actions.details(node) }]
      : []),
    focus,
    { label: "Copy name", icon: "copy", key: "C", group: true, run: () => actions.copy(node) },
    ...(hide === undefined ? [] : [{ label: "Hide this function", icon: "hide" as const, key: "H", group: true, run: () => hide(node) }]),
  ];
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
      return node > 0 && done(() => actions.details(node));
    case "copy":
      return node > 0 && done(() => actions.copy(node));
    case "hide":
      return node > 0 && actions.hide !== undefined && done(() => actions.hide?.(node));
  }
}

function done(action: () => void): true {
  action();
  return true;
}
