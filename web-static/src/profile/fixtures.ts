// Values for tests of this folder and of the views.
import type { Callee, Caller, FunctionCalls } from "../api/functionCalls";
import type {
  BetterCommit,
  ConnectedHost,
  Connection,
  FlameGraphData,
  FunctionDetails,
  LineCost,
  MappingCoverage,
  ServerMappings,
  SourceAnswer,
  SourceMatch,
  SourceSettings,
  UsedVersion,
} from "../api/types";

export const GO_SOURCE = `package cart

// Total adds up.
func (c *Cart) Total() int {
	sum := 0
	for {
		sum++
}

// Other stands after it.
func other() {
}
`;

export function hit(line: number, self: number, total: number): LineCost {
  return { line, self, total, samples: total };
}

export function callee(name: string, total: number): Callee {
  return { function: name, file: "cart/calls.go", origin: "own", inlined: false, total, samples: total };
}

export function caller(name: string, line: number, total: number): Caller {
  return { ...callee(name, total), file: "api/server.go", line };
}

export function functionCalls(changes: Partial<FunctionCalls> = {}): FunctionCalls {
  return {
    unit: "count",
    self: 10,
    total: 100,
    samples: 100,
    callers: [],
    callees: [],
    root: { total: 0, samples: 0 },
    callersCut: 0,
    calleesCut: 0,
    ...changes,
  };
}

export function details(changes: Partial<FunctionDetails> = {}): FunctionDetails {
  return {
    function: { name: "cart.(*Cart).Total", file: "cart/total.go", startLine: 4, language: "go", origin: "own" },
    profileType: "process_cpu:samples:count:cpu:nanoseconds",
    unit: "count",
    selected: { repository: "https://git.example.com/acme/checkout", ref: "9f3c2ab", rootPath: "" },
    profileTotal: 200,
    profileSamples: 200,
    self: 10,
    total: 100,
    samples: 100,
    versions: [],
    lines: [],
    unknownLine: null,
    inlinedLines: [],
    otherFiles: [],
    minSamples: 0,
    truncated: false,
    warnings: [],
    ...changes,
  };
}

export function answer(changes: Partial<SourceAnswer> = {}): SourceAnswer {
  return {
    state: "found",
    title: "Found",
    detail: "",
    repository: { url: "https://git.example.com/acme/checkout", host: "git", hostName: "git.example.com", name: "acme/checkout" },
    ref: "9f3c2ab",
    commit: "9f3c2ab".padEnd(40, "0"),
    movedSince: false,
    path: "cart/total.go",
    text: GO_SOURCE,
    lineCount: 12,
    size: GO_SOURCE.length,
    webUrl: null,
    lineAnchor: null,
    rangeAnchor: null,
    account: null,
    anonymous: false,
    wayOut: null,
    retryAt: null,
    endedAt: null,
    language: "go",
    startLineMatches: true,
    search: [],
    version: usedVersion(),
    of: { kind: "service", what: "acme/checkout", version: null, versionFrom: null },
    advice: [],
    mistakes: [],
    ...changes,
  };
}

/** A host with a sign-in page, a form and something for anyone; nobody is connected. */
export function host(changes: Partial<ConnectedHost> = {}): ConnectedHost {
  return {
    id: "git",
    name: "git.example.com",
    webUrl: "https://git.example.com",
    credentialKinds: [
      {
        id: "app",
        label: "Example sign-in",
        form: "authorization",
        fields: [],
        help: "",
        permissions: [{ name: "Contents: read-only", reason: "To show the source." }],
      },
      {
        id: "token",
        label: "Personal access token",
        form: "fields",
        fields: [{ name: "token", label: "Token", secret: true }],
        help: "Make one in your settings.",
        permissions: [],
      },
      { id: "anonymous", label: "No sign-in", form: "nothing", fields: [], help: "", permissions: [] },
    ],
    connection: null,
    attempt: null,
    ...changes,
  };
}

export function connection(changes: Partial<Connection> = {}): Connection {
  return {
    kind: "app",
    account: "mona",
    picture: null,
    webUrl: "https://git.example.com/mona",
    since: "2026-11-20T10:00:00Z",
    lastUsed: "2026-11-23T10:00:00Z",
    renewed: null,
    state: "working",
    endedAt: null,
    endReason: null,
    ...changes,
  };
}

