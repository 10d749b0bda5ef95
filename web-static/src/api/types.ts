// What the server's JSON API answers, field by field. Values are exact integers in the unit the answer names.

/** Where a function comes from; decides its colour. */
export type Origin = "own" | "dependency" | "standard_library" | "runtime";

/** The order of the origins where they are packed as numbers. */
export const ORIGINS: readonly Origin[] = ["own", "dependency", "standard_library", "runtime"];

export interface ProfileTypeInfo {
  id: string;
  name: string;
  sampleType: string;
  sampleUnit: string;
  periodType: string;
  periodUnit: string;
}

export interface ServiceVersion {
  repository: string;
  ref: string;
  rootPath: string;
}

export interface SeenVersion extends ServiceVersion {
  firstSeen: string;
  lastSeen: string;
}

export interface HottestLine {
  function: string;
  file: string;
  line: number;
  self: number;
  total: number;
  samples: number;
  share: number;
}

export interface Headline {
  profileType: string;
  unit: string;
  total: number;
  previousTotal: number | null;
  stepMillis: number;
  points: (number | null)[];
  hottestLine: HottestLine | null;
}

export interface Service {
  name: string;
  language: string;
  profileTypes: string[];
  versions: SeenVersion[];
  lastSeen: string;
  profiles: number;
  headline: Headline | null;
  /** Why there is no headline although something was measured. */
  headlineProblem: string | null;
  source: { state: "ready" | "no_labels" | "no_host"; detail: string };
}

export interface Services {
  from: string;
  until: string;
  services: Service[];
}

export interface TimelineSeries {
  labels: Record<string, string>;
  /** The sum of the series that are not named one by one; its labels say nothing. */
  other?: boolean;
  total: number;
  points: (number | null)[];
}

export interface TimelineVersion {
  repository: string;
  ref: string;
  firstSeen: string;
  lastSeen: string;
  total: number;
}

export interface TimelineData {
  profileType: string;
  unit: string;
  from: string;
  until: string;
  stepMillis: number;
  series: TimelineSeries[];
  versions: TimelineVersion[];
  truncated: boolean;
}

/** What a flame graph left out, so that the page can say it. */
export interface FlameGraphTruncation {
  shownNodes: number;
  allNodes: number;
  hiddenSelf: number;
}

/** A flame graph as parallel arrays. Node 0 is the root (function -1); parents come before children, children by name. */
export interface FlameGraphData {
  profileType: string;
  unit: string;
  total: number;
  samples: number;
  profiles: number;
  functions: {
    name: string[];
    file: string[];
    /** Index into ORIGINS. */
    origin: Uint8Array;
  };
  nodes: {
    parent: Int32Array;
    function: Int32Array;
    self: Float64Array;
    total: Float64Array;
    samples: Float64Array;
    inlined: Uint8Array;
  };
  truncated: FlameGraphTruncation | null;
}

export interface FunctionRow {
  name: string;
  file: string;
  startLine: number;
  origin: Origin;
  self: number;
  total: number;
  samples: number;
}

export interface FunctionTable {
  profileType: string;
  unit: string;
  total: number;
  samples: number;
  count: number;
  functions: FunctionRow[];
  truncated: boolean;
}

export interface Cost {
  self: number;
  total: number;
  samples: number;
}

export interface LineCost extends Cost {
  line: number;
}

export interface InlinedLine extends Cost {
  /** The line of the shown function whose call was inlined. */
  line: number;
  function: string;
  file: string;
  calleeLine: number;
}

export interface FunctionVersion extends SeenVersion, Cost {
  profileTotal: number;
}

export interface FunctionDetails extends Cost {
  function: { name: string; file: string; startLine: number; language: string; origin: Origin };
  profileType: string;
  unit: string;
  selected: ServiceVersion | null;
  profileTotal: number;
  profileSamples: number;
  versions: FunctionVersion[];
  lines: LineCost[];
  unknownLine: Cost | null;
  inlinedLines: InlinedLine[];
  otherFiles: (Cost & { file: string; startLine: number })[];
  minSamples: number;
  truncated: boolean;
}

export type SourceState =
  | "found"
  | "no_labels"
  | "no_host"
  | "not_found"
  | "other_repository"
  | "not_a_file"
  | "binary"
  | "too_large"
  | "host_error"
  | "commit_unknown";

export interface SearchAttempt {
  path: string;
  rule: string;
  verdict: "found" | "absent" | "ambiguous" | "not_here";
  why: string;
}

export interface SourceAnswer {
  state: SourceState;
  title: string;
  detail: string;
  repository: { url: string; host: string; hostName: string; name: string } | null;
  ref: string;
  commit: string | null;
  movedSince: boolean | null;
  path: string | null;
  text: string | null;
  lineCount: number | null;
  size: number | null;
  webUrl: string | null;
  language: string | null;
  startLineMatches: boolean | null;
  search: SearchAttempt[];
}

export type CommitAnswer =
  | { ref: string; id: string; subject: string; author: string; authored: string; webUrl: string | null; moved: boolean | null }
  | { ref: string; error: { type: string; detail: string } };
