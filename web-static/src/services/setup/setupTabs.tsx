import { useId, useState } from "preact/hooks";
import { CopyButton } from "../../components/copyButton";
import { Link } from "../../components/link";
import { tokens } from "../../api/tokens";
import { useResource } from "../../state/resource";
import { settingsHref } from "../../state/views";
import { CLIENTS, type Client, type SetupStep, type Target } from "./clients";

/** How to send profiles with each client, with this server's own address, tenant and, where one is needed, token. */
export function SetupTabs({ tenant }: { tenant: string }) {
  const asked = useResource(`tokens asked ${tenant}`, (signal) => tokens.all({ tenant }, signal), "keep");
  const [chosen, setChosen] = useState(0);
  const ids = useId();
  const client = CLIENTS[chosen] ?? CLIENTS[0]!;
  const target: Target = { address: window.location.origin, tenant, token: asked.data?.pushNeedsToken === true };
  const keyed = (event: KeyboardEvent) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = (chosen + step + CLIENTS.length) % CLIENTS.length;
    setChosen(next);
    (event.currentTarget as HTMLElement).querySelectorAll("button")[next]?.focus();
  };
  return (
    <div class="card">
      <div class="tabs" role="tablist" aria-label="Clients" tabIndex={-1} onKeyDown={keyed}>
        {CLIENTS.map(({ id, title }, at) => (
          <button
            key={id}
            type="button"
            role="tab"
            id={`${ids}-${id}`}
            aria-selected={at === chosen}
            aria-controls={`${ids}-panel`}
            tabIndex={at === chosen ? 0 : -1}
            onClick={() => setChosen(at)}
          >
            {title}
          </button>
        ))}
      </div>
      <div class="steps" role="tabpanel" id={`${ids}-panel`} aria-labelledby={`${ids}-${client.id}`}>
        <Steps client={client} target={target} />
      </div>
    </div>
  );
}

function Steps({ client, target }: { client: Client; target: Target }) {
  const steps = client.steps(target);
  return (
    <>
      {steps.map((step, at) => (
        <Step key={`${client.id} ${step.title}`} step={step} number={at + 1} />
      ))}
      <div class="step">
        <span class="no">{steps.length + 1}</span>
        <div class="grow">
          <h2>Run it for a while</h2>
          <p class="soft">
            Most clients push every 10 or 15 s. Nothing here after a minute?{" "}
            <Link href={settingsHref("check", target.tenant)}>Self-check</Link> shows what was refused, and why.
          </p>
          {target.token && (
            <p class="soft">
              Pushes need a token on this server: <Link href={settingsHref("tokens", target.tenant)}>API tokens</Link> makes one.
            </p>
          )}
          {!client.tried && (
            <p class="muted">
              This set-up is as the client’s own documentation has it; it is not among those that the tests of Lineflame run.
            </p>
          )}
        </div>
      </div>
    </>
  );
}

function Step({ step, number }: { step: SetupStep; number: number }) {
  return (
    <div class="step">
      <span class="no">{number}</span>
      <div class="grow">
        <h2>{step.title}</h2>
        <div class="term-wrap">
          <pre class="term">{step.text}</pre>
          <CopyButton class="btn btn-s btn-icon" label={`Copy: ${step.title}`} text={() => step.text} />
        </div>
        {step.note !== undefined && <p class="muted">{step.note}</p>}
      </div>
    </div>
  );
}
