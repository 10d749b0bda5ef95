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
    /** 1-based; 0 when unknown; absent in graphs made of several. */
    startLine?: readonly number[];
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
  /** Sentences: what to know to read the numbers right. */
  warnings: string[];
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
  warnings: string[];
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
  warnings: string[];
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
  | "lfs_pointer"
  | "not_connected"
  | "connection_ended"
  | "no_access"
  | "single_sign_on"
  | "application_not_allowed"
  | "rate_limited"
  | "host_down"
  | "host_error"
  | "commit_unknown";

export interface SearchAttempt {
  /** The name of the repository it was looked for in; null for the service's own. */
  repository: string | null;
  path: string;
  rule: string;
  verdict: "found" | "absent" | "ambiguous" | "not_here";
  why: string;
}

/** Who says where a service's source is. */
export type SaidBy = "label" | "request" | "mine" | "everyones" | "none";

/** The version of the service that was looked at, and who named each part of it. */
export interface UsedVersion extends ServiceVersion {
  commit: string | null;
  from: { repository: SaidBy; ref: SaidBy; rootPath: SaidBy };
  /** When a branch or tag was first resolved; null for a hash. */
  asOf: string | null;
}

/** Whose code a file is. */
export interface SourceOwner {
  kind: "service" | "standard_library" | "dependency" | "mapping";
  /** "Go's standard library", "golang.org/x/net" */
  what: string;
  version: string | null;
  /** "the toolchain line of go.mod" */
  versionFrom: string | null;
}

/** A mistake in a file of mappings. */
export interface MappingMistake {
  file: string;
  line: number;
  reason: string;
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
  /** Fragments of `webUrl` in which {first} and {last} stand for line numbers. */
  lineAnchor: string | null;
  rangeAnchor: string | null;
  /** Whose access was used at the host; null when nobody's. */
  account: string | null;
  /** Asked without an account, as anyone may. */
  anonymous: boolean;
  /** A page at the host where a person can get on. */
  wayOut: string | null;
  /** When the host may be asked again. */
  retryAt: string | null;
  /** When the connection ended. */
  endedAt: string | null;
  language: string | null;
  startLineMatches: boolean | null;
  search: SearchAttempt[];
  version: UsedVersion;
  /** Null when there is no telling. */
  of: SourceOwner | null;
  /** Sentences: what a person can do. */
  advice: string[];
  /** In the files of mappings that were read. */
  mistakes: MappingMistake[];
}

export interface MatchCheck {
  name: string;
  outcome: "pass" | "fail" | "skip";
  why: string;
}

/** A commit whose file fits the build better than the one shown. */
export interface BetterCommit {
  commit: { id: string; subject: string; author: string; authored: string; webUrl: string | null };
  path: string;
  functions: number;
  agreeing: number;
}

/** Whether a file belongs to the build that ran, weighed by all functions of that file. */
export interface SourceMatch {
  verdict: "matches" | "may_not_match" | "unknown";
  reason: string;
  path: string | null;
  commit: string | null;
  functions: number;
  agreeing: number;
  checks: MatchCheck[];
  better: BetterCommit | null;
  /** How many commits were weighed. */
  looked: number;
}

/** For whom a setting counts. */
export type ForWhom = "me" | "everyone";

/** Where a service's source is said to be; "" is not set. */
export type SourceSetting = ServiceVersion;

/** What labels say of a service's source, what its viewer set, and what is set for everyone. */
export interface SourceSettings {
  service: string;
  labelled: SourceSetting | null;
  mine: SourceSetting | null;
  everyones: SourceSetting | null;
  mayChangeMine: boolean;
  mayChangeEveryones: boolean;
  /** What to do to be let change what one may not; null when one may change all. */
  advice: string | null;
}

/** The server's own mappings. */
export interface ServerMappings {
  text: string;
  changed: string | null;
  changedBy: string | null;
  mayChange: boolean;
  mistakes: MappingMistake[];
}

export interface UnresolvedFunctions {
  /** One of them. */
  function: string;
  file: string;
  reason: string;
  why: string;
  functions: number;
  total: number;
}

export interface MappingProposal {
  yaml: string;
  why: string;
  functions: number;
  total: number;
}

/** How much of a service's cost leads to source, and by which rules. */
export interface MappingCoverage {
  service: string;
  repository: string;
  ref: string;
  commit: string | null;
  functions: number;
  resolved: number;
  /** Of the service itself, with a file's name. */
  own: { functions: number; resolved: number };
  /** Of libraries and run times, with a file's name. */
  others: { functions: number; resolved: number };
  total: number;
  resolvedTotal: number;
  unit: string;
  files: { path: string; mappings: number; mistakes: MappingMistake[] }[];
  /** `elsewhere`: in other repositories, which were not looked at. */
  rules: { rule: string; elsewhere: boolean; functions: number; total: number }[];
  unresolved: UnresolvedFunctions[];
  proposals: MappingProposal[];
  truncated: boolean;
}

export type CommitAnswer =
  | {
      ref: string;
      id: string;
      subject: string;
      author: string;
      /** The author's picture; absent or null when the host names none. */
      picture?: string | null;
      authored: string;
      webUrl: string | null;
      moved: boolean | null;
    }
  | { ref: string; error: { type: string; detail: string } };

/** Who looks at the pages; `user` is null for a person who has not signed in. */
export interface Session {
  user: { login: string; name: string; host: string; picture: string | null } | null;
  /** "login": nothing is shown to a person who has not signed in. */
  access: "open" | "login";
  /** Whether the viewer may change what is everyone's. */
  admin: boolean;
}

/** One of a person's own sessions. */
export interface OwnSession {
  id: string;
  current: boolean;
  created: string;
  lastUsed: string;
  browser: string;
}

export interface CredentialField {
  name: string;
  label: string;
  secret: boolean;
}

/** A way to be let in at a host, with all that is needed to offer it. */
export interface CredentialKind {
  id: string;
  label: string;
  form: "nothing" | "fields" | "authorization";
  fields: CredentialField[];
  help: string;
  permissions: { name: string; reason: string }[];
}

/** A person's connection at one host. */
export interface Connection {
  kind: string;
  account: string;
  picture: string | null;
  webUrl: string | null;
  since: string;
  lastUsed: string;
  renewed: string | null;
  state: "working" | "ended";
  endedAt: string | null;
  endReason: string | null;
}

/** What came of this session's last try to connect. */
export interface ConnectionAttempt {
  outcome: "refused" | "failed";
  detail: string;
  at: string;
}

/** A host that is set up, and one's own connection at it. */
export interface ConnectedHost {
  id: string;
  name: string;
  webUrl: string | null;
  credentialKinds: CredentialKind[];
  connection: Connection | null;
  attempt: ConnectionAttempt | null;
}

/** Where to go to allow it; or, for a form, the connection that came of it. */
export type ConnectAnswer = { authorizeUrl: string } | { connection: Connection };

/** What the host says of a connection right now. */
export interface ConnectionCheck {
  state: string;
  detail: string;
}

export type RepositoryAccess = "yes" | "no" | "not_connected" | "single_sign_on" | "application_not_allowed" | "unknown";

/** A repository that profiles name, and whether the viewer may read it. */
export interface ReadableRepository {
  url: string;
  host: string;
  name: string;
  services: string[];
  access: RepositoryAccess;
  detail: string;
  wayOut: string | null;
  checked: string | null;
}
