import { exploreHref, type ExploreLayout, type ExploreState } from "../state/views";

/** What the address says when a function is put into the middle. */
export function sandwichOf(name: string, file: string) {
  return { view: "sandwich", sandwich: name, sandwichFile: file, focus: "" } as const;
}

export function sandwichHref(state: ExploreState, name: string, file: string): string {
  return exploreHref({ ...state, ...sandwichOf(name, file) });
}

/** A change of view; the sandwich takes the function whose details are open, unless it has one. */
export function viewOf(view: ExploreLayout, state: ExploreState): Partial<ExploreState> {
  const { sandwich, function: name, file } = state;
  return view === "sandwich" && sandwich === "" && name !== "" ? sandwichOf(name, file) : { view };
}
