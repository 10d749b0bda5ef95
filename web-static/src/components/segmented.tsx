export interface SegmentedProps<T extends string> {
  label: string;
  /** `key` is said on hover; `disabled` says why a choice cannot be made. */
  choices: readonly { readonly value: T; readonly label: string; readonly key?: string; readonly disabled?: string | undefined }[];
  chosen: T;
  onChoose(value: T): void;
}

/** A few choices side by side, one chosen; left and right move the choice. */
export function Segmented<T extends string>(props: SegmentedProps<T>) {
  const keyed = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = props.choices.findIndex((choice) => choice.value === props.chosen);
    const next = (at + step + props.choices.length) % props.choices.length;
    if (props.choices[next]!.disabled !== undefined) return;
    props.onChoose(props.choices[next]!.value);
    (event.currentTarget as HTMLElement).querySelectorAll("button")[next]?.focus();
  };
  return (
    <div class="seg" role="radiogroup" aria-label={props.label} onKeyDown={keyed}>
      {props.choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          role="radio"
          aria-checked={choice.value === props.chosen}
          tabIndex={choice.value === props.chosen ? 0 : -1}
          aria-disabled={choice.disabled === undefined ? undefined : "true"}
          title={choice.disabled ?? choice.key}
          onClick={() => choice.disabled === undefined && props.onChoose(choice.value)}
        >
          {choice.label}
        </button>
      ))}
    </div>
  );
}
