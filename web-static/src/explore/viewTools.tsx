import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../components/icon";
import { Picker } from "../components/picker";
import { SearchField } from "../components/searchField";
import { Segmented } from "../components/segmented";
import { viewOf } from "../sandwich/sandwichHref";
import type { ExploreLayout, ExploreState } from "../state/views";

export interface ViewToolsProps {
  state: ExploreState;
  onChange(patch: Partial<ExploreState>, how?: "push" | "replace"): void;
  /** The next match, or the one before. */
  onStep?(by: 1 | -1): void;
  /** Further controls at the end. */
  more?: ComponentChildren;
}

const LAYOUTS: readonly { value: ExploreLayout; label: string; key: string }[] = [
  { value: "flame", label: "Flame graph", key: "1" },
  { value: "table", label: "Table", key: "2" },
  { value: "both", label: "Both", key: "3" },
  { value: "sandwich", label: "Sandwich", key: "4" },
];

/** The row of controls over the flame graph or the table. */
export function ViewTools(props: ViewToolsProps) {
  const { state, onChange } = props;
  return (
    <div class="tools">
      <Segmented label="View" choices={LAYOUTS} chosen={state.view} onChoose={(view) => onChange(viewOf(view, state))} />
      <SearchField
        class="grow"
        label="Find a function"
        value={state.find}
        onInput={(find) => onChange({ find }, "replace")}
        {...(props.onStep !== undefined && { onStep: props.onStep })}
      />
      {state.view !== "table" && <FlameTools {...props} />}
      {props.more}
    </div>
  );
}

function FlameTools({ state, onChange }: ViewToolsProps) {
  return (
    <>
      <Picker
        label="Colours"
        class="btn btn-quiet wide"
        icon="palette"
        align="end"
        choices={[
          { value: "origin", label: "Origin" },
          { value: "package", label: "Package" },
        ]}
        chosen={state.color}
        onChoose={(color) => onChange({ color: color === "package" ? "package" : "origin" })}
      >
        {state.color === "package" ? "Package" : "Origin"}
      </Picker>
      <Toggle
        label="Collapse recursion"
        letter="K"
        icon="collapse"
        on={state.collapseRecursion}
        onChange={(collapseRecursion) => onChange({ collapseRecursion })}
      />
      <Toggle label="Flame graph as text" letter="T" icon="list" on={state.asText} onChange={(asText) => onChange({ asText })} />
    </>
  );
}

function Toggle(props: { label: string; letter: string; icon: IconName; on: boolean; onChange(on: boolean): void }) {
  return (
    <button
      type="button"
      class="btn btn-quiet btn-icon"
      aria-label={props.label}
      aria-pressed={props.on}
      title={`${props.label} (${props.letter})`}
      onClick={() => props.onChange(!props.on)}
    >
      <Icon name={props.icon} />
    </button>
  );
}
