import type { FunctionDetails, FunctionVersion, SourceAnswer } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { ConnectButton } from "../connections/connectButton";
import { authorizationKind } from "../connections/kinds";
import { repositoryName } from "../profile/repositories";
import { CommitPicker } from "./commitPicker";
import type { CommitFacts } from "./commits";
import type { SourceAccess } from "./sourceAccess";
import { repositoryOf } from "./sourceWords";

export interface FactsProps {
  name: string;
  file: string;
  /** Null while the numbers are on their way. */
  details: FunctionDetails | null;
  answer: SourceAnswer | null;
  commits: CommitFacts | null;
  /** Null while the numbers are on their way. */
  access: SourceAccess | null;
  onCommit(version: FunctionVersion): void;
}

/** What the function is and where it comes from. */
export function Facts(props: FactsProps) {
  const { details } = props;
  const file = props.answer?.path ?? (details?.function.file || props.file);
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
      <dd>
        <Repository {...props} />
      </dd>
      <dt>Commit</dt>
      <dd>{details !== null && <CommitPicker details={details} facts={props.commits} onChoose={props.onCommit} />}</dd>
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

function Repository({ details, answer, access }: FactsProps) {
  const url = details?.selected?.repository ?? "";
  if (details === null) return null;
  if (url === "") return <span class="muted">not named by the profile</span>;
  const name = repositoryOf(answer, details);
  if (answer?.state === "not_connected" && access !== null && canAuthorize(access)) {
    return <ConnectField access={access} words={`Connect to ${name}`} />;
  }
  const title = name === repositoryName(url) ? url : `${url}\nnow ${name}`;
  return (
    <>
      <Icon name="repo" class="muted" />
      {isWebAddress(url) ? (
        <a class="cut" href={url} target="_blank" rel="noreferrer" title={title}>
          {name}
        </a>
      ) : (
        <span class="cut" title={title}>
          {name}
        </span>
      )}
      {answer !== null && <span class="muted cut">{connectionWords(answer)}</span>}
      {answer?.anonymous === true &&
        access?.host != null &&
        authorizationKind(access.host) !== null &&
        answer.state !== "not_connected" && <ConnectButton connecting={access.connecting} words="Connect" class="btn-quiet btn-s" />}
    </>
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
  if (answer.account !== null) return `connected as ${answer.account}`;
  return answer.repository === null ? "" : `read from ${answer.repository.hostName}`;
}

/** Only web addresses become links: a label is text that anyone may have sent. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}
