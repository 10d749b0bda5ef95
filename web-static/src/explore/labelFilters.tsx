import type { ComponentChildren } from "preact";
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
  class?: string;
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
    } else if (event.key === "Escape" && open) {
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
    <div class={`field query ${props.class ?? ""}`} role="search" aria-label="Label filters" ref={box} onKeyDown={keyed} onFocusOut={left}>
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
          onOperator={(changed) => {
            setText(changed);
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
  const [operator, value] = [found[2] as Matcher["operator"], found[3]!.trim()];
  return brokenPattern(operator, value) ? null : { name: found[1]!, operator, value };
}

interface CompletionProps {
  text: string;
  selection: Selection;
  onLabel(name: string): void;
  /** The text with another operator. */
  onOperator(text: string): void;
  onValue(matcher: Matcher): void;
}

function Completion(props: CompletionProps) {
  const typed = TYPED.exec(props.text);
  return typed === null ? (
    <LabelNames {...props} />
  ) : (
    <LabelValues {...props} name={typed[1]!} operator={typed[2] as Matcher["operator"]} start={typed[3] ?? ""} />
  );
}

function LabelNames(props: CompletionProps) {
  const answer = useResource(JSON.stringify(["labels", props.selection]), (signal) => api.labels(props.selection, signal), "keep");
  const names = (answer.data?.labels ?? []).filter(
    (name) => name !== SERVICE_LABEL && name.toLowerCase().includes(props.text.trim().toLowerCase()),
  );
  return <Suggestions label="Labels" values={names} pending={answer.pending} onChoose={props.onLabel} />;
}

const OPERATORS: readonly { operator: Matcher["operator"]; words: string }[] = [
  { operator: "=", words: "is" },
  { operator: "!=", words: "is not" },
  { operator: "=~", words: "matches a regular expression" },
  { operator: "!~", words: "does not match a regular expression" },
];

function isPattern(operator: Matcher["operator"]): boolean {
  return operator === "=~" || operator === "!~";
}

/** The value as it is, or as a pattern that fits it alone. */
export function valueFor(operator: Matcher["operator"], value: string): string {
  return isPattern(operator) ? value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : value;
}

/** Whether a pattern can be none; the server reads RE2, which knows less than the browser does. */
export function brokenPattern(operator: Matcher["operator"], value: string): boolean {
  if (!isPattern(operator)) return false;
  try {
    new RegExp(value);
    return false;
  } catch {
    return true;
  }
}

function LabelValues(props: CompletionProps & { name: string; operator: Matcher["operator"]; start: string }) {
  const answer = useResource(JSON.stringify(["values", props.name, props.selection]), (signal) =>
    api.labelValues(props.name, props.selection, signal),
  );
  const wanted = props.start.replaceAll('"', "").trim().toLowerCase();
  const { name, operator } = props;
  const values = (answer.data?.values ?? []).filter((value) => value.toLowerCase().includes(wanted));
  const broken = brokenPattern(operator, props.start);
  return (
    <Suggestions
      label={`Values of ${name}`}
      values={values}
      pending={answer.pending}
      {...(broken ? { none: "Not a regular expression yet" } : isPattern(operator) && { none: "Enter takes the expression" })}
      onChoose={(value) => props.onValue({ name, operator, value: valueFor(operator, value) })}
    >
      <div class="operators" role="group" aria-label="Operator">
        {OPERATORS.map((one) => (
          <button
            key={one.operator}
            type="button"
            class="btn btn-quiet btn-s mono"
            aria-pressed={one.operator === operator}
            aria-label={one.words}
            title={one.words}
            onClick={() => props.onOperator(`${name}${one.operator}${props.start}`)}
          >
            {one.operator}
          </button>
        ))}
      </div>
    </Suggestions>
  );
}

interface SuggestionsProps {
  label: string;
  values: readonly string[];
  pending: boolean;
  /** What is said when nothing fits. */
  none?: string;
  /** Stands above the values. */
  children?: ComponentChildren;
  onChoose(value: string): void;
}

function Suggestions(props: SuggestionsProps) {
  const shown = props.values.slice(0, MOST_SHOWN);
  const chosen = (event: KeyboardEvent, value: string) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    props.onChoose(value);
  };
  return (
    <div class="menu completion">
      {props.children}
      <div role="listbox" aria-label={props.label}>
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
      </div>
      {shown.length === 0 && <p class="muted menu-note">{props.pending ? "Looking …" : (props.none ?? "Nothing sent fits")}</p>}
      {props.values.length > shown.length && (
        <p class="muted menu-note">
          {shown.length} of {props.values.length} shown
        </p>
      )}
    </div>
  );
}
