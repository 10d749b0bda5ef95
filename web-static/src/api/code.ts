// What the files and folders of a service's repository cost.
import { get, type Selection } from "./http";
import type { Cost, LineCost, ServiceVersion, SourceAnswer, SourceState } from "./types";

/** Which code is looked at: the profiles of a selection, of one version. */
export interface CodeQuestion extends Selection {
  /** A ref as labelled or a hash, "" for the version with the largest total. */
  commit: string;
}

export interface CodeVersion extends ServiceVersion {
  total: number;
  samples: number;
  firstSeen: string;
  lastSeen: string;
}

/** What every answer says of the code that was looked at. */
export interface Code {
  profileType: string;
  unit: string;
  /** Null when nothing was measured in the range. */
  selected: ServiceVersion | null;
  /** By total, largest first. */
  versions: CodeVersion[];
  repository: { url: string; host: string; hostName: string; name: string } | null;
  /** The full hash; null while the repository is not read. */
  commit: string | null;
  /** The repository is not read: paths are those of the compiled files. */
  asCompiled: boolean;
  state: SourceState;
  detail: string;
  profileTotal: number;
  profileSamples: number;
  lastSeen: string | null;
  warnings: string[];
}

export interface CodeEntry extends Cost {
  name: string;
  path: string;
  kind: "directory" | "file" | "link" | "submodule";
}

export interface CodeTree extends Code {
  path: string;
  repositoryCost: Cost;
  /** Of code outside of the repository. */
  elsewhere: Cost;
  elsewhereKinds: (Cost & { kind: "standard_library" | "dependency" | "not_found" })[];
  entries: CodeEntry[];
  count: number;
  truncated: boolean;
}

export interface CodeFunction extends Cost {
  name: string;
  /** As compiled. */
  file: string;
  /** 0 when unknown. */
  startLine: number;
}

export interface CodeFile extends Code, Cost {
  path: string;
  lines: LineCost[];
  unknownLine: Cost | null;
  /** In the order of the file. */
  functions: CodeFunction[];
  minSamples: number;
}

/** A file's text: by its path in the repository, or by a function of it where no path is known. */
export interface TextQuestion {
  tenant: string;
  service: string;
  query: string;
  repository: string;
  commit: string;
  rootPath: string;
  path: string;
  function: string;
  file: string;
}

export const codeApi = {
  /** The entries of a folder. */
  tree: (question: CodeQuestion & { path: string }, signal: AbortSignal) => get<CodeTree>("code/tree", { ...question }, signal),

  /** The files below the root whose path holds all words, the dearest first. */
  files: (question: CodeQuestion & { words: string; limit: number }, signal: AbortSignal) => {
    const { words, ...rest } = question;
    // An empty search is one too: all files.
    return get<CodeTree>("code/tree", { ...rest, search: [words] }, signal);
  },

  file: (question: CodeQuestion & { path: string; function: string; file: string }, signal: AbortSignal) =>
    get<CodeFile>("code/file", { ...question }, signal),

  text: (question: TextQuestion, signal: AbortSignal) => get<SourceAnswer>("source", { ...question }, signal),
};
