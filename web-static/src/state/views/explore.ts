import { usualColor } from "../appearance";
import { href, type Place } from "../location";
import { DEFAULT_FROM, DEFAULT_UNTIL, linesOf, linesText, oneOf, unless } from "./parameters";

export type ExploreLayout = "flame" | "table" | "both" | "sandwich";
export type ColorBy = "origin" | "package";
export type FunctionSort = "self" | "total" | "samples" | "name";

export interface ExploreState {
  readonly tenant: string;
  readonly query: string;
  readonly from: string;
  readonly until: string;
  readonly groupBy: string;
  readonly view: ExploreLayout;
  readonly color: ColorBy;
  readonly find: string;
  /** Names the box zoomed into (a key of flamegraph/key.ts), "" for everything. */
  readonly focus: string;
  /** The function whose callers and callees the sandwich shows, "" for none yet. */
  readonly sandwich: string;
  readonly sandwichFile: string;
  /** Functions left out of the flame graph. */
  readonly hide: readonly string[];
  /** Whether the inner boxes of functions that call themselves are taken out. */
  readonly collapseRecursion: boolean;
  /** Whether the flame graph stands as a tree table. */
  readonly asText: boolean;
  /** Whether the view refreshes itself while its range ends now. */
  readonly live: boolean;
  readonly sort: FunctionSort;
  /** Whose functions the table lists, "" for everybody's. */
  readonly origin: string;
  /** The function whose details are open, "" for none. */
  readonly function: string;
  readonly file: string;
  /** The box that the function was opened from (a key of flamegraph/key.ts), "" when it was opened from elsewhere. */
  readonly stack: string;
  /** Only the calls on the path to that box are counted. */
  readonly thisPath: boolean;
  /** Profile types that are shown beside the query's own. */
  readonly also: readonly string[];
  readonly commit: string;
  /** The commit whose source is shown beside those costs, "" for their own. */
  readonly sourceCommit: string;
  /** The line pointed at in the panel, 0 for none. */
  readonly line: number;
  /** The last line of a range that starts at `line`, 0 for a single line. */
  readonly lastLine: number;
}

export function exploreState({ parameters }: Place): ExploreState {
  const text = (name: string) => parameters.get(name) ?? "";
  return {
    tenant: text("tenant"),
    query: text("query"),
    from: parameters.get("from") ?? DEFAULT_FROM,
    until: parameters.get("until") ?? DEFAULT_UNTIL,
    groupBy: text("groupBy"),
    view: oneOf(parameters.get("view"), ["flame", "table", "both", "sandwich"], "both"),
    color: oneOf(parameters.get("color"), ["origin", "package"], usualColor.value),
    find: text("find"),
    focus: text("focus"),
    sandwich: text("sandwich"),
    sandwichFile: text("sandwichFile"),
    hide: parameters.getAll("hide"),
    collapseRecursion: text("recursion") === "collapsed",
    asText: text("as") === "text",
    live: text("live") === "1",
    origin: text("origin"),
    sort: oneOf(parameters.get("sort"), ["self", "total", "samples", "name"], "self"),
    function: text("function"),
    file: text("file"),
    stack: text("stack"),
    thisPath: text("calls") === "path",
    also: [...new Set(parameters.getAll("also"))].filter((type) => type !== ""),
    commit: text("commit"),
    sourceCommit: text("source"),
    ...linesOf(text("L")),
  };
}

export function exploreHref(state: Partial<ExploreState> & Pick<ExploreState, "query">): string {
  return href("/explore", {
    query: state.query,
    from: state.from,
    until: state.until,
    tenant: state.tenant,
    groupBy: state.groupBy,
    view: unless(state.view ?? "both", "both"),
    color: unless(state.color ?? usualColor.value, usualColor.value),
    sort: unless(state.sort ?? "self", "self"),
    find: state.find,
    focus: state.focus,
    sandwich: state.sandwich,
    sandwichFile: state.sandwichFile,
    hide: state.hide,
    recursion: state.collapseRecursion === true ? "collapsed" : undefined,
    as: state.asText === true ? "text" : undefined,
    live: state.live === true ? "1" : undefined,
    origin: state.origin,
    function: state.function,
    file: state.file,
    stack: state.stack,
    calls: state.thisPath === true ? "path" : undefined,
    also: state.also,
    commit: state.commit,
    source: state.sourceCommit,
    L: linesText(state.line ?? 0, state.lastLine ?? 0),
  });
}
