// What each view keeps in the URL, read and written as values.
import { href, type Place } from "./location";

export type ExploreLayout = "flame" | "table" | "both";
export type ColorBy = "origin" | "package";
export type FunctionSort = "self" | "total" | "samples" | "name";

export interface ServicesState {
  readonly tenant: string;
  readonly find: string;
  readonly from: string;
  readonly until: string;
}

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
  /** Functions left out of the flame graph. */
  readonly hide: readonly string[];
  readonly sort: FunctionSort;
  /** The function whose details are open, "" for none. */
  readonly function: string;
  readonly file: string;
  readonly commit: string;
  /** The commit whose source is shown beside those costs, "" for their own. */
  readonly sourceCommit: string;
  /** The line pointed at in the panel, 0 for none. */
  readonly line: number;
  /** The last line of a range that starts at `line`, 0 for a single line. */
  readonly lastLine: number;
  readonly whole: boolean;
}

export const DEFAULT_FROM = "now-24h";
export const DEFAULT_UNTIL = "now";

function oneOf<T extends string>(value: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}

export function servicesState(place: Place): ServicesState {
  const { parameters } = place;
  return {
    tenant: tenantOf(place),
    find: parameters.get("find") ?? "",
    from: parameters.get("from") ?? DEFAULT_FROM,
    until: parameters.get("until") ?? DEFAULT_UNTIL,
  };
}

export function servicesHref(state: Partial<ServicesState>): string {
  return href("/services", {
    find: state.find,
    from: state.from === DEFAULT_FROM && state.until === DEFAULT_UNTIL ? undefined : state.from,
    until: state.from === DEFAULT_FROM && state.until === DEFAULT_UNTIL ? undefined : state.until,
    tenant: state.tenant,
  });
}

/** The tenant whose profiles are looked at, "" for the server's default: every view keeps it. */
export function tenantOf({ parameters }: Place): string {
  return parameters.get("tenant") ?? "";
}

export type SettingsSection = "connections" | "sessions" | "mappings";

export function settingsHref(section: SettingsSection, tenant: string): string {
  return href(`/settings/${section}`, { tenant });
}

export function exploreState({ parameters }: Place): ExploreState {
  const text = (name: string) => parameters.get(name) ?? "";
  return {
    tenant: text("tenant"),
    query: text("query"),
    from: parameters.get("from") ?? DEFAULT_FROM,
    until: parameters.get("until") ?? DEFAULT_UNTIL,
    groupBy: text("groupBy"),
    view: oneOf(parameters.get("view"), ["flame", "table", "both"], "both"),
    color: oneOf(parameters.get("color"), ["origin", "package"], "origin"),
    find: text("find"),
    focus: text("focus"),
    hide: parameters.getAll("hide"),
    sort: oneOf(parameters.get("sort"), ["self", "total", "samples", "name"], "self"),
    function: text("function"),
    file: text("file"),
    commit: text("commit"),
    sourceCommit: text("source"),
    ...linesOf(text("L")),
    whole: text("whole") === "1",
  };
}

/** "47", or "47-55" for a range. */
function linesText(line: number, lastLine: number): string | undefined {
  if (line === 0) return undefined;
  return lastLine > line ? `${line}-${lastLine}` : String(line);
}

function linesOf(text: string): { line: number; lastLine: number } {
  const found = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  const line = Number(found?.[1] ?? 0);
  const last = Number(found?.[2] ?? 0);
  return { line, lastLine: line > 0 && last > line ? last : 0 };
}

const unless = (value: string, usual: string) => (value === usual ? undefined : value);

/** What the page of mappings looks at. */
export interface MappingsState {
  readonly tenant: string;
  readonly service: string;
  /** A ref as labelled, "" for the version with the largest total. */
  readonly commit: string;
  readonly from: string;
  readonly until: string;
}

export function mappingsState(place: Place): MappingsState {
  const { service = "", commit = "", from = DEFAULT_FROM, until = DEFAULT_UNTIL } = Object.fromEntries(place.parameters);
  return { tenant: tenantOf(place), service, commit, from, until };
}

export function mappingsHref(state: Partial<MappingsState>): string {
  return href("/settings/mappings", {
    service: state.service,
    commit: state.commit,
    from: unless(state.from ?? DEFAULT_FROM, DEFAULT_FROM),
    until: unless(state.until ?? DEFAULT_UNTIL, DEFAULT_UNTIL),
    tenant: state.tenant,
  });
}

export function exploreHref(state: Partial<ExploreState> & Pick<ExploreState, "query">): string {
  return href("/explore", {
    query: state.query,
    from: state.from,
    until: state.until,
    tenant: state.tenant,
    groupBy: state.groupBy,
    view: unless(state.view ?? "both", "both"),
    color: unless(state.color ?? "origin", "origin"),
    sort: unless(state.sort ?? "self", "self"),
    find: state.find,
    focus: state.focus,
    hide: state.hide,
    function: state.function,
    file: state.file,
    commit: state.commit,
    source: state.sourceCommit,
    L: linesText(state.line ?? 0, state.lastLine ?? 0),
    whole: state.whole === true ? "1" : undefined,
  });
}
