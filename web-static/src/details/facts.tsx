import type { FunctionDetails, FunctionVersion, SourceAnswer } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { repositoryName } from "../profile/repositories";
import { CommitPicker } from "./commitPicker";
import type { CommitFacts } from "./commits";

export interface FactsProps {
  name: string;
  file: string;
  /** Null while the numbers are on their way. */
  details: FunctionDetails | null;
  answer: SourceAnswer | null;
  commits: CommitFacts | null;
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

function Repository({ details, answer }: FactsProps) {
  const url = details?.selected?.repository ?? "";
  if (details === null) return null;
  if (url === "") return <span class="muted">not named by the profile</span>;
  const repository = answer?.repository ?? null;
  const name = repositoryName(url);
  return (
    <>
      <Icon name="repo" class="muted" />
      {isWebAddress(url) ? (
        <a class="cut" href={url} target="_blank" rel="noreferrer" title={url}>
          {name}
        </a>
      ) : (
        <span class="cut" title={url}>
          {name}
        </span>
      )}
      {repository !== null && <span class="muted cut wide">read from {repository.hostName}</span>}
      {answer?.state === "no_host" && <span class="muted cut">no host is set up for it</span>}
    </>
  );
}

/** Only web addresses become links: a label is text that anyone may have sent. */
function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(url);
}
