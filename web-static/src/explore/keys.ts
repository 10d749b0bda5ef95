import type { KeyGroups } from "../components/keysButton";

const KEYS: KeyGroups = [
  {
    title: "This view",
    keys: [
      ["R", "Refresh"],
      ["L", "Live: refresh every 10 s"],
      ["[ ]", "Earlier, later"],
      ["1 2 3 4", "Flame graph, table, both, sandwich"],
      ["T", "Flame graph as text"],
      ["K", "Collapse recursion"],
    ],
  },
  {
    title: "Flame graph",
    keys: [
      ["↑ ↓ ← →", "Caller, hottest callee, siblings"],
      ["Enter", "Function details"],
      ["F", "Focus on this"],
      ["S", "Sandwich: callers and callees"],
      ["Backspace", "Back out of a focus"],
      ["C", "Copy name"],
      ["G", "Find in code"],
      ["H", "Hide this function"],
      ["+ − 0", "Closer, further, everything"],
      ["Shift F10", "Menu"],
    ],
  },
  {
    title: "Find, timeline, table",
    keys: [
      ["Enter", "Next match (Shift: the one before)"],
      ["← →", "Timeline: a moment before, after"],
      ["Shift ← →", "Timeline: a range; Enter takes it"],
      ["↑ ↓", "Table: row before, row after"],
    ],
  },
  {
    title: "Function Details",
    keys: [
      ["↑ ↓", "Row before, row after"],
      ["Shift ↑ ↓", "A range of lines"],
      ["→ ←", "Unfold, fold what a line calls"],
      ["Enter", "Into the function it calls"],
      ["N P", "Next, previous hot line"],
      ["A", "All callers, this path only"],
      ["M", "Choose a commit"],
      ["D", "Compare two commits"],
      ["W", "Whole file"],
      ["O", "View on host"],
      ["C", "Copy as text"],
      ["Y", "Copy link"],
    ],
  },
];

/** What only those can press who are shown function details. */
const OF_DETAILS: ReadonlySet<string> = new Set(["Function details", "Find in code"]);

/** The keys of the explore view and of what it shows, by where they work; without those of function details where these are turned off. */
export function exploreKeys(functionDetails: boolean): KeyGroups {
  if (functionDetails) return KEYS;
  return KEYS.filter(({ title }) => title !== "Function Details").map(({ title, keys }) => ({
    title,
    keys: keys.filter(([, what]) => !OF_DETAILS.has(what)),
  }));
}
