import type { FunctionDetails, SearchAttempt, SourceAnswer, SourceState } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { formatAmount } from "../profile/numbers";
import { Hints, Search } from "./explained";
import type { SourcePart } from "../profile/sourceSettings";
import { waitsForAccess, type SourceAccess } from "./sourceAccess";
import type { Retries } from "./sourceRetries";
import type { SourceWords } from "./sourceWords";

import { RetryWords, WaysOut } from "./waysOut";

const LABELS = "service_repository  https://host/acme/checkout\nservice_git_ref     9f3c2ab";

export interface SourceMessageProps {
  words: SourceWords;
  answer: SourceAnswer | null;
  repository: string;
  access: SourceAccess;
  retries: Retries;
  onConnected(): void;
  /** Lets the person say where the source is; null when they cannot here. */
  onEdit: ((part: SourcePart) => void) | null;
  /** The page of the service's mappings. */
  mappings: string;
}

/** Stands where the source would stand: why there is none, and the way out. */
export function SourceMessage(props: SourceMessageProps) {
  const { words, answer } = props;
  const state = answer?.state ?? "host_error";
  return (
    <div class="msg">
      {(words.text !== "" || props.retries.at !== null) && (
        <p class="soft">
          <Emphasized text={words.text} strong={words.strong ?? []} />
          {answer !== null && <RetryWords answer={answer} retries={props.retries} />}
        </p>
      )}
      {state === "no_labels" && (
        <pre class="term tags" tabIndex={0} role="region" aria-label="Labels to send">
          {LABELS}
        </pre>
      )}
      {answer !== null && !waitsForAccess(answer) && saysMore(answer.search, words.text) && <Search attempts={answer.search} />}
      {answer !== null && <Hints answer={answer} />}
      {answer !== null && (
        <WaysOut
          answer={answer}
          repository={props.repository}
          access={props.access}
          retries={props.retries}
          onConnected={props.onConnected}
        />
      )}
      <div class="acts">
        {answer !== null && <SayWhere {...props} state={state} />}
        {state === "no_labels" && <CopyButton class="btn btn-s" label="Copy labels" words="Copy labels" text={() => LABELS} />}
        {state === "host_error" && (
          <button type="button" class="btn btn-s" onClick={props.retries.again}>
            Try again
          </button>
        )}
        {answer !== null && answer.webUrl !== null && !waitsForAccess(answer) && (
          <a class="btn btn-s" href={answer.webUrl} target="_blank" rel="noreferrer">
            <Icon name="out" />
            View on host
          </a>
        )}
      </div>
    </div>
  );
}

const PARTS_TO_SAY: Readonly<Partial<Record<SourceState, { part: SourcePart; words: string }>>> = {
  no_labels: { part: "repository", words: "Set repository and commit" },
  no_host: { part: "repository", words: "Set repository and commit" },
  commit_unknown: { part: "ref", words: "Set repository and commit" },
  not_found: { part: "rootPath", words: "Set root path" },
  not_a_file: { part: "rootPath", words: "Set root path" },
};

/** Ways to lead to the right place: by hand, or by mappings. */
function SayWhere({ state, onEdit, mappings }: SourceMessageProps & { state: SourceState }) {
  const say = PARTS_TO_SAY[state];
  return (
    <>
      {say !== undefined && onEdit !== null && (
        <button type="button" class="btn btn-s" onClick={() => onEdit(say.part)}>
          {say.words}
        </button>
      )}
      {(state === "not_found" || state === "other_repository") && onEdit !== null && (
        <Link class="btn btn-quiet btn-s" href={mappings}>
          Mappings
        </Link>
      )}
    </>
  );
}

/** A sentence in which some names stand out. */
function Emphasized({ text, strong }: { text: string; strong: readonly string[] }) {
  const names = strong.filter((name) => name !== "").map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (names.length === 0) return <>{text}</>;
  // Longer names first: "acme/checkout" and not its "acme".
  const parts = text.split(new RegExp(`(${names.sort((a, b) => b.length - a.length).join("|")})`));
  return <>{parts.map((part, index) => (index % 2 === 1 ? <b key={index}>{part}</b> : part))}</>;
}

/** A single attempt whose reason is the sentence above it need not be listed. */
function saysMore(attempts: readonly SearchAttempt[], text: string): boolean {
  return attempts.length > 1 || (attempts.length === 1 && attempts[0]!.why !== text);
}

/** Cost of the same name in other files: apart, never mixed in. */
export function OtherFiles(props: { details: FunctionDetails; onOpen(file: string): void }) {
  if (props.details.otherFiles.length === 0) return null;
  return (
    <p class="other-files soft">
      Also in{" "}
      {props.details.otherFiles.map((other, index) => (
        <span key={other.file}>
          {index > 0 && ", "}
          <button type="button" class="btn btn-quiet btn-s mono" onClick={() => props.onOpen(other.file)}>
            {other.file === "" ? "no named file" : other.file}
          </button>{" "}
          {formatAmount(other.total, props.details.unit)}
        </span>
      ))}
    </p>
  );
}
