import { useEffect, useMemo, useState } from "preact/hooks";
import type { FunctionDetails, SourceAnswer } from "../api/types";
import type { Problem } from "../api/problem";
import { now } from "../state/clock";
import { mappingsHref } from "../state/views";
import { withLinesOf } from "../profile/alongside";
import { breakdown, callsSomething, splitLines, type Breakdown } from "../profile/breakdown";
import { shortRef } from "../profile/repositories";
import type { SourcePart } from "../profile/sourceSettings";
import { verdictAtOnce, type Verdict } from "../profile/verdict";
import type { BesideType } from "./alongside";
import { useLineCalls, type callsQuestion } from "./calls";
import { CodeTable } from "./codeTable";
import { useFolds, type Folds } from "./folds";
import { colouredLines, type Token } from "./highlight";
import { waitsForAccess, type SourceAccess } from "./sourceAccess";
import { SourceMessage } from "./sourceMessage";
import type { SourceReading } from "./sourceReading";
import { repositoryOf, sourceWords, type SourceWords } from "./sourceWords";
import { MatchVerdict } from "./matchVerdict";
import { useMatching, type Matching } from "./matching";
import { StateVerdict, VerdictRow } from "./verdictRow";
import type { Walk } from "./walking";

const NOT_YET: Verdict = { standing: "unknown", title: "", reason: "", checks: [] };

export interface BreakdownViewProps {
  details: FunctionDetails;
  reading: SourceReading;
  access: SourceAccess;
  /** What is asked about the calls of its lines. */
  calls: ReturnType<typeof callsQuestion>;
  /** Leads to the functions that its lines call. */
  walk: Walk;
  /** Other profile types, a pair of columns each. */
  beside: readonly BesideType[];
  selectedLine: number;
  lastLine: number;
  /** The row under a line that the keyboard is at, "" for the line itself. */
  pointed: string;
  onSelectLine(line: number, extend: boolean): void;
  onOtherCommit: (() => void) | null;
  /** Lets the person say where the source is; null when they cannot here. */
  onEdit: ((part: SourcePart) => void) | null;
  /** The commit whose source is shown in place of the build's own, "" for none. */
  sourceCommit: string;
  onSourceCommit(commit: string): void;
  /** Told what is drawn, for keys and for copying. */
  onRows(rows: Breakdown, source: readonly string[] | null, folds: Folds): void;
}

/** The verdict on the source, and the lines with their costs: numbers at once, source when it is there. */
export function BreakdownView(props: BreakdownViewProps) {
  const { details, beside } = props;
  const { match, retries } = props.reading;
  const lines = useLines(props);
  const { answer, source, reading, rows, folds } = lines;
  useEffect(() => remember(details, answer), [details, answer]);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- only when there is something new to say
  useEffect(() => props.onRows(rows, source, folds), [rows, source, folds.unfolded]);
  const atOnce = useMemo(
    () => (answer === null || source === null ? NOT_YET : verdictAtOnce(details, answer, source)),
    [details, answer, source],
  );
  const { service, commit, file } = match;
  const matching = useMatching(match, source === null ? null : answer, atOnce, { service, commit, file });
  const table = (
    <CodeTable
      details={details}
      breakdown={rows}
      source={source}
      coloured={lines.coloured}
      reading={reading}
      selectedLine={props.selectedLine}
      lastLine={props.lastLine}
      pointed={props.pointed}
      folds={folds}
      walk={props.walk}
      beside={beside}
      onSelectLine={props.onSelectLine}
    />
  );
  const words = reading || source !== null ? null : wordsWithout(props, answer);
  const layout = ["lines", words === null ? "" : "beside", beside.length === 0 ? "" : "with-also"].filter((name) => name !== "");
  return (
    <>
      <VerdictOf {...props} words={words} lines={source} matching={matching} />
      <div class={layout.join(" ")}>
        <div class="nums">{table}</div>
        {words !== null && (
          <SourceMessage
            words={words}
            answer={answer}
            repository={repositoryOf(answer, details)}
            access={props.access}
            retries={retries}
            onConnected={focusHeading}
            onEdit={props.onEdit}
            mappings={mappingsHref({ ...match })}
          />
        )}
      </div>
    </>
  );
}