/** A flame graph from rows of [parent, function name, self]; row 0 is the root. */
export function flameGraph(rows: readonly (readonly [number, string, number])[]): FlameGraphData {
  const names = [...new Set(rows.slice(1).map(([, name]) => name))];
  const total = Float64Array.from(rows, ([, , self]) => self);
  for (let node = rows.length - 1; node > 0; node--) total[rows[node]![0]]! += total[node]!;
  return {
    profileType: "process_cpu:samples:count:cpu:nanoseconds",
    unit: "count",
    total: total[0] ?? 0,
    samples: total[0] ?? 0,
    profiles: 1,
    functions: { name: names, file: names.map(() => "a.go"), startLine: names.map(() => 1), origin: Uint8Array.from(names, () => 0) },
    nodes: {
      parent: Int32Array.from(rows, ([parent]) => parent),
      function: Int32Array.from(rows, ([, name], index) => (index === 0 ? -1 : names.indexOf(name))),
      self: Float64Array.from(rows, ([, , self]) => self),
      total,
      samples: total.slice(),
      inlined: new Uint8Array(rows.length),
    },
    truncated: null,
    warnings: [],
  };
}

export function usedVersion(changes: Partial<UsedVersion> = {}): UsedVersion {
  return {
    repository: "https://git.example.com/acme/checkout",
    ref: "9f3c2ab",
    rootPath: "",
    commit: "9f3c2ab".padEnd(40, "0"),
    from: { repository: "label", ref: "label", rootPath: "none" },
    asOf: null,
    ...changes,
  };
}

export function sourceMatch(changes: Partial<SourceMatch> = {}): SourceMatch {
  return {
    verdict: "matches",
    reason: "all 12 functions of the file fit",
    path: "cart/total.go",
    commit: "9f3c2ab".padEnd(40, "0"),
    functions: 12,
    agreeing: 12,
    checks: [{ name: "Start lines", outcome: "pass", why: "12 of 12 functions start where the profile says" }],
    better: null,
    looked: 0,
    ...changes,
  };
}

/** A file that does not fit, with a commit that does. */
export function doubtful(changes: Partial<SourceMatch> = {}): SourceMatch {
  return sourceMatch({
    verdict: "may_not_match",
    reason: "9 of 12 functions start elsewhere",
    agreeing: 3,
    checks: [{ name: "Start lines", outcome: "fail", why: "Total is at 52, the profile says 41" }],
    ...changes,
  });
}

export function betterCommit(): BetterCommit {
  const commit = {
    id: "4c81d0e".padEnd(40, "0"),
    subject: "Keep list prices",
    author: "jo",
    authored: "2026-11-20T10:00:00Z",
    webUrl: null,
  };
  return { commit, path: "cart/total.go", functions: 12, agreeing: 12 };
}

export function sourceSettings(changes: Partial<SourceSettings> = {}): SourceSettings {
  return {
    service: "checkout",
    labelled: { repository: "https://git.example.com/acme/checkout", ref: "9f3c2ab", rootPath: "" },
    mine: null,
    everyones: null,
    mayChangeMine: true,
    mayChangeEveryones: true,
    advice: null,
    ...changes,
  };
}

export function serverMappings(changes: Partial<ServerMappings> = {}): ServerMappings {
  return { text: "", changed: null, changedBy: null, mayChange: true, mistakes: [], ...changes };
}

export function coverage(changes: Partial<MappingCoverage> = {}): MappingCoverage {
  return {
    service: "checkout",
    repository: "https://git.example.com/acme/checkout",
    ref: "main",
    commit: "9f3c2ab".padEnd(40, "0"),
    functions: 132,
    resolved: 101,
    own: { functions: 31, resolved: 31 },
    others: { functions: 101, resolved: 70 },
    total: 1_000,
    resolvedTotal: 931,
    unit: "count",
    files: [],
    rules: [{ rule: "own file", elsewhere: false, functions: 101, total: 931 }],
    unresolved: [],
    proposals: [],
    truncated: false,
    ...changes,
  };
}
