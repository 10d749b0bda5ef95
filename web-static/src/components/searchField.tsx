import { useEffect, useRef } from "preact/hooks";
import { Icon } from "./icon";

export interface SearchFieldProps {
  label: string;
  value: string;
  onInput(value: string): void;
  /** Offers Enter for the next thing found and Shift Enter for the one before. */
  onStep?(by: 1 | -1): void;
  class?: string;
}

/** A field to find something on the page; "/" goes there from anywhere, Escape empties it. */
export function SearchField(props: SearchFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const keyed = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || isTyping(event.target)) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener("keydown", keyed);
    return () => document.removeEventListener("keydown", keyed);
  }, []);
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && props.onStep !== undefined && props.value !== "" && !event.isComposing) {
      event.preventDefault();
      props.onStep(event.shiftKey ? -1 : 1);
    }
    if (event.key !== "Escape" || props.value === "") return;
    event.stopPropagation();
    props.onInput("");
  };
  return (
    <label class={`field ${props.class ?? ""}`}>
      <Icon name="search" />
      <span class="sr">{props.label}</span>
      <input
        ref={input}
        type="text"
        placeholder={props.label}
        value={props.value}
        onKeyDown={keyed}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <kbd class="kbd" aria-hidden="true">
        /
      </kbd>
    </label>
  );
}

/** Whether a key goes into a text: keys of the view must not act then. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.matches("input, textarea, select") || target.isContentEditable);
}
