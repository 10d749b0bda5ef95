import type { ComponentChildren } from "preact";
import { Popover } from "../components/popover";

export interface ConfirmButtonProps {
  /** On the button, and on the one that confirms. */
  words: string;
  /** Said of the button where several look alike: "Disconnect git.example.com". */
  label?: string;
  question: string;
  /** What follows from it. */
  children: ComponentChildren;
  onConfirm(): void;
}

/** A button whose act cannot be taken back: asks first. */
export function ConfirmButton(props: ConfirmButtonProps) {
  return (
    <Popover
      label={props.question}
      class="why confirm"
      align="end"
      button={(attributes) => (
        <button type="button" class="btn btn-danger" aria-haspopup="dialog" aria-label={props.label} {...attributes}>
          {props.words}
        </button>
      )}
    >
      {(close) => (
        <div>
          <p class="strong">{props.question}</p>
          <p class="soft">{props.children}</p>
          <div class="acts">
            <button
              type="button"
              class="btn btn-danger btn-s"
              onClick={() => {
                close();
                props.onConfirm();
              }}
            >
              {props.words}
            </button>
            <button type="button" class="btn btn-quiet btn-s" onClick={close}>
              Keep
            </button>
          </div>
        </div>
      )}
    </Popover>
  );
}
