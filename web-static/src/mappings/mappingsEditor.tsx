import { useEffect, useRef } from "preact/hooks";
import type { MappingMistake, ServerMappings } from "../api/types";
import { Icon } from "../components/icon";
import { blankIn, lineRange, linesWithMistakes } from "../profile/mappings";
import { formatAgo } from "../profile/ranges";
import { now } from "../state/clock";
import type { Draft } from "./draft";

export interface MappingsEditorProps {
  mappings: ServerMappings;
  draft: Draft;
}

const LEAST_LINES = 10;

/** The server's mappings as text with line numbers; mistakes stand below, each leading to its line. */
export function MappingsEditor({ mappings, draft }: MappingsEditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const mistakes = draft.problem?.facts.mistakes ?? mappings.mistakes;
  const show = ({ start, end }: { start: number; end: number }) => {
    area.current?.focus();
    area.current?.setSelectionRange(start, end);
  };
  const blank = blankIn(draft.text);
  const hasBlank = blank !== null;
  // A proposal that was added may leave something to be filled in.
  useEffect(() => {
    if (blank !== null && draft.changed) show(blank);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- not again while it is being filled in
  }, [hasBlank]);
  const submit = (event: Event) => {
    event.preventDefault();
    if (!draft.busy) void draft.save(draft.text);
  };
  return (
    <form onSubmit={submit}>
      <p class="lead">
        They count for every service, after those of its repository. {changedWords(mappings)}
        {!mappings.mayChange && WHY_NOT}
      </p>
      <NumberedText area={area} text={draft.text} mistakes={mistakes} readOnly={!mappings.mayChange} onInput={draft.write} />
      <div role="status" id="mappings-mistakes">
        <Outcome draft={draft} blank={blank !== null && draft.changed} />
        <MistakeLines mistakes={mistakes} onShow={(line) => show(lineRange(draft.text, line))} />
      </div>
      {mappings.mayChange && (
        <div class="acts">
          <button type="submit" class="btn btn-primary" disabled={draft.busy || !draft.changed}>
            {draft.busy && <span class="spin" aria-hidden="true" />}
            Save
          </button>
          {draft.changed && (
            <button type="button" class="btn btn-quiet" onClick={draft.discard}>
              Discard changes
            </button>
          )}
        </div>
      )}
    </form>
  );
}

function Outcome({ draft: { problem, saved }, blank }: { draft: Draft; blank: boolean }) {
  if (blank && problem === null) return <p class="form-why">Fill in VERSION, the tag or commit that was built, and save.</p>;
  if (problem !== null) {
    return (
      <p class="form-why">
        <Icon name="fail" class="danger" />
        <span>
          <b>{problem.facts.title}</b> {problem.facts.detail}
        </span>
      </p>
    );
  }
  if (!saved) return null;
  return (
    <p class="form-why">
      <Icon name="pass" class="ok" /> Saved. They count from now on.
    </p>
  );
}

const WHY_NOT = " Only an administrator may change them; LINEFLAME_ADMINS of the server names them.";

function changedWords({ changed, changedBy }: ServerMappings): string {
  if (changed === null) return "There are none yet.";
  return `Changed ${formatAgo(Date.parse(changed), now.value)}${changedBy === null ? "" : ` by ${changedBy}`}.`;
}

interface NumberedTextProps {
  area: { current: HTMLTextAreaElement | null };
  text: string;
  mistakes: readonly MappingMistake[];
  readOnly: boolean;
  onInput(text: string): void;
}

/** As high as its text, so that the numbers beside it never scroll apart. */
function NumberedText({ area, text, mistakes, readOnly, onInput }: NumberedTextProps) {
  const lines = Math.max(LEAST_LINES, text.split("\n").length);
  const wrong = linesWithMistakes(mistakes);
  return (
    <div class="numbered">
      <div class="numbers" aria-hidden="true">
        {Array.from({ length: lines }, (_, index) => (
          <span key={index} class={wrong.has(index + 1) ? "danger" : ""}>
            {index + 1}
          </span>
        ))}
      </div>
      <textarea
        ref={area}
        aria-label="Mappings of this server"
        aria-describedby="mappings-mistakes"
        aria-invalid={mistakes.length > 0}
        rows={lines}
        wrap="off"
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        readOnly={readOnly}
        value={text}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

function MistakeLines({ mistakes, onShow }: { mistakes: readonly MappingMistake[]; onShow(line: number): void }) {
  if (mistakes.length === 0) return null;
  return (
    <ul class="tried" aria-label="Mistakes">
      {mistakes.map(({ line, reason }) => (
        <li key={`${line} ${reason}`}>
          <Icon name="warn" class="warn" />
          <span>
            <button type="button" class="linkish" onClick={() => onShow(line)}>
              Line {line}
            </button>
          </span>
          <span class="why">{reason}</span>
        </li>
      ))}
    </ul>
  );
}
