import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { Selection } from "../api/http";
import type { Cost, FunctionDetails } from "../api/types";
import { costsBeside, isOfSameVersion } from "../profile/alongside";
import type { CodeRow } from "../profile/breakdown";
import { columnFor, type Column } from "../profile/numbers";
import { typeLabel } from "../profile/profileTypes";
import { formatQuery, type Query } from "../profile/queries";
import { useAnswers, type Answer } from "../state/answers";

/** Another profile type of the same function: two more columns of the table. */
export interface BesideType {
  readonly type: string;
  readonly label: string;
  readonly details: FunctionDetails | null;
  readonly column: Column;
  /** Stands in place of the costs: on their way, or why there are none. */
  readonly instead: string | null;
  costOf(row: CodeRow): Cost;
}

const NO_COST: Cost = { self: 0, total: 0, samples: 0 };

/** Reads the function as each of these types measured it, at the version whose lines are shown. */
export function useAlongside(
  details: FunctionDetails,
  query: Query,
  selection: Selection,
  types: readonly string[],
  stack: readonly string[],
): readonly BesideType[] {
  const { function: fn, selected } = details;
  const question = { ...selection, function: fn.name, file: fn.file, commit: selected?.ref ?? "", stack };
  const names = types.filter((type) => type !== query.profileType).join("\n");
  const wanted = useMemo(() => names.split("\n").filter((type) => type !== ""), [names]);
  const answers = useAnswers(`beside ${JSON.stringify(question)}`, wanted, (profileType, signal) =>
    api.functionDetails({ ...question, query: formatQuery({ ...query, profileType }) }, signal),
  );
  return useMemo(() => wanted.map((type) => besideType(type, details, answers.get(type))), [wanted, details, answers]);
}

function besideType(type: string, details: FunctionDetails, answer: Answer<FunctionDetails> | undefined): BesideType {
  const label = typeLabel(type);
  const without = (instead: string) => ({ type, label, details: null, column: columnFor(0, ""), instead, costOf: () => NO_COST });
  if (answer === undefined) return without("Loading");
  if ("problem" in answer) return without(answer.problem.facts.detail || answer.problem.facts.title);
  const { data } = answer;
  if (data.samples !== 0 && !isOfSameVersion(data, details)) return without("Measured at another commit only");
  return { type, label, details: data, column: columnFor(data.total, data.unit), instead: null, costOf: costsBeside(data) };
}
