import type { ComponentChildren } from "preact";
import type { SearchAttempt, SourceAnswer } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { Popover } from "../components/popover";
import type { Check, Verdict } from "../profile/verdict";
import type { SourceWords } from "./sourceWords";

const OUTCOME_ICONS: Readonly<Record<Check["outcome"], { name: IconName; class: string }>> = {
  pass: { name: "pass", class: "ok" },
  fail: { name: "fail", class: "danger" },
  skip: { name: "skip", class: "muted" },
};

const ATTEMPT_ICONS: Readonly<Record<SearchAttempt["verdict"], { name: IconName; class: string }>> = {
  found: { name: "pass", class: "ok" },
  absent: { name: "fail", class: "muted" },
  ambiguous: { name: "warn", class: "warn" },
  not_here: { name: "skip", class: "muted" },
};

/** One line of fixed height that says what the source is doing. Its words change, its place never. */
export function VerdictRow(props: { icon: ComponentChildren; title: string; children?: ComponentChildren; actions?: ComponentChildren }) {
  return (
    <div class="verdict">
      {props.icon}
      <span class="verdict-words" role="status">
        <b>{props.title}</b>
        {props.children !== undefined && <span class="soft cut">{props.children}</span>}
      </span>
      <span class="grow" />
      {props.actions}
    </div>
  );
}

/** Found: does it match the build, and why. */
export function MatchVerdict(props: { verdict: Verdict; answer: SourceAnswer; file: string; onOtherCommit: (() => void) | null }) {
  const { verdict, answer } = props;
  return (
    <VerdictRow
      icon={<Icon name={verdict.matches ? "pass" : "warn"} class={verdict.matches ? "ok" : "warn"} />}
      title={verdict.title}
      actions={
        <Why>
          <ul class="tried plain">
            {verdict.checks.map((check) => (
              <li key={check.name}>
                <Icon {...OUTCOME_ICONS[check.outcome]} />
                <span>{check.name}</span>
                <span class="why">{check.why}</span>
              </li>
            ))}
          </ul>
          {!verdict.matches && <p class="soft">The build probably held changes that were not committed.</p>}
          {answer.movedSince === true && (
            <p class="soft">{answer.ref} has moved since; the source is that of its commit when first seen.</p>
          )}
          {answer.search.length > 0 && (
            <>
              <p class="muted">How the file was found</p>
              <Search attempts={answer.search} />
            </>
          )}
          {props.onOtherCommit !== null && !verdict.matches && (
            <div class="acts">
              <button type="button" class="btn btn-s" onClick={props.onOtherCommit}>
                Choose another commit
              </button>
            </div>
          )}
        </Why>
      }
    >
      {verdict.reason} {verdict.matches && <span class="mono">{props.file}</span>}
    </VerdictRow>
  );
}

/** Not found: in the words of the state. */
export function StateVerdict({ words, attempts, busy }: { words: SourceWords; attempts: readonly SearchAttempt[]; busy: boolean }) {
  return (
    <VerdictRow
      icon={busy ? <span class="spin" aria-hidden="true" /> : <Icon name={words.icon} class={words.tone} />}
      title={words.title}
      actions={
        attempts.length > 0 && (
          <Why>
            <p class="muted">Where the file was looked for</p>
            <Search attempts={attempts} />
          </Why>
        )
      }
    >
      {words.aside}
    </VerdictRow>
  );
}

function Why({ children }: { children: ComponentChildren }) {
  return (
    <Popover
      label="Why"
      class="why"
      align="end"
      button={(attributes) => (
        <button type="button" class="btn btn-quiet btn-s" aria-haspopup="dialog" {...attributes}>
          Why
          <Icon name="down" class="caret" />
        </button>
      )}
    >
      {() => (
        <div tabIndex={-1} class="why-body">
          {children}
        </div>
      )}
    </Popover>
  );
}

/** Each place tried for the file, and why it won or lost. */
export function Search({ attempts }: { attempts: readonly SearchAttempt[] }) {
  return (
    <ol class="tried">
      {attempts.map((attempt, index) => (
        <li key={index}>
          <Icon {...ATTEMPT_ICONS[attempt.verdict]} />
          <span class="mono cut" title={attempt.path}>
            {attempt.path}
          </span>
          <span class="why">
            {attempt.rule}: {attempt.why}
          </span>
        </li>
      ))}
    </ol>
  );
}
