import type { CommitAnswer, FunctionDetails, FunctionVersion } from "../api/types";
import { Avatar } from "../components/avatar";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Listbox } from "../components/listbox";
import { Popover } from "../components/popover";
import { formatAmount, formatShare } from "../profile/numbers";
import { formatAgo, formatExactMoment, formatMoment } from "../profile/ranges";
import { isHash, shortRef } from "../profile/repositories";
import { now } from "../state/clock";
import { go } from "../state/location";
import { factsOf, selectedVersion, versionKey, versionShare, type CommitFacts } from "./commits";

export interface CommitPickerProps {
  details: FunctionDetails;
  facts: CommitFacts | null;
  onChoose(version: FunctionVersion): void;
  /** Leads to the function at two commits; null when it ran at one only. */
  compare: string | null;
  /** What ran at them; a function unless told. */
  what?: "function" | "service";
}

/** The commits a function ran at, each with its share; one at a time, since lines move between commits. */
export function CommitPicker(props: CommitPickerProps) {
  const { details, facts } = props;
  const selected = selectedVersion(details);
  if (selected === null || (selected.ref === "" && details.versions.length < 2)) return <span class="muted">not named by the profile</span>;
  const choose = (close: () => void) => (key: string) => {
    close();
    const version = details.versions.find((one) => versionKey(one) === key);
    if (version !== undefined) props.onChoose(version);
  };
  return (
    <>
      <Popover
        label="Choose a commit"
        class="commits"
        align="end"
        button={(attributes) => (
          <button type="button" class="pick" id="commit-pick" aria-haspopup="listbox" title="Commit (M)" {...attributes}>
            <span class="sr">Commit </span>
            <PickContent details={details} version={selected} facts={factsOf(facts, selected)} what={props.what ?? "function"} />
          </button>
        )}
      >
        {(close) => (
          <div onKeyDown={(event) => event.key.toLowerCase() === "d" && props.compare !== null && go(props.compare)}>
            <div class="menu-head soft">
              Commits this {props.what ?? "function"} ran at, by its total. One at a time: lines move between commits.
            </div>
            <div class="commit-list">
              <Listbox
                label="Commit"
                chosen={versionKey(selected)}
                onChoose={choose(close)}
                options={details.versions.map((version) => ({
                  value: versionKey(version),
                  content: (
                    <CommitOption details={details} version={version} facts={factsOf(facts, version)} chosen={version === selected} />
                  ),
                }))}
              />
              <CommitLinks versions={details.versions} facts={facts} />
            </div>
            {props.compare !== null && (
              <Link class="menu-foot" href={props.compare}>
                <Icon name="compare" />
                <span class="grow">Compare this function at two commits</span>
                <kbd class="kbd">D</kbd>
              </Link>
            )}
          </div>
        )}
      </Popover>
      <HostLink facts={factsOf(facts, selected)} />
    </>
  );
}

/** The hashes, each over its row: a list to choose from may hold no links. */
function CommitLinks({ versions, facts }: { versions: readonly FunctionVersion[]; facts: CommitFacts | null }) {
  return (
    <ul class="commit-links" aria-label="Commits on their host">
      {versions.map((version) => (
        <li key={versionKey(version)}>
          <CommitLink facts={factsOf(facts, version)} />
        </li>
      ))}
    </ul>
  );
}

function CommitLink({ facts }: { facts: CommitAnswer | null }) {
  if (facts === null || !("id" in facts) || facts.webUrl === null) return null;
  return (
    <a class="hash" href={facts.webUrl} target="_blank" rel="noreferrer" title="View commit on host">
      {shortRef(facts.id)}
    </a>
  );
}

function refName(version: FunctionVersion): string {
  return version.ref === "" ? "no commit" : shortRef(version.ref);
}

function PickContent(props: { details: FunctionDetails; version: FunctionVersion; facts: CommitAnswer | null; what: string }) {
  const { facts, version } = props;
  const known = facts !== null && "id" in facts ? facts : null;
  return (
    <>
      <Icon name="commit" class="muted" />
      <span class="hash" title={version.ref}>
        {refName(version)}
      </span>
      <span class="strong">
        {formatShare(versionShare(props.details, version))}
        <span class="sr"> of this {props.what}</span>
      </span>
      <span class="cut grow soft">{known?.subject ?? ""}</span>
      {known !== null && (
        <span class="muted cut wide pick-author" title={exactAuthorWords(known)}>
          <Avatar name={known.author} picture={known.picture} /> {known.author}, {formatAgo(Date.parse(known.authored), now.value)}
        </span>
      )}
      <Icon name="down" class="muted" />
    </>
  );
}

type KnownCommit = Extract<CommitAnswer, { id: string }>;

function exactAuthorWords(known: KnownCommit): string {
  return `${known.author}, ${formatExactMoment(Date.parse(known.authored))}`;
}

function CommitOption(props: { details: FunctionDetails; version: FunctionVersion; facts: CommitAnswer | null; chosen: boolean }) {
  const { details, version, facts } = props;
  const known = facts !== null && "id" in facts ? facts : null;
  return (
    <>
      {props.chosen ? <Icon name="check" class="accent" /> : <span />}
      <span class={`hash cut ${known?.webUrl == null ? "" : "linked"}`} title={version.ref}>
        {known !== null ? shortRef(known.id) : refName(version)}
      </span>
      <span class="cut">{subjectOf(facts)}</span>
      <span class="pc">
        {formatShare(versionShare(details, version))}
        <small>{formatAmount(version.total, details.unit)}</small>
      </span>
      <span class="meta cut" title={known === null ? undefined : exactAuthorWords(known)}>
        {known !== null && (
          <>
            <Avatar name={known.author} picture={known.picture} /> {known.author}, {formatMoment(Date.parse(known.authored), now.value)},{" "}
            {formatAgo(Date.parse(known.authored), now.value)} ·{" "}
          </>
        )}
        {seenWords(version, known)}
      </span>
    </>
  );
}

function subjectOf(facts: CommitAnswer | null): string {
  if (facts === null) return "";
  return "id" in facts ? facts.subject : facts.error.detail;
}

function seenWords(version: FunctionVersion, known: KnownCommit | null): string {
  const moved = known?.moved === true ? ", moved since" : "";
  const name = version.ref !== "" && !isHash(version.ref) ? `as ${version.ref}${moved}` : "";
  const seen = `first seen ${formatMoment(Date.parse(version.firstSeen), now.value)}`;
  return [name, seen].filter((text) => text !== "").join(" · ");
}

function HostLink({ facts }: { facts: CommitAnswer | null }) {
  if (facts === null || !("id" in facts) || facts.webUrl === null) return null;
  return (
    <a
      class="btn btn-quiet btn-icon"
      href={facts.webUrl}
      target="_blank"
      rel="noreferrer"
      aria-label="View commit on host"
      title="View commit on host"
    >
      <Icon name="out" />
    </a>
  );
}
