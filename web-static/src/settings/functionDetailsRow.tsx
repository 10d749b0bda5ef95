import { useState } from "preact/hooks";
import type { Problem } from "../api/problem";
import { Icon } from "../components/icon";
import { functionDetails, pagesChoice, turnFunctionDetails } from "../state/pages";
import { asProblem } from "../state/resource";
import { SwitchRow } from "./switch";

/** Turns a function's details on and off, for everybody who looks at this tenant. */
export function FunctionDetailsRow() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const may = pagesChoice.value?.mayChange === true;
  const turn = async (on: boolean) => {
    setBusy(true);
    setProblem(null);
    try {
      await turnFunctionDetails(on);
    } catch (cause) {
      setProblem(asProblem(cause));
    }
    setBusy(false);
  };
  return (
    <div class="section card">
      <SwitchRow
        title="Enable function details"
        words={
          <>
            Show source and cost per line. Off: these pages show neither, and ask no code host for it.{" "}
            {!may && pagesChoice.value !== null && "Only an administrator can turn this."}
          </>
        }
        on={functionDetails.value}
        disabled={!may || busy}
        onTurn={(on) => void turn(on)}
      />
      {problem !== null && (
        <p class="form-why row" role="status">
          <Icon name="fail" class="danger" />
          <span>
            <b>{problem.facts.title}</b> {problem.facts.detail}
          </span>
        </p>
      )}
    </div>
  );
}
