import { useMemo } from "preact/hooks";
import { functionCalls, type CallsQuestion, type FunctionCalls } from "../api/functionCalls";
import type { Selection } from "../api/http";
import type { FunctionDetails } from "../api/types";
import type { LineCalls } from "../profile/breakdown";
import { useAnswers } from "../state/answers";
import { useResource, type Resource } from "../state/resource";

type WholeQuestion = Omit<CallsQuestion, "line">;

/** What is asked about the calls of the function shown: of the same version and the same call path as its costs. */
export function callsQuestion(details: FunctionDetails, selection: Selection, stack: readonly string[]): WholeQuestion {
  const { function: fn, selected } = details;
  return { ...selection, function: fn.name, file: fn.file, commit: selected?.ref ?? "", stack };
}

/** Who calls the function. */
export function useCallers(question: WholeQuestion): Resource<FunctionCalls> {
  return useResource(`calls ${JSON.stringify(question)}`, (signal) => functionCalls({ ...question, line: 0 }, signal), "drop");
}

/** What each of these lines calls; a line that is missing is on its way. */
export function useLineCalls(question: WholeQuestion, lines: readonly number[]): ReadonlyMap<number, LineCalls> {
  const answers = useAnswers(`calls ${JSON.stringify(question)}`, lines.map(String), (line, signal) =>
    functionCalls({ ...question, line: Number(line) }, signal),
  );
  return useMemo(
    () => new Map([...answers].map(([line, answer]): [number, LineCalls] => [Number(line), "data" in answer ? answer.data : "failed"])),
    [answers],
  );
}
