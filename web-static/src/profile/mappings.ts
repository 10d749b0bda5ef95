// Texts of mappings (YAML), as far as the page handles them, and how much of a service they cover.
import type { MappingCoverage, MappingMistake } from "../api/types";
import { formatCount } from "./numbers";

/** What a proposal is added to when the server has no mappings yet. */
const EMPTY = "version: v1\nsource_code:\n  mappings:\n";

/** Stands in a proposal for a version that only a person knows. */
const BLANK = /\bVERSION\b/;

/** Where a text still has to be filled in; null when it is complete. */
export function blankIn(text: string): { start: number; end: number } | null {
  const found = BLANK.exec(text);
  return found === null ? null : { start: found.index, end: found.index + found[0].length };
}

/** A text of mappings with one more proposal at its end, in the indent of those before it. */
export function withProposal(text: string, proposal: string): string {
  const before = text.trim() === "" ? EMPTY : `${text.trimEnd()}\n`;
  const indent = /^([ \t]*)- /m.exec(before)?.[1] ?? "    ";
  return before + indented(itemsOf(proposal), indent) + "\n";
}

/** The items of a list of mappings, with or without what stands around it. */
function itemsOf(proposal: string): string {
  const lines = proposal.trimEnd().split("\n");
  const first = lines.findIndex((line) => line.trimStart().startsWith("- "));
  return lines.slice(Math.max(0, first)).join("\n");
}

function indented(items: string, indent: string): string {
  const own = /^[ \t]*/.exec(items)?.[0] ?? "";
  return items
    .split("\n")
    .map((line) => (line.trim() === "" ? "" : indent + line.slice(own.length)))
    .join("\n");
}

/** The numbers of the lines with mistakes. */
export function linesWithMistakes(mistakes: readonly MappingMistake[]): ReadonlySet<number> {
  return new Set(mistakes.map((mistake) => mistake.line));
}

/** Where the characters of a line begin and end; 1-based. */
export function lineRange(text: string, line: number): { start: number; end: number } {
  const lines = text.split("\n");
  const at = Math.max(0, Math.min(line, lines.length) - 1);
  const start = lines.slice(0, at).reduce((sum, before) => sum + before.length + 1, 0);
  return { start, end: start + (lines[at]?.length ?? 0) };
}

/** "31 of 31 of the service's own, 70 of 101 of libraries and run times" */
export function partWords({ own, others }: MappingCoverage): string {
  const words = (part: MappingCoverage["own"], of: string) => `${formatCount(part.resolved)} of ${formatCount(part.functions)} ${of}`;
  return `${words(own, "of the service's own")}, ${words(others, "of libraries and run times")}`;
}

/** "101 of 132 functions lead to source". Not their share of the cost: nearly every sample touches some function with source. */
export function coverageWords({ resolved, functions }: MappingCoverage): string {
  return `${formatCount(resolved)} of ${formatCount(functions)} functions lead to source`;
}
