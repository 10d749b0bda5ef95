import { rowKey, type Breakdown, type CodeRow } from "../profile/breakdown";
import { formatShare, type Column } from "../profile/numbers";

/** What a screen reader is told of the row that the keyboard came to; "" where none is chosen. */
export function rowWords(shown: Breakdown, at: string, source: readonly string[] | null, column: Column, total: number): string {
  const row = shown.rows.find((one) => rowKey(one) === at);
  return row === undefined ? "" : wordsOf(row, source, column, total);
}

function wordsOf(row: CodeRow, source: readonly string[] | null, column: Column, whole: number): string {
  const amount = (value: number) => (value === 0 ? "none" : `${column.cell(value)} ${column.unit}`.trim());
  const cost = ({ self, total }: { self: number; total: number }) =>
    total === 0 && self === 0
      ? "no cost"
      : `self ${amount(self)}, total ${amount(total)}, ${formatShare(whole === 0 ? 0 : total / whole)} of the function`;
  switch (row.kind) {
    case "line":
      return `Line ${row.line}, ${cost(row)}. ${(source?.[row.line - 1] ?? "").trim()}`.trim();
    case "inlined":
      return `Inlined ${row.function}, line ${row.calleeLine}, ${cost(row)}`;
    case "callee":
      return `Calls ${row.callee.function}, ${amount(row.callee.total)}, ${formatShare(row.share)} of the line`;
    case "beyond":
      return `Line ${row.line}, beyond the end of the file, ${cost(row)}`;
    case "unknown":
      return `Unknown line, ${cost(row)}`;
    case "callees":
      return "";
  }
}
