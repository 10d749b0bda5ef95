// Does the source shown belong to the build that ran? Said in one line, with every check that led to it.
import type { FunctionDetails, SourceAnswer, SourceMatch } from "../api/types";
import { formatAmount, formatShare } from "./numbers";

export interface Check {
  readonly outcome: "pass" | "fail" | "skip";
  readonly name: string;
  readonly why: string;
}

export type Standing = "matches" | "doubt" | "unknown";

export interface Verdict {
  readonly standing: Standing;
  /** The words in bold. */
  readonly title: string;
  /** What follows them. */
  readonly reason: string;
  readonly checks: readonly Check[];
}

const TITLES: Readonly<Record<Standing, string>> = {
  matches: "Matches the build",
  doubt: "May not match this build",
  unknown: "Not known whether it matches",
};

const STANDINGS: Readonly<Partial<Record<SourceMatch["verdict"], Standing>>> = {
  matches: "matches",
  may_not_match: "doubt",
  unknown: "unknown",
};

/** What the server found out by all functions of the file. */
export function verdictOfServer({ verdict, reason, checks }: SourceMatch): Verdict {
  const standing = STANDINGS[verdict] ?? "unknown";
  return { standing, title: TITLES[standing], reason, checks };
}

/** What can be said at once, by this function alone: stands until the server has weighed the whole file. `source` holds the file's lines. */
export function verdictAtOnce(details: FunctionDetails, answer: SourceAnswer, source: readonly string[]): Verdict {
  const start = startCheck(details, answer);
  const inside = insideCheck(details, source);
  const code = codeCheck(details, source);
  const checks = [start, inside, code];
  const failed = checks.find((check) => check.outcome === "fail");
  if (failed === undefined) {
    const hits = details.lines.length;
    return {
      standing: "matches",
      title: TITLES.matches,
      reason: `${start.outcome === "pass" ? "start line and " : ""}${allLines(hits)} fit`,
      checks,
    };
  }
  return {
    standing: "doubt",
    title: TITLES.doubt,
    reason: failed === inside ? beyondReason(details, source) : failed.why,
    checks,
  };
}

function allLines(count: number): string {
  return count === 1 ? "the 1 hit line" : `all ${count} hit lines`;
}

function startCheck(details: FunctionDetails, answer: SourceAnswer): Check {
  const line = details.function.startLine;
  const name = "Start line";
  if (answer.startLineMatches === true) return { outcome: "pass", name, why: `profile says ${line}, the function stands there` };
  if (answer.startLineMatches === false) return { outcome: "fail", name, why: `profile says ${line}, the function does not stand there` };
  return { outcome: "skip", name, why: line > 0 ? "this language's declarations are not checked" : "the profile keeps no start line" };
}

function insideCheck(details: FunctionDetails, source: readonly string[]): Check {
  const name = "Lines inside the file";
  const beyond = details.lines.filter((line) => line.line > source.length).map((line) => line.line);
  if (beyond.length === 0) return { outcome: "pass", name, why: `no cost after its last line, ${source.length}` };
  const named = beyond.slice(0, 3).join(", ") + (beyond.length > 3 ? ` and ${beyond.length - 3} more` : "");
  return { outcome: "fail", name, why: `${named} ${beyond.length === 1 ? "has" : "have"} cost, the file ends at ${source.length}` };
}

function beyondReason(details: FunctionDetails, source: readonly string[]): string {
  const cost = details.lines.filter((line) => line.line > source.length).reduce((sum, line) => sum + line.total, 0);
  const share = details.total === 0 ? 0 : cost / details.total;
  return `${formatAmount(cost, details.unit)} (${formatShare(share)}) beyond the end of the file`;
}

function codeCheck(details: FunctionDetails, source: readonly string[]): Check {
  const name = "Cost on code only";
  const odd = details.lines.filter((line) => line.line <= source.length && line.total !== 0 && isNoCode(source[line.line - 1] ?? ""));
  if (odd.length === 0) return { outcome: "pass", name, why: "no cost on comments or blank lines" };
  const lines = odd.slice(0, 3).map((line) => line.line);
  return { outcome: "fail", name, why: `cost on ${lines.length === 1 ? "line" : "lines"} ${lines.join(", ")}, blank or a comment` };
}

function isNoCode(text: string): boolean {
  const trimmed = text.trim();
  return trimmed === "" || trimmed.startsWith("//") || /^#(?!\[|!)/.test(trimmed);
}
