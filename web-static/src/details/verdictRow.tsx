import type { ComponentChildren } from "preact";
import type { SourceAnswer } from "../api/types";
import { Icon } from "../components/icon";
import { Popover } from "../components/popover";
import { VersionUsed } from "./explained";
import type { SourceWords } from "./sourceWords";

/** One line of fixed height that says what the source is doing. Its words change, its place never. */
export function VerdictRow(props: { icon: ComponentChildren; title: string; children?: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <div class="verdict">
      {props.icon}
      <span class="verdict-words" role="status">
        <b>{props.title}</b>
        {props.children !== undefined && <span class="soft cut">{props.children}</span>}
      </span>
      <span class="grow" />
      {props.actions}
    </div>
  );
}

export interface StateVerdictProps {
  words: SourceWords;
  /** Null when nothing answered. */
  answer: SourceAnswer | null;
  busy: boolean;
}

/** Not found: in the words of the state. The places tried stand in place of the source. */
export function StateVerdict({ words, answer, busy }: StateVerdictProps) {
  return (
    <VerdictRow
      icon={busy ? <span class="spin" aria-hidden="true" /> : <Icon name={words.icon} class={words.tone} />}
      title={words.title}
      actions={
        answer !== null &&
        answer.state !== "no_labels" && (
          <Why>
            <VersionUsed answer={answer} />
          </Why>
        )
      }
    >
      {words.aside}
    </VerdictRow>
  );
}

/** A button that opens what led to the verdict. */
export function Why({ children }: { children: ComponentChildren }) {
  return (
    <Popover
      label="Why"
      class="why"
      align="end"
      button={(attributes) => (
        <button type="button" class="btn btn-quiet btn-s" aria-haspopup="dialog" {...attributes}>
          Why
          <Icon name="down" class="caret" />
        </button>
      )}
    >
      {() => (
        <div tabIndex={-1} class="why-body">
          {children}
        </div>
      )}
    </Popover>
  );
}
