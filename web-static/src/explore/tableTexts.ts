import type { FunctionRow, FunctionTable } from "../api/types";
import { columnFor, formatAmount, formatCount, formatSamples } from "../profile/numbers";

/** The rows as aligned text, for a chat or an issue. */
export function tableText(table: FunctionTable, rows: readonly FunctionRow[]): string {
  const column = columnFor(Math.max(0, ...rows.map((row) => Math.abs(row.total))), table.unit);
  const heads = ["Self", "Total"].map((head) => (column.unit === "" ? head : `${head} ${column.unit}`));
  const lines = [
    [...heads, "Samples", "Function"],
    ...rows.map((row) => [column.cell(row.self), column.cell(row.total), formatCount(row.samples), row.name]),
  ];
  const widths = [0, 1, 2].map((at) => Math.max(...lines.map((line) => line[at]!.length)));
  const written = lines.map((line) => [...widths.map((width, at) => line[at]!.padStart(width)), line[3]!].join("  "));
  return [`${formatAmount(table.total, table.unit)}, ${formatSamples(table.samples)}`, ...written].join("\n").replaceAll("\u202f", " ");
}

/** The rows with exact numbers as a table for other programs (RFC 4180). */
export function tableCsv(table: FunctionTable, rows: readonly FunctionRow[]): string {
  const unit = table.unit === "" ? "" : ` (${table.unit})`;
  const lines = [
    ["function", "file", "start line", "origin", `self${unit}`, `total${unit}`, "samples"],
    ...rows.map((row) => [row.name, row.file, row.startLine, row.origin, row.self, row.total, row.samples]),
  ];
  return lines.map((line) => line.map(field).join(",")).join("\r\n") + "\r\n";
}

/** A text that begins like a formula would be run by a spreadsheet: an apostrophe makes it a text there. */
function field(value: string | number): string {
  const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
