import { api } from "../api/client";
import type { CommitAnswer, FunctionDetails, FunctionVersion, ServiceVersion } from "../api/types";

/** What is known of a commit; null while it is asked for. */
export type CommitFacts = ReadonlyMap<string, CommitAnswer>;

/** Names a version: one ref may stand in two repositories or two folders. */
export function versionKey(version: ServiceVersion): string {
  return `${version.repository}\n${version.ref}\n${version.rootPath}`;
}

function commitKey(repository: string, ref: string): string {
  return `${repository}\n${ref}`;
}

export function factsOf(facts: CommitFacts | null, version: ServiceVersion): CommitAnswer | null {
  return facts?.get(commitKey(version.repository, version.ref)) ?? null;
}

/** Asks for all commits of a function's versions, one call per repository. A repository that cannot be asked is left out. */
export async function loadCommits(
  details: FunctionDetails,
  of: { service: string; tenant: string },
  signal: AbortSignal,
): Promise<CommitFacts> {
  const refs = new Map<string, Set<string>>();
  for (const version of details.versions) {
    if (version.repository === "" || version.ref === "") continue;
    refs.set(version.repository, (refs.get(version.repository) ?? new Set()).add(version.ref));
  }
  const facts = new Map<string, CommitAnswer>();
  await Promise.allSettled(
    [...refs].map(async ([repository, ofRepository]) => {
      const answer = await api.commits({ repository, ...of }, [...ofRepository], signal);
      answer.commits.forEach((commit) => facts.set(commitKey(repository, commit.ref), commit));
    }),
  );
  return facts;
}

/** The version whose numbers are shown. */
export function selectedVersion(details: FunctionDetails): FunctionVersion | null {
  if (details.selected === null) return null;
  const key = versionKey(details.selected);
  return details.versions.find((version) => versionKey(version) === key) ?? null;
}

/** A version's part of the function's cost over all versions. */
export function versionShare(details: FunctionDetails, version: FunctionVersion): number {
  const total = details.versions.reduce((sum, one) => sum + one.total, 0);
  return total === 0 ? 0 : version.total / total;
}
