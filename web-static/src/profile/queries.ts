// `profile type{label="value", ...}`: the query language of the URL and of the server, parsed as far as the page needs it.

export type MatcherOperator = "=" | "!=" | "=~" | "!~";

export interface Matcher {
  readonly name: string;
  readonly operator: MatcherOperator;
  readonly value: string;
}

export interface Query {
  /** "process_cpu:cpu:nanoseconds:cpu:nanoseconds", "" when none is chosen. */
  readonly profileType: string;
  readonly matchers: readonly Matcher[];
}

export const SERVICE_LABEL = "service_name";

/** Which commit was built, as its profiles say; what a timeline is grouped by unless told otherwise. */
export const COMMIT_LABEL = "service_git_ref";
/** Where profiles say their source is. */
export const REPOSITORY_LABEL = "service_repository";

const MATCHER = /^\s*([A-Za-z_][A-Za-z0-9_.]*)\s*(=~|!~|!=|=)\s*"((?:[^"\\]|\\.)*)"\s*/;

/** Reads a query; null when it does not follow the grammar. An empty text is a query without a profile type. */
export function parseQuery(text: string): Query | null {
  const brace = text.indexOf("{");
  const profileType = (brace < 0 ? text : text.slice(0, brace)).trim();
  if (brace < 0) return { profileType, matchers: [] };
  const end = text.lastIndexOf("}");
  if (end < brace || text.slice(end + 1).trim() !== "") return null;
  const matchers = parseMatchers(text.slice(brace + 1, end));
  return matchers === null ? null : { profileType, matchers };
}

/** Reads matchers without their braces; null when they do not follow the grammar. */
export function parseMatchers(text: string): Matcher[] | null {
  const matchers: Matcher[] = [];
  let rest = text.trim();
  while (rest !== "") {
    const found = MATCHER.exec(rest);
    if (found === null) return null;
    const [whole, name, operator, value] = found;
    matchers.push({ name: name!, operator: operator as MatcherOperator, value: unescapeValue(value!) });
    rest = rest.slice(whole.length);
    if (rest.startsWith(",")) rest = rest.slice(1).trim();
    else if (rest !== "") return null;
  }
  return matchers;
}

function unescapeValue(text: string): string {
  return text.replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character === "t" ? "\t" : character));
}

function escapeValue(text: string): string {
  return text.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n").replaceAll("\t", "\\t");
}

export function formatMatcher(matcher: Matcher): string {
  return `${matcher.name}${matcher.operator}"${escapeValue(matcher.value)}"`;
}

export function formatQuery(query: Query): string {
  return `${query.profileType}{${query.matchers.map(formatMatcher).join(",")}}`;
}

/** The query of one service as a whole. */
export function serviceQuery(profileType: string, service: string): string {
  return formatQuery({ profileType, matchers: [{ name: SERVICE_LABEL, operator: "=", value: service }] });
}

/** The same of the profiles of one commit, by its label. */
export function ofCommit(query: Query, ref: string): Query {
  return { ...query, matchers: [...query.matchers, { name: COMMIT_LABEL, operator: "=", value: ref }] };
}

/** The service a query asks about, "" when it asks about none or several. */
export function serviceOf(query: Query): string {
  return query.matchers.find((matcher) => matcher.name === SERVICE_LABEL && matcher.operator === "=")?.value ?? "";
}

/** Everything but the service: what the page shows as label filters. */
export function filtersOf(query: Query): readonly Matcher[] {
  return query.matchers.filter((matcher) => matcher.name !== SERVICE_LABEL || matcher.operator !== "=");
}
