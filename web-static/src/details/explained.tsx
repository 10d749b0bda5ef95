import type { MappingMistake, SearchAttempt, SourceAnswer } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { usedParts } from "../profile/used";
import { now } from "../state/clock";

/** How the answer came about: the version used, whose code it is, each place looked at. */
export function Explained({ answer }: { answer: SourceAnswer }) {
  return (
    <>
      <VersionUsed answer={answer} />
      {answer.search.length > 0 && (
        <>
          <p class="muted">{answer.path === null ? "Where the file was looked for" : "How the file was found"}</p>
          <Search attempts={answer.search} />
        </>
      )}
      <Hints answer={answer} />
    </>
  );
}

/** Repository, commit and root path, each with who said it; for code of others also whose it is. */
export function VersionUsed({ answer }: { answer: SourceAnswer }) {
  const parts = usedParts(answer, now.value);
  if (parts.length === 0) return null;
  return (
    <>
      <p class="muted">Version used</p>
      <dl class="used">
        {parts.map(({ name, value, said }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {said !== "" && <span class="muted">{said}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What a person can do, and what is wrong in the files of mappings. */
export function Hints({ answer }: { answer: SourceAnswer }) {
  const { advice, mistakes } = answer;
  return (
    <>
      {advice.length > 0 && (
        <ul class="advice soft">
          {advice.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      <Mistakes mistakes={mistakes} />
    </>
  );
}

/** Mistakes in files of mappings, each with its place. */
export function Mistakes({ mistakes }: { mistakes: readonly MappingMistake[] }) {
  if (mistakes.length === 0) return null;
  return (
    <ul class="tried" aria-label="Mistakes in mappings">
      {mistakes.map(({ file, line, reason }) => (
        <li key={`${file}:${line} ${reason}`}>
          <Icon name="warn" class="warn" />
          <span class="mono cut">
            {file}:{line}
          </span>
          <span class="why">{reason}</span>
        </li>
      ))}
    </ul>
  );
}

interface AttemptIcon {
  readonly name: IconName;
  readonly class: string;
  readonly words: string;
}

const NOT_HERE: AttemptIcon = { name: "skip", class: "muted", words: "not here" };

const ATTEMPT_ICONS: Readonly<Partial<Record<SearchAttempt["verdict"], AttemptIcon>>> = {
  found: { name: "pass", class: "ok", words: "found" },
  absent: { name: "fail", class: "muted", words: "absent" },
  ambiguous: { name: "warn", class: "warn", words: "ambiguous" },
};

/** Each place tried for the file, and why it won or lost. */
export function Search({ attempts }: { attempts: readonly SearchAttempt[] }) {
  return (
    <ol class="tried">
      {attempts.map((attempt, index) => (
        <Attempt key={index} attempt={attempt} />
      ))}
    </ol>
  );
}

function Attempt({ attempt }: { attempt: SearchAttempt }) {
  const { words, ...icon } = ATTEMPT_ICONS[attempt.verdict] ?? NOT_HERE;
  return (
    <li>
      <Icon {...icon} />
      <span class="mono cut" title={attempt.path}>
        <span class="sr">{words}: </span>
        {attempt.repository !== null && <span class="muted">{attempt.repository} </span>}
        {attempt.path}
      </span>
      <span class="why">
        {attempt.rule}: {attempt.why}
      </span>
    </li>
  );
}
