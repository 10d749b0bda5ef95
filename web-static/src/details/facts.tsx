import type { FunctionDetails, FunctionVersion, SourceAnswer, SourceOwner } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { ConnectButton } from "../connections/connectButton";
import { authorizationKind } from "../connections/kinds";
import { repositoryName } from "../profile/repositories";
import type { SourcePart } from "../profile/sourceSettings";
import { isOthers, ownerWords, repositoryOfFile } from "../profile/used";
import { Callers, type CallersProps } from "./callers";
import { CommitPicker } from "./commitPicker";
import type { CommitFacts } from "./commits";
import type { SourceAccess } from "./sourceAccess";
import { repositoryOf } from "./sourceWords";

/** What is known of the function once its numbers are there. */
export interface KnownFacts {
  details: FunctionDetails;
  answer: SourceAnswer | null;
  commits: CommitFacts | null;
  access: SourceAccess;
  /** Who calls it. */
  callers: CallersProps;
  /** Leads to the function at two commits; null when it ran at one only. */
  compare: string | null;
  onCommit(version: FunctionVersion): void;
  /** Lets the person say where the source is; null when they cannot here. */
  onEdit: ((part: SourcePart) => void) | null;
}

export interface FactsProps {
  name: string;
  file: string;
  /** Null while the numbers are on their way, or when there are none. */
  known: KnownFacts | null;
}

/** What the function is and where it comes from. */
export function Facts(props: FactsProps) {
  const { known } = props;
  const details = known?.details ?? null;
  const file = known?.answer?.path ?? (details?.function.file || props.file);
  return (
    <dl class="facts">
      <dt>Function name</dt>
      <dd>
        <span class="fn cut cut-start" title={props.name}>
          <bdi>{props.name}</bdi>
        </span>
        <CopyButton label="Copy function name" text={() => props.name} />
      </dd>
      <dt>File</dt>
      <dd>
        {file === "" ? (
          <span class="muted">not named by the profile</span>
        ) : (
          <FilePath file={file} compiled={details?.function.file ?? file} />
        )}
        <span class="muted no-break">Start line</span>
        <span>
          {details === null || details.function.startLine === 0 ? (
            <span class="muted">{details === null ? "" : "unknown"}</span>
          ) : (
            details.function.startLine
          )}
        </span>
      </dd>
      <dt>Repository</dt>
      <dd>{known !== null && <Repository {...known} />}</dd>
      <dt>Called from</dt>
      <dd class="callers">{known !== null && <Callers {...known.callers} />}</dd>
      <dt>Commit</dt>
      <dd>
        {known !== null && <CommitPicker details={known.details} facts={known.commits} onChoose={known.onCommit} compare={known.compare} />}
      </dd>
    </dl>
  );
}

function FilePath({ file, compiled }: { file: string; compiled: string }) {
  return (
    <>
      <span class="mono cut" title={compiled === file ? file : `${file}\ncompiled as ${compiled}`}>
        {file}
      </span>
      <CopyButton label="Copy file path" text={() => file} />
    </>
  );
}

function Repository(props: KnownFacts) {
  const { details, answer, access } = props;
  const name = repositoryOf(answer, details);
  if (answer?.state === "not_connected" && canAuthorize(access)) {
    return (
      <>
        <ConnectField access={access} words={`Connect to ${name}`} />
        {isOthers(answer.of) && <Owner owner={answer.of} />}
        <Edit {...props} />
      </>
    );
  }
  return (
    <>
      <RepositoryName url={repositoryUrl(answer, details)} name={name} labelled={details.selected?.repository ?? ""} />
      {isOthers(answer?.of) ? <Owner owner={answer.of} /> : answer !== null && <span class="muted cut">{connectionWords(answer)}</span>}
      {answer?.anonymous === true && access.host !== null && authorizationKind(access.host) !== null && (
        <ConnectButton connecting={access.connecting} words="Connect" class="btn-quiet btn-s" />
      )}
      <Edit {...props} />
    </>
  );
}

/** The repository the file is in or was looked for in; as labelled until an answer says otherwise. */
function repositoryUrl(answer: SourceAnswer | null, details: FunctionDetails): string {
  const used = isOthers(answer?.of) ? "" : (answer?.version.repository ?? details.selected?.repository ?? "");
  return (answer === null ? null : repositoryOfFile(answer))?.url ?? used;
}

function RepositoryName({ url, name, labelled }: { url: string; name: string; labelled: string }) {
  if (url === "") return labelled === "" ? <span class="muted">not named by the profile</span> : null;
  const title = name === repositoryName(url) ? url : `${url}\nnow ${name}`;
  return (
    <>
      <Icon name="repo" class="muted" />
      {isWebAddress(url) ? (
        <a class="cut repo-name" href={url} target="_blank" rel="noreferrer" title={title}>
          {name}
        </a>
      ) : (
        <span class="cut repo-name" title={title}>
          {name}
        </span>
      )}
    </>
  );
}

/** Whose code it is, when it is not the service's. */
function Owner({ owner }: { owner: SourceOwner }) {
  const words = ownerWords(owner);
  return (
    <span class="cut owner" title={words}>
      {words}
    </span>
  );
}

function Edit({ onEdit }: KnownFacts) {
  if (onEdit === null) return null;
  const words = "Set where the source is";
  return (
    <button type="button" class="btn btn-quiet btn-s btn-icon" aria-label={words} title={words} onClick={() => onEdit("repository")}>
      <Icon name="pencil" />
    </button>
  );
}

/** The button in place of the repository's name; words beside it when the host's page could not be asked for. */
function ConnectField({ access, words }: { access: SourceAccess; words: string }) {
  const { connecting } = access;
  return (
    <>
      <ConnectButton connecting={connecting} words={words} primary />
      {connecting.problem !== null && (
        <span class="danger cut" role="status" title={connecting.problem.facts.detail}>
          {connecting.problem.facts.title}
        </span>
      )}
    </>
  );
}

/** A host that is not known yet is taken to have a page to sign in on: the button asks for it. */
function canAuthorize({ host }: SourceAccess): boolean {
  return host === null || authorizationKind(host) !== null;
}

function connectionWords(answer: SourceAnswer): string {
  if (answer.state === "no_host") return "no host is set up for it";
  if (answer.state === "connection_ended") return "connection ended";
  const by = answer.version.from.repository;
  const set = by === "mine" ? "set by you, " : by === "everyones" ? "set for everyone, " : "";
  if (answer.account !== null) return `${set}connected as ${answer.account}`;
  return answer.repository === null ? "" : `${set}read from ${answer.repository.hostName}`;
}

/** Only web addresses become links: a label is text that anyone may have sent. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}
