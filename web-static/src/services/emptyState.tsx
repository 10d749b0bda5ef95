import type { ComponentChildren } from "preact";
import { CopyButton } from "../components/copyButton";
import installText from "./setup/install.txt?raw";
import startText from "./setup/start.txt?raw";

/** What stands where the services will be: how to send the first profile, with this server's own address. */
export function EmptyState({ tenant }: { tenant: string }) {
  const address = window.location.origin;
  return (
    <main class="page page-narrow">
      <div class="waiting" role="status">
        <span class="pulse" aria-hidden="true" />
        <span>
          Waiting for the first profile at <b class="mono">{address}</b>
          {tenant !== "" && (
            <>
              {" "}
              for tenant <b>{tenant}</b>
            </>
          )}
        </span>
      </div>
      <h1>Send your first profile</h1>
      <p class="lead">
        Any Go program with a profiling SDK works as it is. This page turns into your services when the first profile arrives.
      </p>
      <div class="card">
        <div class="steps">
          <Step number={1} title="Add the SDK">
            <Snippet text={installText.trimEnd()} label="Copy the install command" />
          </Step>
          <Step number={2} title="Start it, and say which commit runs">
            <Snippet text={startText.trimEnd().replace("SERVER_ADDRESS", address)} label="Copy the start code" />
            <p class="muted">The tags are what turns a flame graph into source lines. Without them costs still show.</p>
          </Step>
          <Step number={3} title="Run it for ten seconds">
            <p class="soft">The SDK pushes every 10 s. This page looks again by itself.</p>
          </Step>
        </div>
      </div>
      <p class="foot-note muted">
        No service at hand? <code>./lineflame demo</code> loads a recorded one with its repository.
      </p>
    </main>
  );
}

function Step(props: { number: number; title: string; children: ComponentChildren }) {
  return (
    <div class="step">
      <span class="no">{props.number}</span>
      <div class="grow">
        <h2>{props.title}</h2>
        {props.children}
      </div>
    </div>
  );
}

function Snippet(props: { text: string; label: string }) {
  return (
    <div class="term-wrap">
      <pre class="term">{props.text}</pre>
      <CopyButton class="btn btn-s btn-icon" label={props.label} text={() => props.text} />
    </div>
  );
}
