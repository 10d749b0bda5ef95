import { useRef, useState } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import { Icon } from "../components/icon";
import { moveFocus } from "../components/listbox";
import { formatMatcher, parseMatchers, SERVICE_LABEL, type Matcher } from "../profile/queries";
import { useResource } from "../state/resource";

export interface LabelFiltersProps {
  filters: readonly Matcher[];
  selection: Selection;
  onChange(filters: readonly Matcher[]): void;
}

const MOST_SHOWN = 50;

/** The label filters as chips, and a field to add one: first the label, then its value, both completed from what was sent. */
export function LabelFilters(props: LabelFiltersProps) {
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const add = (matcher: Matcher) => {
    setText("");
    setOpen(false);
    props.onChange([...props.filters, matcher]);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.target === input.current) {
      const typed = parseTyped(text);
      if (typed !== null) add(typed);
      else chooseOnly(box.current, TYPED.test(text) || text === "" ? 1 : Infinity);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      setOpen(false);
      input.current?.focus();
    } else if (event.key === "Backspace" && text === "" && event.target === input.current) {
      props.onChange(props.filters.slice(0, -1));
    } else if (box.current !== null && moveFocus(box.current, "input, [role=option]", event.key)) {
      event.preventDefault();
    }
  };
  const left = (event: FocusEvent) => {
    if (!(event.relatedTarget instanceof Node) || box.current?.contains(event.relatedTarget) !== true) setOpen(false);
  };
  return (
    <div class="field query wide" role="search" aria-label="Label filters" ref={box} onKeyDown={keyed} onFocusOut={left}>
      <Icon name="tag" />
      {props.filters.map((filter, index) => (
        <FilterChip
          key={formatMatcher(filter)}
          filter={filter}
          onRemove={() => props.onChange(props.filters.filter((_, at) => at !== index))}
        />
      ))}
      <input
        ref={input}
        type="text"
        aria-label="Add a label filter"
        placeholder="Add a label filter"
        value={text}
        autocomplete="off"
        onFocus={() => setOpen(true)}
        onInput={(event) => {
          setText(event.currentTarget.value);
          setOpen(true);
        }}
      />
      {open && (
        <Completion
          text={text}
          selection={props.selection}
          onLabel={(name) => {
            setText(`${name}=`);
            input.current?.focus();
          }}
          onValue={add}
        />
      )}
    </div>
  );
}

/** Enter takes the first suggestion, if there are not more of them than could have been meant. */
function chooseOnly(box: HTMLElement | null, most: number): void {
  const options = box?.querySelectorAll<HTMLElement>("[role=option]") ?? [];
  if (options.length <= most) options[0]?.click();
}

function FilterChip({ filter, onRemove }: { filter: Matcher; onRemove(): void }) {
  return (
    <span class="filter">
      <span class="cut" title={formatMatcher(filter)}>
        {filter.name}
        <span class="op">{filter.operator}</span>
        <span class="s">"{filter.value}"</span>
      </span>
      <button type="button" aria-label={`Remove ${filter.name} filter`} onClick={onRemove}>
        <Icon name="x" small />
      </button>
    </span>
  );
}

const TYPED = /^\s*([A-Za-z_][A-Za-z0-9_.]*)\s*(=~|!~|!=|=)\s*(.*)$/;

/** `region="eu"` or, without quotes, `region=eu`; null while it is not a filter yet. */
export function parseTyped(text: string): Matcher | null {
  const quoted = parseMatchers(text);
  if (quoted?.length === 1) return quoted[0] ?? null;
  const found = TYPED.exec(text);
  if (found === null || found[3] === "" || found[3]!.startsWith('"')) return null;
  return { name: found[1]!, operator: found[2] as Matcher["operator"], value: found[3]!.trim() };
}

function Completion(props: { text: string; selection: Selection; onLabel(name: string): void; onValue(matcher: Matcher): void }) {
  const typed = TYPED.exec(props.text);
  return typed === null ? (
    <LabelNames {...props} />
  ) : (
    <LabelValues {...props} name={typed[1]!} operator={typed[2] as Matcher["operator"]} start={typed[3] ?? ""} />
  );
}

function LabelNames(props: { text: string; selection: Selection; onLabel(name: string): void }) {
  const answer = useResource(JSON.stringify(["labels", props.selection]), (signal) => api.labels(props.selection, signal), "keep");
  const names = (answer.data?.labels ?? []).filter(
    (name) => name !== SERVICE_LABEL && name.toLowerCase().includes(props.text.trim().toLowerCase()),
  );
  return <Suggestions label="Labels" values={names} pending={answer.pending} onChoose={props.onLabel} />;
}

function LabelValues(props: {
  name: string;
  operator: Matcher["operator"];
  start: string;
  selection: Selection;
  onValue(matcher: Matcher): void;
}) {
  const answer = useResource(JSON.stringify(["values", props.name, props.selection]), (signal) =>
    api.labelValues(props.name, props.selection, signal),
  );
  const wanted = props.start.replaceAll('"', "").trim().toLowerCase();
  const values = (answer.data?.values ?? []).filter((value) => value.toLowerCase().includes(wanted));
  return (
    <Suggestions
      label={`Values of ${props.name}`}
      values={values}
      pending={answer.pending}
      onChoose={(value) => props.onValue({ name: props.name, operator: props.operator, value })}
    />
  );
}

function Suggestions(props: { label: string; values: readonly string[]; pending: boolean; onChoose(value: string): void }) {
  const shown = props.values.slice(0, MOST_SHOWN);
  const chosen = (event: KeyboardEvent, value: string) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    props.onChoose(value);
  };
  return (
    <div class="menu completion" role="listbox" aria-label={props.label}>
      {shown.map((value) => (
        <div
          key={value}
          role="option"
          tabIndex={-1}
          aria-selected={false}
          class="mono"
          onClick={() => props.onChoose(value)}
          onKeyDown={(event) => chosen(event, value)}
        >
          <span class="cut">{value}</span>
        </div>
      ))}
      {shown.length === 0 && <p class="muted menu-note">{props.pending ? "Looking …" : "Nothing sent fits"}</p>}
      {props.values.length > shown.length && (
        <p class="muted menu-note">
          {shown.length} of {props.values.length} shown
        </p>
      )}
    </div>
  );
}
