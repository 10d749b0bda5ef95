import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icon";
import { Listbox } from "./listbox";
import { Popover } from "./popover";

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
}

export interface PickerProps {
  /** What is chosen here, for screen readers: "Service". */
  label: string;
  /** What the button shows. */
  children: ComponentChildren;
  choices: readonly Choice[];
  chosen: string;
  onChoose(value: string): void;
  class?: string;
  icon?: IconName;
  align?: "start" | "end";
}

/** A button that opens a list to choose one of. */
export function Picker(props: PickerProps) {
  const options = props.choices.map((choice) => ({
    value: choice.value,
    content: <ChoiceContent choice={choice} chosen={choice.value === props.chosen} />,
  }));
  return (
    <Popover
      label={props.label}
      align={props.align ?? "start"}
      button={(attributes) => (
        <button type="button" class={props.class ?? "btn btn-quiet btn-s"} aria-haspopup="listbox" title={props.label} {...attributes}>
          {props.icon !== undefined && <Icon name={props.icon} />}
          <span class="sr">{props.label}: </span>
          {props.children}
          <Icon name="down" class="caret" />
        </button>
      )}
    >
      {(close) => (
        <Listbox
          label={props.label}
          options={options}
          chosen={props.chosen}
          onChoose={(value) => {
            close();
            props.onChoose(value);
          }}
        />
      )}
    </Popover>
  );
}

function ChoiceContent({ choice, chosen }: { choice: Choice; chosen: boolean }) {
  return (
    <>
      {chosen ? <Icon name="check" class="accent" /> : <span class="icon" aria-hidden="true" />}
      <span class="cut">{choice.label}</span>
      {choice.hint !== undefined && <span class="muted hint">{choice.hint}</span>}
    </>
  );
}
