import { api } from "../api/client";
import type { DiffData } from "../api/diff";
import type { ServiceVersion } from "../api/types";

/** The subjects of commits by ref; a commit of which nothing is known is missing. */
export type Subjects = ReadonlyMap<string, string>;

/** Asks what the commits of both sides say, one call per repository. What a host refuses is left out: refs are shown anyway. */
export async function loadSubjects(data: DiffData, of: { service: string; tenant: string }, signal: AbortSignal): Promise<Subjects> {
  const refs = new Map<string, Set<string>>();
  for (const version of [...data.a.versions, ...data.b.versions] satisfies ServiceVersion[]) {
    if (version.repository === "" || version.ref === "") continue;
    refs.set(version.repository, (refs.get(version.repository) ?? new Set()).add(version.ref));
  }
  const subjects = new Map<string, string>();
  await Promise.allSettled(
    [...refs].map(async ([repository, ofRepository]) => {
      const answer = await api.commits({ repository, ...of }, [...ofRepository], signal);
      for (const commit of answer.commits) if ("subject" in commit) subjects.set(commit.ref, commit.subject);
    }),
  );
  return subjects;
}
