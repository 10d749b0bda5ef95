import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { Problem } from "../api/problem";
import type { OwnSession } from "../api/types";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Note, ProblemNote } from "../components/notes";
import { formatAgo, formatExactMoment, formatMoment } from "../profile/ranges";
import { accessChanged, accessChanges, session, signOut } from "../state/access";
import { now } from "../state/clock";
import { place } from "../state/location";
import { asProblem, useResource } from "../state/resource";
import { settingsHref, tenantOf } from "../state/views";
import { ConfirmButton } from "./confirmButton";

/** Where one is signed in, and signing out there. */
export function SessionsSection() {
  const user = session.value?.user ?? null;
  if (user === null) return <NobodySignedIn />;
  return (
    <>
      <p class="lead">
        Each browser where you are signed in as <b>{user.login}</b>. A session that is not used ends by itself.
      </p>
      <OwnSessions />
    </>
  );
}

function NobodySignedIn() {
  return (
    <div class="section">
      <Note
        icon="user"
        title="You are not signed in"
        actions={
          <Link class="btn btn-s" href={settingsHref("connections", tenantOf(place.value))}>
            Connections
          </Link>
        }
      >
        Connecting at a code host signs you in here.
      </Note>
    </div>
  );
}

function OwnSessions() {
  const answer = useResource("sessions", (signal) => api.sessions(signal), "keep", accessChanges.value);
  const [problem, setProblem] = useState<Problem | null>(null);
  const sessions = answer.data?.sessions ?? [];
  const end = async (what: () => Promise<void>) => {
    setProblem(null);
    try {
      await what();
    } catch (cause) {
      setProblem(asProblem(cause));
    }
    void accessChanged();
  };
  const shown = problem ?? answer.problem;
  return (
    <>
      {shown !== null && (
        <div class="section">
          <ProblemNote problem={shown} />
        </div>
      )}
      <section class="section card" aria-label="Your sessions">
        {sessions.map((one) => (
          <SessionRow key={one.id} session={one} onEnd={() => void end(() => (one.current ? signOut() : api.endSession(one.id)))} />
        ))}
      </section>
      {sessions.length > 0 && (
        <ConfirmButton words="Sign out everywhere" question="Sign out everywhere?" onConfirm={() => void end(api.endAllSessions)}>
          Every session in this list ends at once, this one as well. Connections stay and are yours again when you sign in.
        </ConfirmButton>
      )}
    </>
  );
}

function SessionRow({ session: one, onEnd }: { session: OwnSession; onEnd(): void }) {
  const created = Date.parse(one.created);
  const used = Date.parse(one.lastUsed);
  return (
    <div class="row">
      <span class="host-mark">
        <Icon name="user" />
      </span>
      <div class="grow">
        <div class="strong">
          {one.browser} {one.current && <span class="chip">This one</span>}
        </div>
        <div class="sub">
          <span title={formatExactMoment(created)}>signed in {formatMoment(created, now.value)}</span> ·{" "}
          <span title={formatExactMoment(used)}>last used {formatAgo(used, now.value)}</span>
        </div>
      </div>
      <button type="button" class="btn" aria-label={`Sign out ${one.browser}${one.current ? ", this one" : ""}`} onClick={onEnd}>
        Sign out
      </button>
    </div>
  );
}
