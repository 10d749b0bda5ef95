// Whether all is well with the server.
import { change, get } from "./http";

export interface CheckedLine {
  id: string;
  title: string;
  state: "fine" | "to_do" | "unknown";
  words: string;
  /** The figure that says most; "" for none. */
  value: string;
  /** What to do; null when there is nothing to do. */
  advice: string | null;
  /** Single events, the newest first. */
  notes: { at: string; words: string }[];
  /** A figure for each step up to now, oldest first; empty where no course is known. */
  points: number[];
  stepMillis: number;
}

export interface SelfCheck {
  at: string;
  since: string;
  toDo: number;
  fine: number;
  groups: { title: string; lines: CheckedLine[] }[];
}

export const selfCheck = {
  /** Causes no request to a code host. */
  look: (signal: AbortSignal) => get<SelfCheck>("self-check", {}, signal),
  /** Asks the code hosts as well. */
  run: () => change<SelfCheck>("POST", "self-check"),
};
