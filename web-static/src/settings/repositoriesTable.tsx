import { useEffect } from "preact/hooks";
import { api } from "../api/client";
import type { ReadableRepository, RepositoryAccess } from "../api/types";
import { Icon, type IconName } from "../components/icon";
import { ProblemNote } from "../components/notes";
import { ownerOf } from "../profile/repositories";
import { formatAgo } from "../profile/ranges";
import { accessChanges } from "../state/access";
import { now } from "../state/clock";
import { place } from "../state/location";
import { useResource } from "../state/resource";
import { tenantOf } from "../state/views";

/** The repositories that profiles name, and whether the viewer may read each. */
export function RepositoriesTable({ onRead }: { onRead(repositories: readonly ReadableRepository[]): void }) {
  const tenant = tenantOf(place.value);
  const key = `readable repositories ${tenant}`;
  const answer = useResource(key, (signal) => api.readableRepositories({ tenant }, signal), "keep", accessChanges.value);
  const repositories = answer.data?.repositories ?? [];
  // eslint-disable-next-line react-hooks/exhaustive-deps -- once for each answer
  useEffect(() => onRead(repositories), [answer.data]);
  if (answer.problem === null && repositories.length === 0) return null;
  return (
    <section class="section" aria-labelledby="readable">
      <h2 id="readable">Repositories you can read through them</h2>
      {answer.problem !== null ? (
        <ProblemNote problem={answer.problem} />
      ) : (
        <div class="card">
          <table class="tbl tbl-lined repos" aria-busy={answer.repeating}>
            <thead>
              <tr>
                <th scope="col">Repository</th>
                <th scope="col">Used by</th>
                <th scope="col">Access</th>
                <th scope="col" class="num wide">
                  Checked
                </th>
              </tr>
            </thead>
            <tbody>
              {repositories.map((repository) => (
                <Row key={repository.url} repository={repository} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ repository }: { repository: ReadableRepository }) {
  const { icon, tone, words } = accessWords(repository);
  return (
    <tr class="tall">
      <th scope="row" class="strong cut" title={repository.url}>
        {repository.name}
      </th>
      <td class="cut" title={repository.services.join(", ")}>
        {repository.services.join(", ")}
      </td>
      <td>
        <span class="stat" title={repository.detail}>
          <Icon name={icon} class={tone} />
          {repository.wayOut === null ? (
            <span>{words}</span>
          ) : (
            <a href={repository.wayOut} target="_blank" rel="noreferrer">
              {words}
            </a>
          )}
        </span>
      </td>
      <td class="num soft wide">{repository.checked === null ? "" : formatAgo(Date.parse(repository.checked), now.value)}</td>
    </tr>
  );
}

interface AccessWords {
  readonly icon: IconName;
  readonly tone: string;
  readonly words: string;
}

const UNKNOWN: AccessWords = { icon: "skip", tone: "muted", words: "Not known" };

const ACCESS: Readonly<Partial<Record<RepositoryAccess, AccessWords>>> = {
  yes: { icon: "pass", tone: "ok", words: "Yes" },
  no: { icon: "fail", tone: "danger", words: "No" },
  not_connected: { icon: "lock", tone: "note-c", words: "Not connected" },
  single_sign_on: { icon: "key", tone: "warn", words: "Sign-on needed" },
  application_not_allowed: { icon: "lock", tone: "danger", words: "has not let Lineflame in" },
};

function accessWords({ access, name, detail }: ReadableRepository): AccessWords {
  const known = ACCESS[access] ?? UNKNOWN;
  if (access === "application_not_allowed") return { ...known, words: `${ownerOf(name)} ${known.words}` };
  return access === "unknown" && detail !== "" ? { ...known, words: detail } : known;
}
