/** The keys of the explore view and of what it shows, by where they work. */
export const EXPLORE_KEYS = [
  {
    title: "This view",
    keys: [
      ["R", "Refresh"],
      ["1 2 3", "Flame graph, table, both"],
    ],
  },
  {
    title: "Flame graph",
    keys: [
      ["↑ ↓ ← →", "Caller, hottest callee, siblings"],
      ["Enter", "Function details"],
      ["F", "Focus on this"],
      ["Backspace", "Back out of a focus"],
      ["C", "Copy name"],
      ["H", "Hide this function"],
      ["+ − 0", "Closer, further, everything"],
      ["Shift F10", "Menu"],
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
] as const;
