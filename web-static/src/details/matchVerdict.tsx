import type { BetterCommit, ServiceVersion, SourceAnswer } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { formatCount } from "../profile/numbers";
import { shortRef } from "../profile/repositories";
import type { Check, Standing } from "../profile/verdict";
import { Explained } from "./explained";
import type { Matching } from "./matching";
import { VerdictRow, Why } from "./verdictRow";

const STANDING_ICONS: Readonly<Record<Standing, { name: IconName; class: string }>> = {
  matches: { name: "pass", class: "ok" },
  doubt: { name: "warn", class: "warn" },
  unknown: { name: "skip", class: "muted" },
};

const OUTCOME_ICONS: Readonly<Record<Check["outcome"], { name: IconName; class: string }>> = {
  pass: { name: "pass", class: "ok" },
  fail: { name: "fail", class: "danger" },
  skip: { name: "skip", class: "muted" },
};

export interface MatchVerdictProps {
  matching: Matching;
  answer: SourceAnswer;
  /** As its repository names it. */
  file: string;
  labelled: ServiceVersion | null;
  /** The commit chosen in place of the build's own, "" for none. */
  sourceCommit: string;
  /** Shows the source of another commit beside the same costs; "" for the build's own. */
  onSourceCommit(commit: string): void;
  onOtherCommit: (() => void) | null;
}

/** Found: does it match the build, why, and which commit would fit better. */
export function MatchVerdict(props: MatchVerdictProps) {
  const { verdict, quiet, better } = props.matching;
  const muted = verdict.standing === "doubt" && quiet;
  return (
    <VerdictRow
      icon={<Icon {...(muted ? STANDING_ICONS.unknown : STANDING_ICONS[verdict.standing])} />}
      title={verdict.title}
      actions={
        <>
          <span class="wide">
            {props.sourceCommit !== "" ? <OwnCommit {...props} /> : better !== null && <Better {...props} better={better} />}
          </span>
          <Why>
            <Checks checks={verdict.checks} />
            {verdict.standing === "doubt" && <Doubt {...props} />}
            {props.sourceCommit !== "" && <OwnCommit {...props} />}
            <Explained answer={props.answer} />
          </Why>
        </>
      }
    >
      {props.sourceCommit !== "" && `source of ${shortRef(props.sourceCommit)} · `}
      {muted ? "you asked not to be warned" : verdict.reason} {verdict.standing === "matches" && <span class="mono">{props.file}</span>}
    </VerdictRow>
  );
}

function Checks({ checks }: { checks: readonly Check[] }) {
  return (
    <ul class="tried plain">
      {checks.map((check) => (
        <li key={check.name}>
          <Icon {...OUTCOME_ICONS[check.outcome]} />
          <span>
            <span class="sr">{check.outcome}: </span>
            {check.name}
          </span>
          <span class="why">{check.why}</span>
        </li>
      ))}
    </ul>
  );
}

/** What may be behind it, and the ways out. */
function Doubt(props: MatchVerdictProps) {
  const { matching } = props;
  return (
    <>
      <p class="soft" role="status">
        {matching.searching ? (
          <>
            <span class="spin" aria-hidden="true" /> Looking for a commit that fits better…
          </>
        ) : (
          <Suspicion matching={matching} />
        )}
      </p>
      <div class="acts">
        {matching.better !== null && <Better {...props} better={matching.better} />}
        {props.onOtherCommit !== null && (
          <button type="button" class="btn btn-s" onClick={props.onOtherCommit}>
            Choose another commit
          </button>
        )}
        <button type="button" class="btn btn-quiet btn-s" onClick={() => matching.setQuiet(!matching.quiet)}>
          {matching.quiet ? "Warn again for this build" : "Do not warn for this build"}
        </button>
      </div>
    </>
  );
}

function Suspicion({ matching: { better, looked } }: { matching: Matching }) {
  if (better !== null) return <>{`${better.commit.subject} (${better.commit.author})`}</>;
  const none = looked === 0 ? "" : `${formatCount(looked)} ${looked === 1 ? "commit was" : "commits were"} weighed, none fits better. `;
  return <>{none}The build probably held changes that were not committed.</>;
}

function Better({ better, onSourceCommit }: MatchVerdictProps & { better: BetterCommit }) {
  return (
    <button type="button" class="btn btn-s" title={better.commit.subject} onClick={() => onSourceCommit(better.commit.id)}>
      {`${shortRef(better.commit.id)} fits better: ${formatCount(better.agreeing)} of ${formatCount(better.functions)} functions`}
    </button>
  );
}

function OwnCommit({ labelled, onSourceCommit }: MatchVerdictProps) {
  return (
    <button type="button" class="btn btn-s" onClick={() => onSourceCommit("")}>
      Back to {labelled === null || labelled.ref === "" ? "the build's own commit" : shortRef(labelled.ref)}
    </button>
  );
}
