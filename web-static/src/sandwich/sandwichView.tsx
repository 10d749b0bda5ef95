import type { ComponentChildren } from "preact";
import type { Selection } from "../api/http";
import type { ExploreState } from "../state/views";
import { FunctionChoice } from "./functionChoice";
import { SandwichPane } from "./sandwichPane";
import "./sandwich.css";

export interface SandwichViewProps {
  state: ExploreState;
  selection: Selection;
  /** The row of controls that all views share. */
  tools: ComponentChildren;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  /** Opens function details. */
  onOpen(name: string, file: string): void;
}

/** What calls a function, and what it calls. */
export function SandwichView(props: SandwichViewProps) {
  return props.state.sandwich === "" ? <FunctionChoice {...props} /> : <SandwichPane {...props} />;
}
