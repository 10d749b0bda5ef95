import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { CredentialKind, SourceAnswer } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Note } from "../components/notes";
import { AskedFor } from "../connections/askedFor";
import { ConnectButton } from "../connections/connectButton";
import { ConnectForm } from "../connections/connectForm";
import type { Connecting } from "../connections/connecting";
import { authorizationKind, fieldKinds, formWords } from "../connections/kinds";
import { formatClock, formatSpan } from "../profile/ranges";
import { ownerOf } from "../profile/repositories";
import type { SourceAccess } from "./sourceAccess";
import type { Retries } from "./sourceRetries";

export interface WaysOutProps {
  answer: SourceAnswer;
  /** The repository's name. */
  repository: string;
  access: SourceAccess;
  retries: Retries;
  onConnected(): void;
}

/** What a person can do about a source that is out of reach; nothing for states that are about the file. */
export function WaysOut(props: WaysOutProps) {
  const { answer, repository, access } = props;
  switch (answer.state) {
    case "not_connected":
      // At first the button stands in the Repository field; after a try that came to nothing also here.
      return <ConnectWays {...props} words={access.host?.attempt == null ? "" : `Connect to ${repository}`} all />;
    case "connection_ended":
      return <ConnectWays {...props} words="Connect again" primary />;
    case "no_access":
      return (
        <ConnectWays {...props} words={answer.account === null ? "" : "Use another account"}>
          <TryAgain {...props} />
        </ConnectWays>
      );
    case "single_sign_on":
      return (
        <div class="acts">
          <HostPage {...props} words={`Sign in with ${ownerOf(repository)}`} primary />
          <TryAgain {...props} />
        </div>
      );
    case "application_not_allowed":
      return <AskOwner {...props} />;
    case "rate_limited":
      return (
        <ConnectWays
          {...props}
          words={answer.anonymous ? `Connect to ${repository}` : "Use another connection"}
          primary={answer.anonymous}
          all={answer.anonymous}
        >
          {answer.retryAt === null && <TryAgain {...props} />}
        </ConnectWays>
      );
    case "host_down":
      return (
        <div class="acts">
          <TryAgain {...props} words="Try now" />
        </div>
      );
    default:
      return null;
  }
}

/** When the source is read again by itself. */
export function RetryWords({ answer, retries }: { answer: SourceAnswer; retries: Retries }) {
  if (retries.at === null) return null;
  const left = formatSpan(Math.max(1_000, retries.remaining));
  if (answer.state === "host_down") return <> Trying again in {left}.</>;
  return (
    <>
      {" "}
      Source is read by itself at {formatClock(retries.at)} (in {left}).
    </>
  );
}

interface ConnectWaysProps extends WaysOutProps {
  /** On the button that leads to the host; "" for none. */
  words: string;
  primary?: boolean;
  /** Also says what is asked for, and offers each form. */
  all?: boolean;
  children?: ComponentChildren;
}

/** Over the host's page, or by a form here; what went wrong stands below. */
function ConnectWays(props: ConnectWaysProps) {
  const { host, connecting } = props.access;
  const [filling, setFilling] = useState<CredentialKind | null>(null);
  if (host !== null && filling !== null) {
    return (
      <ConnectForm host={host} kind={filling} connecting={connecting} onConnected={props.onConnected} onCancel={() => setFilling(null)} />
    );
  }
  const forms = fieldKinds(host);
  const authorization = authorizationKind(host);
  const asked = authorization ?? forms[0] ?? null;
  // A host without a page to sign in on is connected by its form.
  const formOnly = host !== null && authorization === null ? forms[0] : undefined;
  return (
    <>
      <div class="acts">
        {props.words !== "" && formOnly === undefined && (
          <ConnectButton connecting={connecting} words={props.words} primary={props.primary === true} />
        )}
        {props.words !== "" && formOnly !== undefined && props.all !== true && (
          <button type="button" class="btn btn-s" onClick={() => setFilling(formOnly)}>
            {props.words}
          </button>
        )}
        {props.all === true && host !== null && asked !== null && <AskedFor host={host} kind={asked} />}
        {props.all === true &&
          forms.map((kind) => (
            <button key={kind.id} type="button" class="btn btn-quiet btn-s" onClick={() => setFilling(kind)}>
              {formWords(kind)}
            </button>
          ))}
        {props.children}
      </div>
      {connecting.problem !== null && <ConnectProblem connecting={connecting} />}
    </>
  );
}

/** The sign-in could not be started: why, and once more. */
function ConnectProblem({ connecting }: { connecting: Connecting }) {
  if (connecting.problem === null) return null;
  const { title, detail } = connecting.problem.facts;
  return (
    <Note
      icon="warn"
      tone="warn"
      title={title}
      actions={
        <button type="button" class="btn btn-s" onClick={() => void connecting.authorize()}>
          Try again
        </button>
      }
    >
      {detail}
    </Note>
  );
}

function TryAgain({ retries, words }: WaysOutProps & { words?: string }) {
  return (
    <button type="button" class="btn btn-quiet btn-s" onClick={retries.again}>
      {words ?? "Try again"}
    </button>
  );
}

/** A page at the host, in a tab of its own: this one reads the source again when the person is back. */
function HostPage({ answer, retries, words, primary }: WaysOutProps & { words: string; primary?: boolean }) {
  const left = useRef(false);
  const again = useRef(retries.again);
  again.current = retries.again;
  useEffect(() => {
    const back = () => {
      if (!left.current || document.visibilityState === "hidden") return;
      left.current = false;
      again.current();
    };
    document.addEventListener("visibilitychange", back);
    return () => document.removeEventListener("visibilitychange", back);
  }, []);
  if (answer.wayOut === null) return null;
  return (
    <a
      class={`btn btn-s ${primary === true ? "btn-primary" : ""}`}
      href={answer.wayOut}
      target="_blank"
      rel="noreferrer"
      onClick={() => (left.current = true)}
    >
      {words}
      <Icon name="out" />
    </a>
  );
}

function AskOwner(props: WaysOutProps) {
  const { answer, repository } = props;
  const owner = ownerOf(repository);
  const message = [
    `Please allow Lineflame to read the repositories of ${owner}: I would like to see the source of ${repository} beside its costs.`,
    ...(answer.wayOut === null ? [] : [answer.wayOut]),
  ].join("\n");
  return (
    <ConnectWays {...props} words="Use another account">
      <HostPage {...props} words={`Request it from ${owner}`} />
      <CopyButton class="btn btn-s" label="Copy a message to send to an owner" words="Ask an owner" text={() => message} />
      <TryAgain {...props} />
    </ConnectWays>
  );
}
