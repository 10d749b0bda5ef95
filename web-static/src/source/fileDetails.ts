// A file's costs in the shape of a function's: what speaks of a function's commits and source speaks of a file's.
import type { Code, CodeFile, CodeFunction } from "../api/code";
import type { FunctionDetails } from "../api/types";

/** Of the code as a whole: its versions, and no lines. */
export function codeDetails(code: Code): FunctionDetails {
  return {
    function: { name: "", file: "", startLine: 0, language: "", origin: "own" },
    profileType: code.profileType,
    unit: code.unit,
    selected: code.selected,
    profileTotal: code.profileTotal,
    profileSamples: code.profileSamples,
    self: 0,
    total: 0,
    samples: 0,
    versions: code.versions.map((version) => ({ ...version, self: 0, profileTotal: version.total })),
    lines: [],
    unknownLine: null,
    inlinedLines: [],
    otherFiles: [],
    minSamples: 0,
    truncated: false,
    warnings: code.warnings,
  };
}

export function fileDetails(file: CodeFile): FunctionDetails {
  const { self, total, samples, lines, unknownLine, minSamples } = file;
  const dearest = dearestFunction(file);
  return {
    ...codeDetails(file),
    function: { name: dearest?.name ?? file.path, file: file.path, startLine: 0, language: "", origin: "own" },
    ...{ self, total, samples, lines, unknownLine, minSamples },
  };
}

/** By which the server knows the file where it has no path of it; null of a file without cost. */
export function dearestFunction(file: CodeFile): CodeFunction | null {
  return [...file.functions].sort((a, b) => b.total - a.total)[0] ?? null;
}

/** The function that a line stands in: the last one that begins before it, as far as the profile says. */
export function functionAt(file: CodeFile, line: number): CodeFunction | null {
  return file.functions.findLast((one) => one.startLine > 0 && one.startLine <= line) ?? null;
}