/** The rows, with what is known of the source and of the calls by now. */
function useLines({ details, reading: { source: asked, cancelled }, calls, beside }: BreakdownViewProps) {
  const answer = asked.data;
  const text = answer?.state === "found" ? answer.text : null;
  const source = useMemo(() => (text === null ? null : splitLines(text)), [text]);
  const coloured = useColours(text, answer?.language ?? details.function.language);
  const reading = answer === null && asked.pending && !cancelled;
  const likely = waitsForAccess(answer) || (reading && sourceIsLikely(details));
  const shown = useMemo(
    () =>
      withLinesOf(
        details,
        beside.flatMap((type) => type.details ?? []),
      ),
    [details, beside],
  );
  const folds = useFolds(shown, source !== null || likely);
  const calling = [...folds.unfolded.keys()].filter((line) => details.lines.some((one) => one.line === line && callsSomething(one)));
  const known = useLineCalls(calls, calling);
  const rows = useMemo(
    () => breakdown(shown, { source, reading: likely, unfolded: folds.unfolded, calls: known }),
    [shown, source, likely, folds.unfolded, known],
  );
  return { answer, source, coloured, reading, folds, rows };
}

function VerdictOf(props: BreakdownViewProps & { words: SourceWords | null; lines: readonly string[] | null; matching: Matching }) {
  const { details, words, lines } = props;
  const { source, cancelled, setCancelled } = props.reading;
  const answer = source.data;
  if (answer !== null && lines !== null) {
    return (
      <MatchVerdict
        matching={props.matching}
        answer={answer}
        file={answer.path ?? details.function.file}
        labelled={details.selected}
        sourceCommit={props.sourceCommit}
        onSourceCommit={props.onSourceCommit}
        onOtherCommit={props.onOtherCommit}
      />
    );
  }
  if (words !== null) {
    return cancelled && answer === null ? (
      <VerdictRow
        icon={null}
        title={words.title}
        actions={
          <button type="button" class="btn btn-quiet btn-s" onClick={() => setCancelled(false)}>
            Read it
          </button>
        }
      />
    ) : (
      <StateVerdict words={words} answer={answer} busy={source.repeating} />
    );
  }
  const at = details.selected === null || details.selected.ref === "" ? "" : `at ${shortRef(details.selected.ref)}`;
  return (
    <VerdictRow
      icon={<span class="spin" aria-hidden="true" />}
      title={`Reading ${details.function.file || "the source"}`}
      actions={
        <button type="button" class="btn btn-quiet btn-s" onClick={() => setCancelled(true)}>
          Cancel
        </button>
      }
    >
      {at}
    </VerdictRow>
  );
}

function wordsWithout(props: BreakdownViewProps, answer: SourceAnswer | null): SourceWords {
  if (answer !== null)
    return sourceWords(answer, props.details, props.access.host?.attempt ?? null, now.value, props.reading.match.service);
  if (props.reading.source.problem !== null) return problemWords(props.reading.source.problem);
  return {
    icon: "file",
    tone: "note-c",
    title: "The source was not read",
    aside: "",
    text: "Reading was cancelled. Costs per line are complete.",
  };
}

function problemWords(problem: Problem): SourceWords {
  return {
    icon: "warn",
    tone: "danger",
    title: problem.facts.title,
    aside: "",
    text: `${problem.facts.detail} Costs per line are complete.`,
  };
}

/** What had the focus is gone: what comes next is read from the head of the panel. */
export function focusHeading(): void {
  document.getElementById("details-heading")?.focus({ preventScroll: true });
}

function useColours(text: string | null, language: string): readonly Token[][] | null {
  const [held, setHeld] = useState<{ text: string; lines: Token[][] | null } | null>(null);
  useEffect(() => {
    if (text === null) return;
    let wanted = true;
    colouredLines(text, language).then(
      (lines) => wanted && setHeld({ text, lines }),
      () => undefined, // without colours the text stands as it is
    );
    return () => {
      wanted = false;
    };
  }, [text, language]);
  return held !== null && held.text === text ? held.lines : null;
}

/** Versions whose last answer brought no source: their rows stand without it from the start, so that none moves when it fails again. */
const withoutSource = new Set<string>();

function remember({ function: { origin }, selected }: FunctionDetails, answer: SourceAnswer | null): void {
  if (answer === null || selected === null || origin !== "own") return;
  if (answer.state === "found") withoutSource.delete(versionOf(selected));
  else if (answer.state === "no_host" || answer.state === "commit_unknown") withoutSource.add(versionOf(selected));
}

/** Own code of a named repository: its rows may stand as they will be with source, so that none moves when it comes. */
function sourceIsLikely({ function: { origin }, selected }: FunctionDetails): boolean {
  return origin === "own" && selected !== null && selected.repository !== "" && !withoutSource.has(versionOf(selected));
}

function versionOf({ repository, ref }: { repository: string; ref: string }): string {
  return `${repository} ${ref}`;
}
