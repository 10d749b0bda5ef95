import type { ComponentChildren } from "preact";

export interface Option {
  readonly value: string;
  readonly content: ComponentChildren;
}

export interface ListboxProps {
  label: string;
  options: readonly Option[];
  chosen: string;
  onChoose(value: string): void;
}

/** A list to choose one of: arrows, Home and End move, Enter and Space choose. */
export function Listbox(props: ListboxProps) {
  const keyed = (event: KeyboardEvent) => {
    const list = event.currentTarget as HTMLElement;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      (event.target as HTMLElement).click();
    } else if (moveFocus(list, '[role="option"]', event.key)) {
      event.preventDefault();
    }
  };
  return (
    <div role="listbox" aria-label={props.label} onKeyDown={keyed}>
      {props.options.map((option) => (
        // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the list around it listens to keys
        <div
          key={option.value}
          role="option"
          tabIndex={-1}
          aria-selected={option.value === props.chosen}
          onClick={() => props.onChoose(option.value)}
        >
          {option.content}
        </div>
      ))}
    </div>
  );
}

/** Moves the focus among the parts of a list as the key says; false when the key moves nothing. */
export function moveFocus(list: HTMLElement, selector: string, key: string): boolean {
  const items = [...list.querySelectorAll<HTMLElement>(selector)];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const target: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 };
  const index = target[key];
  if (index === undefined || items.length === 0) return false;
  items[Math.max(0, Math.min(items.length - 1, index))]?.focus();
  return true;
}
