// Values for tests of this folder and of the views.
import type { FlameGraphData, FunctionDetails, LineCost, SourceAnswer } from "../api/types";

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
    functions: { name: names, file: names.map(() => "a.go"), origin: Uint8Array.from(names, () => 0) },
    nodes: {
      parent: Int32Array.from(rows, ([parent]) => parent),
      function: Int32Array.from(rows, ([, name], index) => (index === 0 ? -1 : names.indexOf(name))),
      self: Float64Array.from(rows, ([, , self]) => self),
      total,
      samples: total.slice(),
      inlined: new Uint8Array(rows.length),
    },
    truncated: null,
  };
}
