import { api, type MatchQuestion } from "../api/client";
import type { BetterCommit, SourceMatch } from "../api/types";
import { verdictOfServer, type Verdict } from "../profile/verdict";
import { isQuiet, setQuiet, type Build } from "../state/quietBuilds";
import { useResource } from "../state/resource";

/** Whether the file shown belongs to the build, and what is known of a commit that fits better. */
export interface Matching {
  readonly verdict: Verdict;
  readonly better: BetterCommit | null;
  /** A commit that fits better is being looked for. */
  readonly searching: boolean;
  /** How many commits were weighed for it; 0 before that. */
  readonly looked: number;
  /** The person does not want to be warned of this build. */
  readonly quiet: boolean;
  setQuiet(quiet: boolean): void;
}

/**
 * Asks the server by all functions of the file; until it has answered, and when it cannot, what can be said at once stands. Only in doubt
 * a commit that fits better is looked for. A null question asks for nothing.
 */
export function useMatching(question: Omit<MatchQuestion, "better"> | null, atOnce: Verdict, build: Build): Matching {
  const quiet = isQuiet(build);
  const match = useMatch(question, false);
  const doubtful = match !== null && match.verdict === "may_not_match" && !quiet;
  const search = useMatch(doubtful ? question : null, true);
  return {
    verdict: match === null ? atOnce : verdictOfServer(match),
    better: search?.better ?? null,
    searching: doubtful && search === null,
    looked: search?.looked ?? 0,
    quiet,
    setQuiet: (wanted) => setQuiet(build, wanted),
  };
}

function useMatch(question: Omit<MatchQuestion, "better"> | null, better: boolean): SourceMatch | null {
  const key = question === null ? null : `match ${String(better)} ${JSON.stringify(question)}`;
  return useResource(key, (signal) => api.sourceMatch({ ...question!, better }, signal)).data;
}
