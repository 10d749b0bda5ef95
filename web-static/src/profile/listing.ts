import type { FunctionDetails } from "../api/types";
import type { CodeRow } from "./breakdown";
import { columnFor } from "./numbers";

/** The panel as plain text, one line a row: line, self, total, source. For a chat or a ticket. */
export function listing(details: FunctionDetails, rows: readonly CodeRow[], source: readonly string[] | null): string {
  const column = columnFor(details.total, details.unit);
  const cell = (value: number) => column.cell(value).replaceAll("\u202f", " ").padStart(10);
  const head = `${details.function.name}  ${details.function.file}:${details.function.startLine}`;
  const version = details.selected === null ? [] : [`${details.selected.repository} ${details.selected.ref}`.trim()];
  const unit = column.unit === "" ? "" : ` ${column.unit}`;
  const lines = rows.map((row) => `${mark(row).padStart(7)}${cell(row.self)}${cell(row.total)}  ${textOf(row, source)}`.trimEnd());
  return [
    head,
    ...version.filter((text) => text !== ""),
    `   Line${`Self${unit}`.padStart(10)}${`Total${unit}`.padStart(10)}`,
    ...lines,
  ].join("\n");
}

function mark(row: CodeRow): string {
  if (row.kind === "unknown") return "?";
  return String(row.kind === "inlined" ? row.calleeLine : row.line);
}

function textOf(row: CodeRow, source: readonly string[] | null): string {
  switch (row.kind) {
    case "line":
      return source?.[row.line - 1] ?? "";
    case "inlined":
      return `  inlined ${row.function}`;
    case "unknown":
      return "unknown line";
    case "beyond":
      return `beyond the end of the file (${row.fileLines} lines)`;
  }
}
