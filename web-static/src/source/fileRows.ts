// The lines of a file with their costs: all of it where the text is known, else those that were hit.
import type { CodeFile } from "../api/code";
import type { Cost } from "../api/types";
import { heatStep } from "../profile/heat";

export interface FileRow extends Cost {
  /** 1-based; 0 for cost whose line is not known. */
  readonly line: number;
  readonly beyond: boolean;
  /** 0 to 7. */
  readonly heat: number;
  /** Tinted as a whole. */
  readonly hot: boolean;
  readonly few: boolean;
}

const NO_COST: Cost = { self: 0, total: 0, samples: 0 };
/** From this share of the file on, the whole row is tinted. */
const HOT_ROW_SHARE = 0.2;

export function fileRows(file: CodeFile, lineCount: number | null): readonly FileRow[] {
  const row = (line: number, cost: Cost, beyond = false): FileRow => {
    const share = file.total === 0 ? 0 : cost.total / file.total;
    const { self, total, samples } = cost;
    const few = total !== 0 && samples < file.minSamples;
    return { line, beyond, self, total, samples, heat: heatStep(share), hot: line > 0 && share >= HOT_ROW_SHARE, few };
  };
  const unknown = file.unknownLine === null ? [] : [row(0, file.unknownLine)];
  if (lineCount === null) return [...file.lines.map((line) => row(line.line, line)), ...unknown];
  const costs = new Map(file.lines.map((line) => [line.line, line]));
  const text = Array.from({ length: lineCount }, (_, index) => row(index + 1, costs.get(index + 1) ?? NO_COST));
  const beyond = file.lines.filter((line) => line.line > lineCount).map((line) => row(line.line, line, true));
  return [...text, ...beyond, ...unknown];
}
