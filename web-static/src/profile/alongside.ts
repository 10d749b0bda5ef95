// The same function measured in other ways: costs of other profile types, line by line beside its own.
import type { Cost, FunctionDetails, InlinedLine, LineCost } from "../api/types";
import type { CodeRow } from "./breakdown";

const NO_COST: Cost = { self: 0, total: 0, samples: 0 };

/** Looks up what a row costs by another profile type. */
export function costsBeside(details: FunctionDetails): (row: CodeRow) => Cost {
  const lines = new Map(details.lines.map((line) => [line.line, line]));
  const inlined = new Map(details.inlinedLines.map((line) => [inlinedKey(line), line]));
  return (row) => {
    switch (row.kind) {
      case "line":
      case "beyond":
        return lines.get(row.line) ?? NO_COST;
      case "inlined":
        return inlined.get(inlinedKey(row)) ?? NO_COST;
      case "unknown":
        return details.unknownLine ?? NO_COST;
      case "callee":
      case "callees":
        return NO_COST;
    }
  };
}

/** Whether both are of one build: only then their lines are the same lines. */
export function isOfSameVersion(one: FunctionDetails, other: FunctionDetails): boolean {
  return one.selected?.repository === other.selected?.repository && one.selected?.ref === other.selected?.ref;
}

/** The function with the lines that only the others hit as well, at no cost of its own: each has a row. */
export function withLinesOf(details: FunctionDetails, others: readonly FunctionDetails[]): FunctionDetails {
  if (others.length === 0) return details;
  const lines = new Map<number, LineCost>();
  const inlinedLines = new Map<string, InlinedLine>();
  for (const other of others) {
    for (const { line } of other.lines) lines.set(line, { line, ...NO_COST });
    for (const line of other.inlinedLines) inlinedLines.set(inlinedKey(line), { ...line, ...NO_COST });
  }
  for (const line of details.lines) lines.set(line.line, line);
  for (const line of details.inlinedLines) inlinedLines.set(inlinedKey(line), line);
  const unknownLine = details.unknownLine ?? (others.some((other) => other.unknownLine !== null) ? NO_COST : null);
  return {
    ...details,
    lines: [...lines.values()].sort((a, b) => a.line - b.line),
    inlinedLines: [...inlinedLines.values()],
    unknownLine,
  };
}

function inlinedKey(line: { line: number; calleeLine: number; function: string; file: string }): string {
  return `${line.line} ${line.calleeLine} ${line.function}\n${line.file}`;
}
