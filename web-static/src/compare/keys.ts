/** The keys of the compare view, by where they work. */
export const COMPARE_KEYS = [
  {
    title: "This view",
    keys: [
      ["X", "Swap A and B"],
      ["R", "Refresh"],
      ["1 2 3", "Flame graph, table, both"],
    ],
  },
  {
    title: "Flame graph",
    keys: [
      ["↑ ↓ ← →", "Caller, widest callee, siblings"],
      ["Enter", "Function details"],
      ["F", "Focus on this"],
      ["Backspace", "Back out of a focus"],
      ["C", "Copy name"],
      ["H", "Hide this function"],
      ["+ − 0", "Closer, further, everything"],
      ["Shift F10", "Menu"],
    ],
  },
] as const;
