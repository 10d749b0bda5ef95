import type { TokenScope } from "../../api/tokens";

/** What each scope lets a program do, in the order to read them. */
export const SCOPE_WORDS: readonly { scope: TokenScope; title: string; words: string }[] = [
  { scope: "push", title: "Push", words: "send profiles" },
  { scope: "read", title: "Read", words: "ask for profiles: Grafana, profilecli, go tool pprof" },
  { scope: "settings", title: "Settings", words: "change what Grafana’s Profiles Drilldown keeps here" },
];

/** "Push, read". */
export function scopesText(scopes: readonly TokenScope[]): string {
  const titles = SCOPE_WORDS.filter(({ scope }) => scopes.includes(scope)).map(({ title }) => title);
  return titles.map((title, at) => (at === 0 ? title : title.toLowerCase())).join(", ");
}
