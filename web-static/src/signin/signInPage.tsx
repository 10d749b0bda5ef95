import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import type { ConnectedHost, CredentialKind } from "../api/types";
import { Icon } from "../components/icon";
import { Note, ProblemNote } from "../components/notes";
import { AskedFor } from "../connections/askedFor";
import { ConnectButton } from "../connections/connectButton";
import { ConnectForm } from "../connections/connectForm";
import { useConnecting, useHosts } from "../connections/connecting";
import { authorizationKind, fieldKinds, formWords, takesAccounts } from "../connections/kinds";
import { signOut } from "../state/access";

export interface SignInPageProps {
  /** Why the person who is signed in is not let in; null when nobody is. */
  refusal: Problem | null;
}

/** Names the hosts that people sign in with; whoever does comes back to the address they asked for. */
export function SignInPage({ refusal }: SignInPageProps) {
  const hosts = useHosts();
  useEffect(() => {
    document.title = "Sign in · Lineflame";
  }, []);
  const offered = hosts.data?.filter(takesAccounts) ?? [];
  return (
    <main class="page page-narrow sign-in">
      <h1>Sign in to Lineflame</h1>
      <p class="lead">This server shows its pages to people it knows. Sign in with the account you have at a code host.</p>
      {refusal !== null && (
        <div class="section">
          <Note
            icon="lock"
            tone="warn"
            title={refusal.facts.title}
            actions={
              <button type="button" class="btn btn-s" onClick={() => void signOut()}>
                Sign out
              </button>
            }
          >
            {refusal.facts.detail}
          </Note>
        </div>
      )}
      {hosts.problem !== null && <ProblemNote problem={hosts.problem} />}
      {hosts.data !== null && offered.length === 0 && (
        <Note icon="plug" title="There is no host to sign in with">
          The person who runs this server asks for a sign-in, but has set up no code host that offers one.
        </Note>
      )}
      {offered.length > 0 && (
        <div class="card">
          {offered.map((host) => (
            <SignInRow key={host.id} host={host} primary={offered.length === 1} />
          ))}
        </div>
      )}
    </main>
  );
}

function SignInRow({ host, primary }: { host: ConnectedHost; primary: boolean }) {
  const connecting = useConnecting(host.id, host);
  const [filling, setFilling] = useState<CredentialKind | null>(null);
  const authorization = authorizationKind(host);
  const forms = fieldKinds(host);
  const asked = authorization ?? forms[0];
  return (
    <div class="row host-row" data-host={host.id}>
      <span class="host-mark">
        <Icon name="host" />
      </span>
      <div class="grow">
        <div class="strong">{host.name}</div>
        <div class="sub" role="status">
          {wordsOf(host, connecting.problem === null ? "" : `${connecting.problem.facts.title}. ${connecting.problem.facts.detail}`)}
        </div>
      </div>
      {forms.map((kind) => (
        <button
          key={kind.id}
          type="button"
          class="btn btn-quiet"
          aria-expanded={filling?.id === kind.id}
          onClick={() => setFilling(filling?.id === kind.id ? null : kind)}
        >
          {formWords(kind)}
        </button>
      ))}
      {asked !== undefined && <AskedFor host={host} kind={asked} class="btn btn-quiet" />}
      {authorization !== null && <ConnectButton connecting={connecting} words={`Sign in with ${host.name}`} class="" primary={primary} />}
      {filling !== null && (
        <ConnectForm
          host={host}
          kind={filling}
          connecting={connecting}
          onConnected={() => setFilling(null)}
          onCancel={() => setFilling(null)}
        />
      )}
    </div>
  );
}

function wordsOf(host: ConnectedHost, problem: string): string {
  if (problem !== "") return problem;
  if (host.attempt !== null) return host.attempt.detail || "The sign-in was not made. Nothing was stored.";
  return host.connection?.state === "ended" ? "Your connection ended" : "";
}
