import { useState } from "preact/hooks";
import { api, type MatchQuestion } from "../api/client";
import type { Selection } from "../api/http";
import type { FunctionDetails, SourceAnswer } from "../api/types";
import { formatQuery, ofCommit, serviceOf, type Query } from "../profile/queries";
import { accessChanges } from "../state/access";
import { useResource, type Resource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { useRetries, type Retries } from "./sourceRetries";

/** A function's source as it is asked for, and how that stands. */
export interface SourceReading {
  readonly source: Resource<SourceAnswer>;
  /** What is asked about the match once the source is there: always of the build whose costs are shown. */
  readonly match: Omit<MatchQuestion, "better">;
  readonly retries: Retries;
  /** The person did not want to wait for it. */
  readonly cancelled: boolean;
  setCancelled(cancelled: boolean): void;
}

/** Reads the source at the version whose costs are shown, or at the commit chosen in its place (`sourceCommit`, "" for none). */
export function useSourceReading(details: FunctionDetails, query: Query, selection: Selection, sourceCommit: string): SourceReading {
  const [cancelled, setCancelled] = useState(false);
  const [asked, setAsked] = useState(0);
  const { function: fn, selected } = details;
  const version = {
    repository: selected?.repository ?? "",
    commit: sourceCommit || (selected?.ref ?? ""),
    rootPath: selected?.rootPath ?? "",
  };
  const about = { service: serviceOf(query), function: fn.name, file: fn.file, ...version };
  const ask = { tenant: selection.tenant, query: selection.query, startLine: fn.startLine, ...about };
  const key = cancelled ? null : `source ${JSON.stringify(ask)}`;
  const source = useResource(key, (signal) => api.source(ask, signal), "drop", asked + accessChanges.value + sourceChanges.value);
  const retries = useRetries(source.data, () => setAsked((times) => times + 1));
  const measured = sourceCommit === "" || selected === null ? selection.query : formatQuery(ofCommit(query, selected.ref));
  return { source, match: { ...selection, ...about, query: measured }, retries, cancelled, setCancelled };
}
