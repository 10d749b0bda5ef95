import { useEffect, useMemo, useState } from "preact/hooks";
import { codeApi, type CodeFile, type CodeQuestion } from "../api/code";
import type { SourceAnswer } from "../api/types";
import { colouredLines, type Token } from "../details/highlight";
import { useRetries, type Retries } from "../details/sourceRetries";
import { splitLines } from "../profile/breakdown";
import { accessChanges } from "../state/access";
import { useResource, type Resource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { dearestFunction } from "./fileDetails";

/** The text of a file, and how reading it stands. */
export interface FileText {
  readonly reading: Resource<SourceAnswer>;
  readonly retries: Retries;
  /** Null until it is there. */
  readonly lines: readonly string[] | null;
  readonly coloured: readonly (readonly Token[])[] | null;
}

/** Reads a file at the version whose costs are shown, with the viewer's own access. */
export function useFileText(file: CodeFile, question: CodeQuestion, service: string): FileText {
  const [asked, setAsked] = useState(0);
  const dearest = dearestFunction(file);
  const known = file.asCompiled && dearest !== null;
  const ask = {
    tenant: question.tenant,
    query: question.query,
    service,
    repository: file.selected?.repository ?? "",
    commit: file.selected?.ref ?? question.commit,
    rootPath: file.selected?.rootPath ?? "",
    path: known ? "" : file.path,
    function: known ? dearest.name : "",
    file: known ? dearest.file : "",
  };
  const again = asked + accessChanges.value + sourceChanges.value;
  const reading = useResource(`text ${JSON.stringify(ask)}`, (signal) => codeApi.text(ask, signal), "drop", again);
  const retries = useRetries(reading.data, () => setAsked((times) => times + 1));
  const text = reading.data?.state === "found" ? reading.data.text : null;
  const lines = useMemo(() => (text === null ? null : splitLines(text)), [text]);
  return { reading, retries, lines, coloured: useColours(text, reading.data?.language ?? "") };
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
