import type { ComponentChildren } from "preact";
import { useMemo, useRef, useState } from "preact/hooks";
import type { CodeFile, CodeQuestion } from "../api/code";
import type { SourceAnswer } from "../api/types";
import { CopyButton } from "../components/copyButton";
import { Icon } from "../components/icon";
import { Warnings } from "../components/notes";
import { MatchVerdict } from "../details/matchVerdict";
import { useMatching } from "../details/matching";
import { SettingsDialog } from "../details/settingsDialog";
import { useSourceAccess } from "../details/sourceAccess";
import { SourceMessage } from "../details/sourceMessage";
import { repositoryOf, sourceWords, type SourceWords } from "../details/sourceWords";
import { StateVerdict, VerdictRow } from "../details/verdictRow";
import { formatAmount, formatExact, formatShare } from "../profile/numbers";
import { hostPageAt, shortRef } from "../profile/repositories";
import type { SourcePart } from "../profile/sourceSettings";
import { verdictAtOnce, type Verdict } from "../profile/verdict";
import { now } from "../state/clock";
import { mappingsHref, type SourceViewState } from "../state/views";
import { Commits } from "./commits";
import { dearestFunction, fileDetails, functionAt } from "./fileDetails";
import { fileRows } from "./fileRows";
import { FileTable } from "./fileTable";
import { useFileText, type FileText } from "./fileText";
import { FindBar } from "./findBar";
import { linesWith } from "./findInText";
import { choose, hotLines, nextHotLine } from "./hotLines";
import { LineFacts } from "./lineFacts";
import { Minimap } from "./minimap";
import { Outline } from "./outline";
import { useFileKeys } from "./fileKeys";

const NOT_YET: Verdict = { standing: "unknown", title: "Costs alone", reason: "no function of this file was measured", checks: [] };

export interface FilePaneProps {
  state: SourceViewState;
  question: CodeQuestion;
  service: string;
  file: CodeFile;
  onChange(patch: Partial<SourceViewState>, how?: "push" | "replace"): void;
  onDrawer(which: "tree" | "outline"): void;
}

/** One file: its head, what its text is doing, its lines with their costs, and beside them the outline and the chosen line. */
export function FilePane(props: FilePaneProps) {
  const { state, file, question, service, onChange } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const text = useFileText(file, question, service);
  const rows = useMemo(() => fileRows(file, text.lines?.length ?? null), [file, text.lines]);
  const hot = useMemo(() => hotLines(file.lines, file.total), [file]);
  const found = useMemo(() => linesWith(text.lines ?? [], state.find), [text.lines, state.find]);
  const marked = useMemo(() => new Set(found), [found]);
  const [finding, setFinding] = useState(state.find !== "");
  const go = (line: number | null) => line !== null && onChange({ line, lastLine: 0 }, "replace");
  useFileKeys({
    state,
    last: rows.length,
    hot,
    select: (line, extend) => onChange(choose(state, line, extend), "replace"),
    go,
    onFind: () => setFinding(true),
  });
  const reading = text.reading.data === null && text.reading.pending;
  return (
    <>
      <section class="filepane" aria-label={file.path}>
        <FileHead {...props} answer={text.reading.data} hot={hot} onGo={go} onFind={() => setFinding(!finding)} />
        <Warnings warnings={file.warnings} />
        <Told {...props} text={text} rows={rows.length}>
          {finding && text.lines !== null && (
            <FindBar
              value={state.find}
              found={found}
              line={state.line}
              onInput={(find) => onChange({ find }, "replace")}
              onGo={go}
              onClose={() => {
                setFinding(false);
                onChange({ find: "" }, "replace");
                scroller.current?.focus();
              }}
            />
          )}
          <div class="filebody">
            <FileTable
              file={file}
              rows={rows}
              lines={text.lines}
              coloured={text.coloured}
              reading={reading}
              line={state.line}
              lastLine={state.lastLine}
              found={marked}
              scroller={scroller}
              onSelect={(line, extend) => onChange(choose(state, line, extend), "replace")}
            />
            <Minimap rows={rows} lines={text.lines} scroller={scroller} />
          </div>
        </Told>
      </section>
      <aside class="side side-r" aria-label="Outline">
        <Outline file={file} current={functionAt(file, state.line)} onGo={go} />
        {state.line > 0 && <LineFacts file={file} line={state.line} question={question} />}
      </aside>
    </>
  );
}

type HeadProps = FilePaneProps & {
  answer: SourceAnswer | null;
  hot: ReturnType<typeof hotLines>;
  onGo(line: number | null): void;
  onFind(): void;
};

