import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { ConnectedHost, ReadableRepository } from "../api/types";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { useHosts } from "../connections/connecting";
import { accessChanged } from "../state/access";
import { asProblem } from "../state/resource";
import { FunctionDetailsRow } from "./functionDetailsRow";
import { HostRow } from "./hostRow";
import { RepositoriesTable } from "./repositoriesTable";

/** What came of the last thing done here. */
interface Outcome {
  readonly tone: "ok" | "warn" | "danger";
  readonly title: string;
  readonly text: string;
  /** Where something is left to do; null for nowhere. */
  readonly page: string | null;
}

/** The hosts that are set up, one's own connection at each, and what can be read through them. */
export function ConnectionsSection() {
  const [surprises, setSurprises] = useState(0);
  const hosts = useHosts(surprises);
  // Trying the repositories may be how a connection turns out to have ended.
  const compare = (repositories: readonly ReadableRepository[]) => {
    const works = (id: string) => hosts.data === null || hosts.data.some((host) => host.id === id && host.connection?.state === "working");
    if (repositories.some(({ access, host }) => access === "not_connected" && works(host))) setSurprises((before) => before + 1);
  };
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const disconnect = async (host: ConnectedHost) => {
    setOutcome(null);
    try {
      const { revoked } = await api.disconnect(host.id);
      setOutcome(revoked ? revokedAt(host) : onlyHere(host));
      void accessChanged();
    } catch (cause) {
      const { title, detail } = asProblem(cause).facts;
      setOutcome({ tone: "danger", title, text: detail, page: null });
    }
  };
  return (
    <>
      <p class="lead">
        Source is read with your own access, for your eyes only. Tokens are stored encrypted and never leave this server except to the host
        they belong to.
      </p>
      <FunctionDetailsRow />
      <div role="status">{outcome !== null && <OutcomeNote outcome={outcome} />}</div>
      <section class="section" aria-labelledby="code-hosts">
        <h2 id="code-hosts">Code hosts</h2>
        <p class="lead">Hosts are set up by the person who runs this server.</p>
        {hosts.problem !== null && <ProblemNote problem={hosts.problem} />}
        {hosts.data === null && hosts.problem === null && <Loading />}
        {hosts.data?.length === 0 && <NoHosts />}
        {hosts.data !== null && hosts.data.length > 0 && (
          <div class="card">
            {hosts.data.map((host) => (
              <HostRow key={host.id} host={host} onDisconnect={() => void disconnect(host)} />
            ))}
          </div>
        )}
      </section>
      <RepositoriesTable onRead={compare} />
    </>
  );
}

function revokedAt(host: ConnectedHost): Outcome {
  return { tone: "ok", title: `Disconnected from ${host.name}`, text: "The host has revoked what you had allowed.", page: null };
}

function onlyHere(host: ConnectedHost): Outcome {
  return {
    tone: "warn",
    title: `Disconnected from ${host.name}, here only`,
    text: "Nothing is kept here any more. The host was not told, or cannot be: end it there as well if you no longer want it.",
    page: host.connection?.webUrl ?? host.webUrl,
  };
}

function OutcomeNote({ outcome }: { outcome: Outcome }) {
  return (
    <div class="section">
      <Note
        icon={outcome.tone === "ok" ? "pass" : "warn"}
        tone={outcome.tone}
        title={outcome.title}
        actions={
          outcome.page !== null && (
            <a class="btn btn-s" href={outcome.page} target="_blank" rel="noreferrer">
              Open the host
            </a>
          )
        }
      >
        {outcome.text}
      </Note>
    </div>
  );
}

function NoHosts() {
  return (
    <Note icon="plug" title="No code host is set up">
      The person who runs this server names the hosts in its configuration.
    </Note>
  );
}

function Loading() {
  return (
    <Waiting>
      <div class="card skeleton-card" role="status" aria-label="Loading the hosts">
        {[60, 48].map((width) => (
          <div key={width}>
            <Skeleton width={width} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
