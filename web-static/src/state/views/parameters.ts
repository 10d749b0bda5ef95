// Words that the addresses of all views share.
import type { Place } from "../location";

export const DEFAULT_FROM = "now-24h";
export const DEFAULT_UNTIL = "now";

/** The tenant whose profiles are looked at, "" for the server's default: every view keeps it. */
export function tenantOf({ parameters }: Place): string {
  return parameters.get("tenant") ?? "";
}

/** A parameter that takes one of a few words; anything else is the usual one. */
export function oneOf<T extends string>(value: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((one) => one === value) ?? fallback;
}

/** A parameter that is left out where it says the usual. */
export const unless = (value: string, usual: string) => (value === usual ? undefined : value);

/** "47", or "47-55" for a range. */
export function linesText(line: number, lastLine: number): string | undefined {
  if (line === 0) return undefined;
  return lastLine > line ? `${line}-${lastLine}` : String(line);
}

/** The lines that an address points at; zero for none, `lastLine` zero for a single one. */
export function linesOf(text: string): { line: number; lastLine: number } {
  const found = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(text);
  const line = Number(found?.[1] ?? 0);
  const last = Number(found?.[2] ?? 0);
  return { line, lastLine: line > 0 && last > line ? last : 0 };
}
