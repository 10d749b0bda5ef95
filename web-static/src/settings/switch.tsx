import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";

/** One choice of a section: what it is, what it does, and the control at its right. */
export function SettingRow(props: { title: string; words: ComponentChildren; children: ComponentChildren }) {
  return (
    <div class="row setting-row">
      <div class="grow">
        <div class="strong">{props.title}</div>
        <div class="sub">{props.words}</div>
      </div>
      {props.children}
    </div>
  );
}

export interface SwitchRowProps {
  title: string;
  words: ComponentChildren;
  on: boolean;
  disabled?: boolean;
  onTurn(on: boolean): void;
}

/** Something that is on or off. */
export function SwitchRow(props: SwitchRowProps) {
  const id = useId();
  return (
    <div class="row setting-row">
      <div class="grow">
        <label class="strong" for={id}>
          {props.title}
        </label>
        <div class="sub" id={`${id}-words`}>
          {props.words}
        </div>
      </div>
      <input
        id={id}
        class="switch"
        type="checkbox"
        role="switch"
        aria-describedby={`${id}-words`}
        checked={props.on}
        disabled={props.disabled === true}
        onChange={(event) => props.onTurn(event.currentTarget.checked)}
      />
    </div>
  );
}
