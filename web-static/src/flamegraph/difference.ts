import type { BoxFacts } from "./describe";
import type { DataNode } from "./columns";

/** What a flame graph shows in place of costs when it compares two profiles. Nodes are those of the data, of which none is hidden. */
export interface DifferenceView {
  /** Per node how far it changed: -4 (gone, or next to nothing left) to 4 (new, or many times dearer); 0 is noise. */
  readonly steps: Int8Array;
  /** What the whole graph is, for its name. */
  readonly summary: string;
  /** Written at the right end of a box: its change, with sign. */
  note(node: DataNode): string;
  /** Both sides and the change, for the tooltip, the menu's head and a screen reader. */
  words(node: DataNode): string;
}

/** What is said of a box, with its change in place of its cost. */
export function changeFacts(facts: BoxFacts, difference: DifferenceView | undefined, node: DataNode): BoxFacts {
  return difference === undefined ? facts : { ...facts, words: difference.words(node) };
}
