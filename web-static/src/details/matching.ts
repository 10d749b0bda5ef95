import { api, type MatchQuestion } from "../api/client";
import type { BetterCommit, SourceAnswer, SourceMatch } from "../api/types";
import { verdictOfServer, type Verdict } from "../profile/verdict";
import { isQuiet, setQuiet, type Build } from "../state/quietBuilds";
import { useResource } from "../state/resource";

type Question = Omit<MatchQuestion, "better">;

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
 * a commit that fits better is looked for. `shown` is what was found; null asks for nothing.
 */
export function useMatching(question: Question, shown: SourceAnswer | null, atOnce: Verdict, build: Build): Matching {
  const quiet = isQuiet(build);
  const match = useMatch(question, shown, false);
  const doubtful = match !== null && match.verdict === "may_not_match" && !quiet;
  const search = useMatch(question, doubtful ? shown : null, true);
  return {
    verdict: match === null ? atOnce : verdictOfServer(match),
    better: search?.better ?? null,
    searching: doubtful && search === null,
    looked: search?.looked ?? 0,
    quiet,
    setQuiet: (wanted) => setQuiet(build, wanted),
  };
}

function useMatch(question: Question, shown: SourceAnswer | null, better: boolean): SourceMatch | null {
  const file = shown === null ? null : [shown.repository?.url, shown.commit, shown.path];
  const key = file === null ? null : `match ${JSON.stringify([better, question, file])}`;
  return useResource(key, (signal) => api.sourceMatch({ ...question, better }, signal)).data;
}
