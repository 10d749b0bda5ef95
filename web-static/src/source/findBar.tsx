import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../components/icon";
import { formatCount } from "../profile/numbers";
import { nextFound } from "./findInText";

export interface FindBarProps {
  value: string;
  found: readonly number[];
  /** The line chosen. */
  line: number;
  onInput(value: string): void;
  onGo(line: number | null): void;
  onClose(): void;
}

/** Finds text in the whole file, also in lines that are not drawn. */
export function FindBar(props: FindBarProps) {
  const { value, found, line } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const step = (by: 1 | -1) => props.onGo(nextFound(found, line, by));
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Escape") props.onClose();
    else if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const at = found.indexOf(line);
  const words =
    value === ""
      ? ""
      : found.length === 0
        ? "Not in this file"
        : at < 0
          ? `${formatCount(found.length)} lines`
          : `${at + 1} of ${formatCount(found.length)}`;
  return (
    <div class="tools find-bar" role="search">
      <label class="field grow">
        <Icon name="search" />
        <span class="sr">Find in this file</span>
        <input
          ref={input}
          type="text"
          placeholder="Find in this file"
          value={value}
          onKeyDown={keyed}
          onInput={(event) => props.onInput(event.currentTarget.value)}
        />
      </label>
      <span class="soft" role="status">
        {words}
      </span>
      <button
        type="button"
        class="btn btn-quiet btn-s btn-icon"
        aria-label="Line before that holds it"
        title="Before (Shift Enter)"
        onClick={() => step(-1)}
      >
        <Icon name="left" class="rot" />
      </button>
      <button
        type="button"
        class="btn btn-quiet btn-s btn-icon"
        aria-label="Next line that holds it"
        title="Next (Enter)"
        onClick={() => step(1)}
      >
        <Icon name="down" />
      </button>
      <button type="button" class="btn btn-quiet btn-s btn-icon" aria-label="Close" title="Close (Esc)" onClick={props.onClose}>
        <Icon name="x" />
      </button>
    </div>
  );
}
