import { href, type Place } from "../location";
import { DEFAULT_FROM, DEFAULT_UNTIL, linesOf, linesText, tenantOf } from "./parameters";

/** What the source view looks at: the repository of one service at one commit, with the cost of what one query selects. */
export interface SourceViewState {
  readonly tenant: string;
  readonly query: string;
  readonly from: string;
  readonly until: string;
  /** A ref as labelled or a hash, "" for the version with the largest total. */
  readonly commit: string;
  /** The file within the repository, "" while none is chosen. */
  readonly path: string;
  /** A function whose file is to be found and opened, where `path` is not known; "" for none. */
  readonly function: string;
  /** That function's file as compiled. */
  readonly file: string;
  /** The line pointed at, 0 for none. */
  readonly line: number;
  /** The last line of a range that starts at `line`, 0 for a single line. */
  readonly lastLine: number;
  /** What the file's text is searched for. */
  readonly find: string;
}

export function sourceState(place: Place): SourceViewState {
  const text = (name: string) => place.parameters.get(name) ?? "";
  return {
    tenant: tenantOf(place),
    query: text("query"),
    from: place.parameters.get("from") ?? DEFAULT_FROM,
    until: place.parameters.get("until") ?? DEFAULT_UNTIL,
    commit: text("commit"),
    path: text("path"),
    function: text("function"),
    file: text("file"),
    ...linesOf(text("L")),
    find: text("find"),
  };
}

export function sourceHref(state: Partial<SourceViewState> & Pick<SourceViewState, "query">): string {
  return href("/source", {
    query: state.query,
    from: state.from,
    until: state.until,
    tenant: state.tenant,
    commit: state.commit,
    path: state.path,
    function: state.function,
    file: state.file,
    L: linesText(state.line ?? 0, state.lastLine ?? 0),
    find: state.find,
  });
}
