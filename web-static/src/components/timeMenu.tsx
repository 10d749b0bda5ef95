import { useState } from "preact/hooks";
import { formatClock, parseInstant, PRESETS, rangeEnds, rangeLabel, type RangeText } from "../profile/ranges";
import { typedRange } from "../profile/rangeSteps";
import { now } from "../state/clock";
import { Icon } from "./icon";
import { Listbox } from "./listbox";
import { Popover } from "./popover";

export interface TimeMenuProps {
  range: RangeText;
  onChoose(range: RangeText): void;
  class?: string;
}

/** The time range: spans up to now, or two moments. */
export function TimeMenu(props: TimeMenuProps) {
  const label = rangeLabel(props.range, now.value);
  const ends = rangeEnds(props.range, now.value);
  return (
    <Popover
      label="Time range"
      align="end"
      class="time-menu"
      button={(attributes) => (
        <button type="button" class={`btn ${props.class ?? ""}`} aria-haspopup="dialog" title={`Time range: ${ends}`} {...attributes}>
          <Icon name="clock" />
          <span class="sr">Time range: </span>
          <span class="cut time-label">{label}</span>
          {label !== ends && props.range.until === "now" && isShort(props.range) && <span class="sub wide">{ends}</span>}
          <Icon name="down" class="caret" />
        </button>
      )}
    >
      {(close) => {
        const choose = (range: RangeText) => {
          close();
          props.onChoose(range);
        };
        return (
          <>
            <Listbox
              label="Time range"
              chosen={props.range.until === "now" ? props.range.from : ""}
              onChoose={(from) => choose({ from, until: "now" })}
              options={PRESETS.map((preset) => ({ value: preset.from, content: <span>{rangeLabel(preset, now.value)}</span> }))}
            />
            <hr />
            <TypedRange onChoose={choose} />
            <hr />
            <AbsoluteRange range={props.range} onChoose={choose} />
          </>
        );
      }}
    </Popover>
  );
}

/** Both ends within a day are worth the room in the bar. */
function isShort(range: RangeText): boolean {
  const from = parseInstant(range.from, now.value);
  return from !== null && now.value - from <= 6 * 3_600_000;
}

function mistake(missing: boolean, ahead: boolean): string {
  if (missing) return "Both ends need a date and a time.";
  return ahead ? "The start lies ahead of now." : "The end must come after the start.";
}

function localText(instant: number): string {
  const date = new Date(instant);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${formatClock(instant)}`;
}

/** A length that is not in the list. */
function TypedRange(props: { onChoose(range: RangeText): void }) {
  const [text, setText] = useState("");
  const range = typedRange(text);
  const wrong = text.trim() !== "" && range === null;
  const submit = (event: Event) => {
    event.preventDefault();
    if (range !== null) props.onChoose(range);
  };
  return (
    <form class="time-form time-typed" onSubmit={submit}>
      <label>
        <span>Last</span>
        <input
          class="input"
          type="text"
          placeholder="90m, 36h, 10d"
          autocomplete="off"
          value={text}
          aria-invalid={wrong}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="btn" disabled={range === null}>
        Show
      </button>
      {wrong && <p class="danger">A number and s, m, h, d or w.</p>}
    </form>
  );
}

function AbsoluteRange(props: { range: RangeText; onChoose(range: RangeText): void }) {
  const start = (text: string) => localText(parseInstant(text, now.value) ?? now.value);
  const [from, setFrom] = useState(start(props.range.from));
  const [until, setUntil] = useState(start(props.range.until));
  const missing = Number.isNaN(Date.parse(from)) || Number.isNaN(Date.parse(until));
  const ahead = !missing && Date.parse(from) >= now.value;
  const backwards = missing || ahead || Date.parse(from) >= Date.parse(until);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!backwards) props.onChoose({ from: new Date(from).toISOString(), until: new Date(until).toISOString() });
  };
  return (
    <form class="time-form" onSubmit={submit}>
      <label>
        <span>From</span>
        <input class="input" type="datetime-local" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
      </label>
      <label>
        <span>Until</span>
        <input class="input" type="datetime-local" value={until} onInput={(event) => setUntil(event.currentTarget.value)} />
      </label>
      {backwards && <p class="danger">{mistake(missing, ahead)}</p>}
      <button type="submit" class="btn" disabled={backwards}>
        Show this range
      </button>
    </form>
  );
}
