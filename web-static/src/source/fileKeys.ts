import { useEffect, useRef } from "preact/hooks";
import type { LineCost } from "../api/types";
import { copyText } from "../components/copyText";
import { isTyping } from "../components/searchField";
import type { SourceViewState } from "../state/views";
import { nextHotLine } from "./hotLines";

export interface FileKeys {
  state: SourceViewState;
  /** The last line there is. */
  last: number;
  hot: readonly LineCost[];
  select(line: number, extend: boolean): void;
  go(line: number | null): void;
  onFind(): void;
}

/** The keys of an open file. */
export const SOURCE_KEYS = [
  {
    title: "Source",
    keys: [
      ["T", "Find a file"],
      ["/", "Find in this file"],
      ["N P", "Next, previous hot line"],
      ["↑ ↓", "Line before, line after"],
      ["Shift ↑ ↓", "A range of lines"],
      ["M", "Choose a commit"],
      ["O", "View on host"],
      ["Y", "Copy link"],
      ["R", "Refresh"],
    ],
  },
] as const;

export function useFileKeys(keys: FileKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const action = actionOf(event, latest.current);
      if (action === null) return;
      event.preventDefault();
      action();
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
  }, []);
}

function actionOf(event: KeyboardEvent, { state, last, hot, select, go, onFind }: FileKeys): (() => void) | null {
  const within = (line: number) => Math.max(1, Math.min(last, line));
  // The end of a range that moves is the one that is not where it began.
  const end = state.lastLine > 0 ? state.lastLine : state.line;
  switch (event.key.length === 1 ? event.key.toLowerCase() : event.key) {
    case "n":
      return () => go(nextHotLine(hot, state.line, 1));
    case "p":
      return () => go(nextHotLine(hot, state.line, -1));
    case "/":
      return onFind;
    case "m":
      return () => document.getElementById("commit-pick")?.click();
    case "o":
      return () => document.getElementById("view-on-host")?.click();
    case "y":
      return () => void copyText(window.location.href);
    case "ArrowDown":
    case "ArrowUp": {
      // Elsewhere arrows belong to what has the focus.
      if (state.line === 0 || !(event.target instanceof HTMLElement) || event.target.closest(".scroll.file, body") === null) return null;
      if (event.target.closest(".tree, .menu, .side") !== null) return null;
      const step = event.key === "ArrowDown" ? 1 : -1;
      return () => select(within((event.shiftKey ? end : state.line) + step), event.shiftKey);
    }
    default:
      return null;
  }
}
