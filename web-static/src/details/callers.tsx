import type { Caller, FunctionCalls } from "../api/functionCalls";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Skeleton, Waiting } from "../components/notes";
import { Popover } from "../components/popover";
import { shortName } from "../profile/names";
import { formatAmount, formatCount, formatExact, formatShare } from "../profile/numbers";
import { shortPath } from "../profile/repositories";
import type { Resource } from "../state/resource";
import type { Walk } from "./walking";

/** As many as have room beside each other; all of them stand in the list. */
const CHIPS = 3;

export interface CallersProps {
  calls: Resource<FunctionCalls>;
  walk: Walk;
}

/** Who calls the function, each with its share of the function's cost and one click away. */
export function Callers({ calls, walk }: CallersProps) {
  const { data, problem } = calls;
  if (problem !== null) {
    return (
      <span class="muted cut" title={problem.facts.detail}>
        could not be read: {problem.facts.title}
      </span>
    );
  }
  if (data === null) {
    return (
      <Waiting>
        <Skeleton width={200} />
      </Waiting>
    );
  }
  if (data.callers.length === 0) return <span class="muted">nothing: stacks begin here</span>;
  const more = data.callers.length + data.callersCut;
  return (
    <>
      {data.callers.slice(0, CHIPS).map((caller, index) => (
        <Link
          key={callerKey(caller)}
          class={`chip chip-line ${index > 0 ? "wide" : ""}`}
          href={walk.toCaller(caller)}
          title={`${placeOf(caller)}\n${formatExact(caller.total, data.unit, caller.samples)}`}
        >
          <bdi class="cut">{nameAmong(caller, data.callers)}</bdi>
          <span class="muted">{shareOf(caller, data)}</span>
        </Link>
      ))}
      <AllCallers data={data} walk={walk} beyondOne={more - 1} beyondAll={more - CHIPS} />
    </>
  );
}

function AllCallers({ data, walk, beyondOne, beyondAll }: { data: FunctionCalls; walk: Walk; beyondOne: number; beyondAll: number }) {
  if (beyondOne <= 0) return null;
  return (
    <Popover
      label="Callers"
      class="callers-menu"
      align="end"
      button={(attributes) => (
        <button
          type="button"
          class={`chip chip-line more-callers ${beyondAll <= 0 ? "only-narrow" : ""}`}
          aria-haspopup="dialog"
          title="All callers"
          {...attributes}
        >
          <span class="wide">+{formatCount(beyondAll)}</span>
          <span class="only-narrow">+{formatCount(beyondOne)}</span>
          <span class="sr"> more callers</span>
        </button>
      )}
    >
      {() => (
        <>
          <div class="menu-head soft">Callers, by their share of what this function costs.</div>
          <ul class="callers-list">
            {data.callers.map((caller) => (
              <li key={callerKey(caller)}>
                <CallerEntry caller={caller} data={data} walk={walk} />
              </li>
            ))}
          </ul>
          <CutWords data={data} />
        </>
      )}
    </Popover>
  );
}

function CallerEntry({ caller, data, walk }: { caller: Caller; data: FunctionCalls; walk: Walk }) {
  return (
    <Link href={walk.toCaller(caller)} title={`${placeOf(caller)}\n${formatExact(caller.total, data.unit, caller.samples)}`}>
      <bdi class="mono cut">{caller.function}</bdi>
      <span class="pc">{shareOf(caller, data)}</span>
      <span class="muted cut meta">
        {shortPath(caller.file)}
        {caller.line === 0 ? "" : `:${caller.line}`}
      </span>
      <span class="muted pc">{formatAmount(caller.total, data.unit)}</span>
    </Link>
  );
}

function CutWords({ data }: { data: FunctionCalls }) {
  const sentences = [
    data.root.samples > 0 ? `In ${formatAmount(data.root.total, data.unit)} nothing calls it.` : "",
    data.callersCut > 0 ? `${formatCount(data.callersCut)} smaller ones are not listed.` : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return null;
  return (
    <p class="menu-note muted">
      <Icon name="info" small /> {sentences.join(" ")}
    </p>
  );
}

function shareOf(caller: Caller, { total }: FunctionCalls): string {
  return formatShare(total === 0 ? 0 : caller.total / total);
}

/** The short name; with the line where one function calls from several. */
function nameAmong(caller: Caller, all: readonly Caller[]): string {
  const several = all.some((other) => other !== caller && other.function === caller.function && other.file === caller.file);
  return several && caller.line > 0 ? `${shortName(caller.function)}:${caller.line}` : shortName(caller.function);
}

function placeOf(caller: Caller): string {
  return `${caller.function}\n${caller.file}${caller.line === 0 ? "" : `:${caller.line}`}`;
}

function callerKey(caller: Caller): string {
  return `${caller.line} ${caller.inlined} ${caller.function}\n${caller.file}`;
}