function FileHead({ file, state, service, answer, hot, onGo, onChange, onDrawer, onFind }: HeadProps) {
  const folder = file.path.slice(0, file.path.lastIndexOf("/") + 1);
  const at = hot.findIndex((one) => one.line === state.line);
  const words = at < 0 ? `${hot.length} hot ${hot.length === 1 ? "line" : "lines"}` : `Hot line ${at + 1} of ${hot.length}`;
  return (
    <div class="tools file-head">
      <button type="button" class="btn btn-quiet btn-icon only-medium" aria-label="Files" title="Files" onClick={() => onDrawer("tree")}>
        <Icon name="folder" />
      </button>
      <h1 class="mono cut" title={file.path}>
        <span class="wide">{folder}</span>
        <b>{file.path.slice(folder.length)}</b>
      </h1>
      <CopyButton label="Copy path" text={() => file.path} />
      <Commits code={file} service={service} tenant={state.tenant} onCommit={(commit) => onChange({ commit, line: 0, lastLine: 0 })} />
      <span class="grow" />
      <span class="soft wide" title={formatExact(file.self, file.unit)}>
        Self <b>{formatAmount(file.self, file.unit)}</b>
      </span>
      <span class="soft wide" title={formatExact(file.total, file.unit, file.samples)}>
        Total <b>{formatAmount(file.total, file.unit)}</b>{" "}
        <span class="muted">{formatShare(file.profileTotal === 0 ? 0 : file.total / file.profileTotal)}</span>
      </span>
      {hot.length > 0 && (
        <span class="split">
          <button
            type="button"
            class="btn btn-s btn-icon"
            aria-label="Previous hot line"
            title="Previous hot line (P)"
            onClick={() => onGo(nextHotLine(hot, state.line, -1))}
          >
            <Icon name="left" class="rot" />
          </button>
          <button type="button" class="btn btn-s" title="Next hot line (N)" onClick={() => onGo(nextHotLine(hot, state.line, 1))}>
            <span role="status">{words}</span>
            <Icon name="down" class="caret" />
          </button>
        </span>
      )}
      <button type="button" class="btn btn-s btn-icon" aria-label="Find in this file" title="Find in this file (/)" onClick={onFind}>
        <Icon name="search" />
      </button>
      <HostPage answer={answer} first={state.line || (hot[0]?.line ?? 0)} last={state.lastLine} />
      <button
        type="button"
        class="btn btn-quiet btn-icon only-medium"
        aria-label="Outline"
        title="Outline"
        onClick={() => onDrawer("outline")}
      >
        <Icon name="list" />
      </button>
    </div>
  );
}

function HostPage({ answer, first, last }: { answer: SourceAnswer | null; first: number; last: number }) {
  if (answer === null || answer.webUrl === null) return null;
  return (
    <a
      class="btn btn-s btn-icon"
      id="view-on-host"
      href={hostPageAt({ ...answer, webUrl: answer.webUrl }, first, Math.max(first, last))}
      target="_blank"
      rel="noreferrer"
      aria-label="View on host"
      title="View on host (O)"
    >
      <Icon name="out" />
    </a>
  );
}

/** What the text is doing, over the lines; where there is none, why and the ways out. */
function Told(props: FilePaneProps & { text: FileText; rows: number; children: ComponentChildren }) {
  const { file, question, service, state, text } = props;
  const answer = text.reading.data;
  const details = useMemo(() => fileDetails(file), [file]);
  const access = useSourceAccess(answer);
  const [editing, setEditing] = useState<SourcePart | null>(null);
  const reading = answer === null && text.reading.pending;
  const words = reading || text.lines !== null ? null : wordsWithout(props, details, access.host?.attempt ?? null);
  return (
    <>
      {editing !== null && (
        <SettingsDialog service={service} tenant={state.tenant} part={editing} onClose={() => setEditing(null)} onSaved={() => undefined} />
      )}
      {reading ? (
        <VerdictRow icon={<span class="spin" aria-hidden="true" />} title={`Reading ${file.path}`}>
          {file.selected === null || file.selected.ref === "" ? "" : `at ${shortRef(file.selected.ref)}`}
        </VerdictRow>
      ) : words === null ? (
        <Match {...props} details={details} />
      ) : (
        <StateVerdict words={words} answer={answer} busy={text.reading.repeating} />
      )}
      {words === null ? (
        <div class="filecol">{props.children}</div>
      ) : (
        <div class="filecol beside">
          <div class="nums">{props.children}</div>
          <SourceMessage
            words={words}
            answer={answer}
            repository={repositoryOf(answer, details)}
            access={access}
            retries={text.retries}
            onConnected={() => document.querySelector<HTMLElement>(".scroll.file")?.focus()}
            onEdit={service === "" ? null : setEditing}
            mappings={mappingsHref({ ...question, service })}
          />
        </div>
      )}
    </>
  );
}

function Match({ file, question, service, text, details }: FilePaneProps & { text: FileText; details: ReturnType<typeof fileDetails> }) {
  const dearest = dearestFunction(file);
  const answer = text.reading.data;
  const version = {
    repository: file.selected?.repository ?? "",
    commit: file.selected?.ref ?? "",
    rootPath: file.selected?.rootPath ?? "",
  };
  const about = { ...question, service, function: dearest?.name ?? "", file: dearest?.file ?? "", ...version };
  const asked = dearest === null ? null : answer;
  const atOnce = useMemo(
    () => (dearest === null || answer === null || text.lines === null ? NOT_YET : verdictAtOnce(details, answer, text.lines)),
    [dearest, answer, text.lines, details],
  );
  const matching = useMatching(about, asked, atOnce, { service, commit: version.commit, file: about.file });
  if (answer === null) return null;
  return (
    <MatchVerdict
      matching={matching}
      answer={answer}
      file={file.path}
      labelled={file.selected}
      sourceCommit=""
      onSourceCommit={() => undefined}
      onOtherCommit={null}
    />
  );
}

function wordsWithout(
  { text, service }: FilePaneProps & { text: FileText },
  details: ReturnType<typeof fileDetails>,
  attempt: Parameters<typeof sourceWords>[2],
): SourceWords {
  const answer = text.reading.data;
  if (answer !== null) return sourceWords(answer, details, attempt, now.value, service);
  const facts = text.reading.problem?.facts;
  return {
    icon: "warn",
    tone: "danger",
    title: facts?.title ?? "The source was not read",
    aside: "",
    text: `${facts?.detail ?? ""} Costs per line are complete.`,
  };
}
