import { useState } from "preact/hooks";
import type { Problem } from "../../api/problem";
import { selfCheck, type CheckedLine, type SelfCheck } from "../../api/selfCheck";
import { CopyButton } from "../../components/copyButton";
import { Icon } from "../../components/icon";
import { Note, ProblemNote, Skeleton, Waiting } from "../../components/notes";
import { asProblem, useResource } from "../../state/resource";
import { SectionHead } from "../sectionHead";
import { CheckedRow } from "./checkedRow";
import { reportText, verdict } from "./report";

/** Whether all is well with the server: what there is to do first, then each thing that was looked at. */
export function CheckSection() {
  const answer = useResource("self-check", (signal) => selfCheck.look(signal), "keep");
  const [ran, setRan] = useState<SelfCheck | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const newest = newer(ran, answer.data);
  const shown = problem ?? answer.problem;
  const run = async () => {
    setBusy(true);
    setProblem(null);
    try {
      setRan(await selfCheck.run());
    } catch (cause) {
      setProblem(asProblem(cause));
    }
    setBusy(false);
  };
  return (
    <>
      <SectionHead title="Self-check">
        <span role="status">{newest !== null && <Verdict check={newest} />}</span>
        <span class="grow" />
        {newest !== null && (
          <>
            <time class="soft" dateTime={newest.at}>
              {new Date(newest.at).toTimeString().slice(0, 8)}
            </time>
            <CopyButton class="btn" label="Copy report" words="Copy report" text={() => reportText(newest)} />
          </>
        )}
        <button type="button" class="btn" title="Asks the code hosts as well" disabled={busy} onClick={() => void run()}>
          {busy ? <span class="spin" aria-hidden="true" /> : <Icon name="refresh" />}
          {busy ? "Running…" : "Run again"}
        </button>
      </SectionHead>
      {shown !== null && (
        <div class="section">
          <ProblemNote problem={shown} />
        </div>
      )}
      {newest === null && answer.problem === null && <Loading />}
      {newest !== null && <Found check={newest} />}
    </>
  );
}

function newer(one: SelfCheck | null, other: SelfCheck | null): SelfCheck | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one.at) >= Date.parse(other.at) ? one : other;
}

function Verdict({ check }: { check: SelfCheck }) {
  return (
    <span class="stat">
      <Icon name={check.toDo === 0 ? "pass" : "warn"} class={check.toDo === 0 ? "ok" : "warn"} />
      {verdict(check)}
    </span>
  );
}

function Found({ check }: { check: SelfCheck }) {
  const toDo = check.groups.flatMap((group) => group.lines).filter((line) => line.state === "to_do");
  return (
    <>
      {toDo.map((line) => (
        <ToDo key={line.id} line={line} />
      ))}
      {check.groups.map((group) => (
        <section key={group.title} class="section" aria-label={group.title}>
          <h2>{group.title}</h2>
          <div class="card">
            {group.lines.map((line) => (
              <CheckedRow key={line.id} line={line} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function ToDo({ line }: { line: CheckedLine }) {
  return (
    <div class="section">
      <Note icon="warn" tone="warn" title={`${line.title}: ${line.words}`}>
        {line.advice}
      </Note>
    </div>
  );
}

function Loading() {
  return (
    <Waiting>
      <div class="card skeleton-card" role="status" aria-label="Looking">
        {[60, 48, 70, 52].map((width) => (
          <div key={width}>
            <Skeleton width={width} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}
