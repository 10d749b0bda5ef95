// Answers of an invented server, enough to draw every view without one. Only for `npm run dev -- --mode fixture`.
import type { IncomingMessage, ServerResponse } from "node:http";
import { sandwich } from "./sandwich";

const CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const REPOSITORY = "https://git.example.com/acme/checkout";
const NEW = "9f3c2ab4d1e5f60718293a4b5c6d7e8f90a1b2c3";
const OLD = "4c81d0e9b8a7f6e5d4c3b2a1908f7e6d5c4b3a29";
const S = 1e9;

const SOURCE = `package cart

import (
	"context"
	"fmt"
)

// Total is the amount to pay, less discounts, plus tax.
// Prices are asked for once per item.
func (c *Cart) Total(ctx context.Context) (Money, error) {
	sum := money.Zero(c.Country)
	seen := make(map[string]bool, len(c.Items))
	for i := range c.Items {
		item := &c.Items[i]
		key := item.SKU + "/" + item.Coupon
		p, err := c.priceOf(ctx, item)
		if err != nil {
			return sum, fmt.Errorf("price: %w", err)
		}
		if !seen[key] {
			p = c.discount(p, item)
			seen[key] = true
		}
		sum = sum.Add(p.Times(item.Quantity))
	}
	due, err := tax.Apply(ctx, sum, c.Country)
	if err != nil {
		return sum, fmt.Errorf("tax: %w", err)
	}
	return due.Round(), nil
}

func (c *Cart) priceOf(ctx context.Context, it *Item) (Money, error) {
	return c.prices.Lookup(ctx, it.SKU)
}
`;

const cost = (self: number, total: number) => ({
  self: Math.round(self * S),
  total: Math.round(total * S),
  samples: Math.round(total * 100),
});

const STACKS: [string, number][] = [
  [
    "net/http.(*conn).serve;chi.(*Mux).ServeHTTP;api.(*Server).postCheckout;cart.(*Cart).Total;cart.(*Cart).discount;regexp.MustCompile;regexp.compile",
    520,
  ],
  [
    "net/http.(*conn).serve;chi.(*Mux).ServeHTTP;api.(*Server).postCheckout;cart.(*Cart).Total;cart.(*Cart).priceOf;price.(*Book).Lookup",
    142,
  ],
  ["net/http.(*conn).serve;chi.(*Mux).ServeHTTP;api.(*Server).postCheckout;cart.(*Cart).Total", 17],
  [
    "net/http.(*conn).serve;chi.(*Mux).ServeHTTP;api.(*Server).getQuote;cart.(*Cart).Total;cart.(*Cart).discount;regexp.MustCompile;regexp.compile",
    90,
  ],
  ["net/http.(*conn).serve;chi.(*Mux).ServeHTTP;api.(*Server).getQuote;encoding/json.Marshal", 60],
  ["net/http.(*conn).serve;crypto/tls.(*Conn).Read;syscall.Syscall", 149],
  ["runtime.gcBgMarkWorker;runtime.scanobject", 98],
  ["runtime.mstart;runtime.schedule;runtime.findRunnable", 40],
];

function originOf(name: string): string {
  if (name.startsWith("runtime.")) return "runtime";
  if (name.startsWith("chi.")) return "dependency";
  return /^(net|encoding|crypto|regexp|syscall)/.test(name) ? "standard_library" : "own";
}

function flamegraph() {
  const nodes = { parent: [-1], function: [-1], self: [0], total: [0], samples: [0], inlined: [0] };
  const functions = { name: [] as string[], file: [] as string[], origin: [] as string[] };
  const children = new Map<string, number>();
  for (const [stack, seconds] of [...STACKS].sort()) {
    let at = 0;
    nodes.total[0]! += seconds * S;
    for (const name of stack.split(";")) {
      let fn = functions.name.indexOf(name);
      if (fn < 0) {
        fn = functions.name.push(name) - 1;
        functions.file.push(fileOf(name));
        functions.origin.push(originOf(name));
      }
      const key = `${at} ${fn}`;
      let node = children.get(key);
      if (node === undefined) {
        node = nodes.parent.push(at) - 1;
        nodes.function.push(fn);
        nodes.self.push(0);
        nodes.total.push(0);
        nodes.samples.push(0);
        nodes.inlined.push(name.endsWith("priceOf") ? 1 : 0);
        children.set(key, node);
      }
      nodes.total[node]! += seconds * S;
      nodes.samples[node]! += seconds * 100;
      at = node;
    }
    nodes.self[at]! += seconds * S;
  }
  const total = nodes.total[0]!;
  nodes.samples[0] = total / 1e7;
  return {
    profileType: CPU,
    unit: "nanoseconds",
    total,
    samples: total / 1e7,
    profiles: 360,
    functions,
    nodes,
    truncated: null,
    warnings: [],
  };
}

function fileOf(name: string): string {
  return name.startsWith("cart.") ? "cart/total.go" : `${name.split(".")[0]}/code.go`;
}

function functions(search: string, sort: string) {
  const graph = flamegraph();
  const rows = graph.functions.name.map((name, fn) => {
    let self = 0;
    let total = 0;
    graph.nodes.function.forEach((one, node) => {
      if (one === fn) {
        self += graph.nodes.self[node]!;
        total += graph.nodes.total[node]!;
      }
    });
    return { name, file: fileOf(name), startLine: 10, origin: originOf(name), self, total, samples: total / 1e7 };
  });
  const found = rows.filter((row) => row.name.toLowerCase().includes(search.toLowerCase()));
  found.sort((a, b) => (sort === "name" ? a.name.localeCompare(b.name) : sort === "total" ? b.total - a.total : b.self - a.self));
  return {
    profileType: CPU,
    unit: "nanoseconds",
    total: graph.total,
    samples: graph.samples,
    count: found.length,
    functions: found,
    truncated: false,
    warnings: [],
  };
}

function details(name: string, file: string, commit: string, now: number) {
  const old = commit.startsWith("4c81");
  const at = (millis: number) => new Date(now - millis).toISOString();
  const lines = old
    ? [
        { line: 12, ...cost(0.2, 9) },
        { line: 16, ...cost(0.4, 150) },
        { line: 21, ...cost(1, 60) },
      ]
    : [
        { line: 12, ...cost(0.27, 12.28) },
        { line: 13, ...cost(4.39, 4.39) },
        { line: 14, ...cost(2.89, 2.89) },
        { line: 15, ...cost(1.09, 29.38) },
        { line: 16, ...cost(0.44, 188.88) },
        { line: 20, ...cost(1.83, 21.88) },
        { line: 21, ...cost(1.32, 610.97) },
        { line: 22, ...cost(0, 0.02) },
        { line: 24, ...cost(2.45, 24.5) },
        { line: 26, ...cost(0.4, 53.07) },
        ...(name.includes("discount") ? [{ line: 121, ...cost(0.31, 11.84) }] : []),
      ];
  const version = (ref: string, total: number, first: number, last: number) => ({
    repository: REPOSITORY,
    ref,
    rootPath: "",
    ...cost(17, total),
    profileTotal: 1510 * S,
    firstSeen: at(first),
    lastSeen: at(last),
  });
  return {
    function: { name, file: file || "cart/total.go", startLine: 10, language: "go", origin: "own" },
    profileType: CPU,
    unit: "nanoseconds",
    selected: { repository: REPOSITORY, ref: old ? OLD : NEW, rootPath: "" },
    profileTotal: 1510 * S,
    profileSamples: 151_000,
    ...cost(16.9, old ? 220 : 970.12),
    versions: [version(NEW, 970.12, 2.2e6, 0), version(OLD, 248, 4.3e8, 2e6), version("release-11", 7.3, 6e8, 5e8)],
    lines,
    unknownLine: cost(0.48, 0.48),
    inlinedLines: [
      { line: 16, function: "cart.(*Cart).priceOf", file: "cart/total.go", calleeLine: 33, ...cost(4.92, 45.45) },
      { line: 16, function: "cart.(*Cart).priceOf", file: "cart/total.go", calleeLine: 34, ...cost(1.51, 142.99) },
    ],
    otherFiles: [],
    minSamples: 5,
    truncated: false,
    warnings: [],
  };
}

/** The same figures under another profile type: as bytes for memory. */
function measuredAs(query: string, answer: ReturnType<typeof details>) {
  const profileType = query.split("{")[0] ?? CPU;
  return { ...answer, profileType, unit: profileType.startsWith("memory:") ? "bytes" : "nanoseconds" };
}

function calls(line: number) {
  const called = (name: string, total: number) => ({
    function: name,
    file: fileOf(name),
    origin: originOf(name),
    inlined: name.endsWith("priceOf"),
    ...cost(0, total),
  });
  const callees: Readonly<Record<number, ReturnType<typeof called>[]>> = {
    16: [called("cart.(*Cart).priceOf", 188.44)],
    20: [called("runtime.mapaccess2_faststr", 20.05)],
    21: [called("cart.(*Cart).discount", 609.65), called("runtime.mallocgc", 3.1)],
  };
  const callers = [
    { ...called("api.(*Server).postCheckout", 671.3), line: 52 },
    { ...called("api.(*Server).getQuote", 196.9), line: 20 },
    { ...called("api.(*Server).getCart", 100), line: 77 },
    { ...called("main.warmUp", 1.5), line: 9 },
  ];
  return {
    unit: "nanoseconds",
    ...(line === 21 ? cost(1.32, 610.97) : cost(16.9, 970.12)),
    callers: line > 0 ? [] : callers,
    callees: callees[line] ?? [],
    root: cost(0, line > 0 ? 0 : 0.42),
    callersCut: 0,
    calleesCut: 0,
  };
}

function source(name: string, commit: string, now: number) {
  const base = {
    lineAnchor: "L{first}",
    rangeAnchor: "L{first}-L{last}",
    account: signedIn ? "mona" : null,
    anonymous: false,
    wayOut: null as string | null,
    retryAt: null as string | null,
    endedAt: null as string | null,
    title: "",
    detail: "",
    repository: { url: REPOSITORY, host: "git", hostName: "git.example.com", name: "acme/checkout" },
    ref: commit,
    commit,
    movedSince: false,
    path: "cart/total.go",
    text: null,
    lineCount: 36,
    size: SOURCE.length,
    webUrl: null as string | null,
    language: "go",
    startLineMatches: true,
    version: {
      repository: REPOSITORY,
      ref: commit,
      rootPath: rootPath,
      commit,
      from: { repository: "label", ref: "request", rootPath: rootPath === "" ? "none" : "mine" },
      asOf: commit === "release-11" ? new Date(now - 3e8).toISOString() : null,
    },
    of: { kind: "service", what: "acme/checkout", version: null as string | null, versionFrom: null as string | null },
    advice: [] as string[],
    mistakes: [] as object[],
    search: [
      { path: "cart/total.go", rule: "module path without its prefix", verdict: "found", why: "the file is in the tree at this commit" },
    ],
  };
  // "state.no_access" and the like: any state of the source, to look at.
  const state = /^state\.(\w+)$/.exec(name)?.[1];
  if (state !== undefined) {
    const at = (millis: number) => new Date(now + millis).toISOString();
    const account = state === "not_connected" ? null : "mona";
    const wayOut = state === "single_sign_on" || state === "application_not_allowed" ? "https://git.example.com/orgs/acme/sso" : null;
    const moments = { retryAt: state === "rate_limited" ? at(3.6e5) : null, endedAt: state === "connection_ended" ? at(-1.7e8) : null };
    const detail = state === "host_down" ? "No answer from git.example.com for 10 s." : "";
    return { ...base, state, account, wayOut, detail, ...moments, search: [], webUrl: null };
  }
  if (name.startsWith("cart."))
    return {
      ...base,
      state: "found",
      webUrl: "https://git.example.com/acme/checkout/file",
      text: commit === OLD ? SOURCE.replace("c.discount", "c.oldDiscount") : SOURCE,
    };
  const goLibrary = {
    kind: "standard_library",
    what: "Go's standard library",
    version: "go1.24.1",
    versionFrom: "the toolchain line of go.mod",
  };
  const goRepository = { url: "https://git.example.com/golang/go", host: "git", hostName: "git.example.com", name: "golang/go" };
  if (name.startsWith("net/"))
    return { ...base, state: "not_connected", account: null, of: goLibrary, repository: goRepository, path: null, search: [] };
  if (name.startsWith("regexp"))
    return {
      ...base,
      state: "found",
      of: goLibrary,
      repository: goRepository,
      path: "src/regexp/regexp.go",
      text: SOURCE,
      search: GO_SEARCH,
    };
  if (name.startsWith("runtime."))
    return {
      ...base,
      of: { ...goLibrary, version: null, versionFrom: null },
      repository: null,
      advice: ["Send the label go_version with each profile, or name a toolchain in go.mod."],
      state: "other_repository",
      title: "This is the Go runtime",
      detail: "The standard library is not in acme/checkout.",
      path: null,
      search: [],
    };
  if (name.startsWith("api.")) return { ...base, state: "no_labels", repository: null, search: [] };
  return {
    ...base,
    state: "not_found",
    path: null,
    advice: [
      "Set the root path if the module stands in a folder of the repository.",
      "Map the prefix price/ to its folder in .pyroscope.yaml.",
    ],
    mistakes: [{ file: ".pyroscope.yaml", line: 7, reason: "a mapping needs a source: local or github" }],
    search: [
      { path: "src/price/book.go", rule: "build path without /build", verdict: "absent", why: "not in the tree" },
      { path: "price/book.go", rule: "longest matching end", verdict: "ambiguous", why: "2 files fit, neither has Lookup" },
      { path: "../price", rule: "go.mod replace", verdict: "not_here", why: "outside the repository, not followed" },
    ],
  };
}

const GO_SEARCH = [
  { path: "regexp/regexp.go", rule: "own file", verdict: "absent", why: "not in the tree", repository: null },
  { path: "src/regexp/regexp.go", rule: "standard library", verdict: "found", why: "in the tree at go1.24.1", repository: "golang/go" },
];

/** What a person set; "" is not set. */
let rootPath = "";

function settings() {
  const mine = rootPath === "" ? null : { repository: "", ref: "", rootPath };
  const labelled = { repository: REPOSITORY, ref: NEW, rootPath: "" };
  return { service: "checkout", labelled, mine, everyones: null, mayChangeMine: true, mayChangeEveryones: true };
}

/** Total does not fit at the newer commit, and does at the older one. */
function match(name: string, commit: string, better: boolean, now: number) {
  const doubt = name.includes("Total") && commit === NEW;
  const older = {
    id: OLD,
    subject: "Keep list prices per request",
    author: "jo",
    authored: new Date(now - 4e8).toISOString(),
    webUrl: null,
  };
  return {
    verdict: doubt ? "may_not_match" : "matches",
    reason: doubt ? "9 of 12 functions start elsewhere" : "all 12 functions of the file fit",
    path: "cart/total.go",
    commit,
    functions: 12,
    agreeing: doubt ? 3 : 12,
    checks: [
      {
        name: "Start lines",
        outcome: doubt ? "fail" : "pass",
        why: doubt ? "Total is at 10, the profile says 41; and 8 more" : "12 of 12 functions start there",
      },
      { name: "Lines inside the file", outcome: "pass", why: "no cost after its last line, 36" },
      { name: "Cost on code only", outcome: "skip", why: "this language's comments are not known" },
    ],
    better: doubt && better ? { commit: older, path: "cart/total.go", functions: 12, agreeing: 12 } : null,
    looked: better ? 10 : 0,
  };
}

let mappingsText = "";

function mappings(now: number) {
  const changed = mappingsText === "" ? null : new Date(now - 9e4).toISOString();
  return { text: mappingsText, changed, changedBy: changed === null ? null : "mona", mayChange: true, mistakes: [] };
}

/** A text with "wrong" in it is refused. */
function setMappings(text: string): unknown {
  const line = text.split("\n").findIndex((one) => one.includes("wrong")) + 1;
  if (line === 0) mappingsText = text;
  return line === 0
    ? mappings(Date.now())
    : {
        type: "x/invalid-mappings",
        title: "The mappings have mistakes",
        detail: "Nothing was stored.",
        status: 400,
        mistakes: [{ file: "", line, reason: "a mapping needs a source: local, github or source" }],
      };
}

function coverage() {
  const mapped = mappingsText.includes("price/");
  return {
    service: "checkout",
    repository: REPOSITORY,
    ref: NEW,
    commit: NEW,
    functions: 132,
    resolved: mapped ? 113 : 101,
    own: { functions: 43, resolved: mapped ? 43 : 31 },
    others: { functions: 82, resolved: 70 },
    nameless: 7,
    total: 2130 * S,
    resolvedTotal: (mapped ? 1990 : 1848) * S,
    unit: "nanoseconds",
    files: [
      {
        path: ".pyroscope.yaml",
        mappings: 3,
        mistakes: [{ file: ".pyroscope.yaml", line: 7, reason: "a mapping needs a source: local or github" }],
      },
    ],
    rules: [
      { rule: "own module", elsewhere: false, functions: 31, total: 1210 * S },
      { rule: "standard library", elsewhere: true, functions: 52, total: 498 * S },
      { rule: "module of go.mod", elsewhere: true, functions: 18, total: 140 * S },
      ...(mapped ? [{ rule: "server's mapping", elsewhere: false, functions: 12, total: 142 * S }] : []),
    ],
    unresolved: [
      ...(mapped
        ? []
        : [
            {
              function: "price.(*Book).Lookup",
              file: "/build/src/price/book.go",
              reason: "ambiguous",
              why: "2 files end with price/book.go: in catalog/ and in legacy/",
              functions: 12,
              total: 142 * S,
            },
          ]),
      {
        function: "_cgoexp_4f2c_callback",
        file: "_cgo_gotypes.go",
        reason: "generated",
        why: "cgo writes this file while it builds; no repository has it",
        functions: 7,
        total: 98 * S,
      },
    ],
    proposals: mapped
      ? []
      : [
          {
            yaml: "- path:\n    - prefix: price/\n  source:\n    local:\n      path: catalog/price\n",
            why: "catalog/price has each of these files.",
            functions: 12,
            total: 142 * S,
          },
        ],
    truncated: false,
  };
}

function wave(points: number, base: number, jumpAt: number) {
  return Array.from({ length: points }, (_, i) =>
    Math.round((base + Math.sin(i / 7) * base * 0.1 + (i >= jumpAt ? base * 0.6 : 0)) * 30 * S),
  );
}

function services(now: number) {
  const at = (millis: number) => new Date(now - millis).toISOString();
  const seen = { repository: REPOSITORY, rootPath: "", firstSeen: at(1.2e7), lastSeen: at(5_000) };
  const names: [string, string, number, number | null][] = [
    ["checkout", "go", 0.7, 0.42],
    ["catalog-search", "java", 3.82, 4],
    ["payments", "kotlin", 0.21, 0.208],
    ["ledger-batch", "java", 0.02, null],
  ];
  return {
    from: at(8.64e7),
    until: at(0),
    services: names.map(([name, language, cores, before], index) => ({
      name,
      language,
      profileTypes: [
        CPU,
        "memory:alloc_space:bytes:space:bytes",
        "goroutine:goroutine:count:goroutine:count",
        "mutex:delay:nanoseconds:contentions:count",
      ].slice(0, 4 - index),
      versions:
        index === 3
          ? []
          : [
              { ...seen, ref: NEW },
              { ...seen, ref: OLD, firstSeen: at(9e7) },
            ],
      lastSeen: at(index === 3 ? 2.4e6 : 5_000),
      profiles: 8640,
      headlineProblem: null,
      headline: {
        profileType: CPU,
        unit: "nanoseconds",
        total: cores * 86_400 * S,
        previousTotal: before === null ? null : before * 86_400 * S,
        stepMillis: 1.8e6,
        points:
          index === 3 ? [...wave(10, 1, 99), ...Array<null>(20).fill(null), ...wave(18, 1, 99)] : wave(48, cores, index === 0 ? 40 : 99),
        hottestLine:
          index === 3 ? null : { function: "cart.(*Cart).Total", file: "cart/total.go", line: 21, ...cost(600, 611), share: 0.351 },
      },
      source:
        index === 3
          ? { state: "no_labels", detail: "No service_repository label." }
          : index === 2
            ? { state: "no_host", detail: "No host." }
            : { state: "ready", detail: "" },
    })),
  };
}

function timeline(now: number) {
  const n = 120;
  const jump = 48;
  const values = wave(n, 0.45, jump);
  return {
    profileType: CPU,
    unit: "nanoseconds",
    from: new Date(now - 3.6e6).toISOString(),
    until: new Date(now).toISOString(),
    stepMillis: 30_000,
    series: [
      { labels: { service_git_ref: NEW }, total: 9e11, points: values.map((v, i) => (i < jump ? null : v)) },
      {
        labels: { service_git_ref: OLD },
        total: 4e11,
        points: values.map((v, i) => (i < jump ? v : i < jump + 8 ? Math.round(v / (i - jump + 2)) : null)),
      },
    ],
    versions: [
      {
        repository: REPOSITORY,
        ref: NEW,
        firstSeen: new Date(now - 3.6e6 + jump * 3e4).toISOString(),
        lastSeen: new Date(now).toISOString(),
        total: 9e11,
      },
      {
        repository: REPOSITORY,
        ref: OLD,
        firstSeen: new Date(now - 4e8).toISOString(),
        lastSeen: new Date(now - 2e6).toISOString(),
        total: 4e11,
      },
    ],
    truncated: false,
  };
}

const KINDS = [
  {
    id: "app",
    label: "Example sign-in",
    form: "authorization",
    fields: [],
    help: "",
    permissions: [
      { name: "Contents: read-only", reason: "To show the source of a function at the commit that ran." },
      { name: "Metadata: read-only", reason: "To know which repositories you may read." },
    ],
  },
  {
    id: "token",
    label: "Personal access token",
    form: "fields",
    fields: [{ name: "token", label: "Token", secret: true }],
    help: "Make one in your settings at git.example.com with read access to contents.",
    permissions: [{ name: "Contents: read-only", reason: "To show the source." }],
  },
  { id: "anonymous", label: "No sign-in", form: "nothing", fields: [], help: "", permissions: [] },
];

let signedIn = true;

function hosts(now: number) {
  const at = (millis: number) => new Date(now - millis).toISOString();
  const connection = {
    kind: "app",
    account: "mona",
    picture: null,
    webUrl: "https://git.example.com/mona",
    since: at(1.7e8),
    lastUsed: at(1.2e5),
    renewed: at(7.2e5),
    state: "working",
    endedAt: null,
    endReason: null,
  };
  const ended = { ...connection, state: "ended", endedAt: at(9e7), endReason: "The host no longer accepts it." };
  const host = (id: string, name: string) => ({
    id,
    name,
    webUrl: `https://${name}`,
    credentialKinds: KINDS,
    connection: null as unknown,
    attempt: null as unknown,
  });
  return {
    hosts: [
      { ...host("git", "git.example.com"), connection: signedIn ? connection : null },
      { ...host("internal", "git.acme.internal"), connection: signedIn ? ended : null },
      { ...host("other", "code.example.org"), attempt: { outcome: "refused", detail: "", at: at(6e4) } },
      { ...host("disk", "Repositories on this server"), webUrl: null, credentialKinds: KINDS.slice(2) },
    ],
  };
}

function session() {
  const user = signedIn ? { login: "mona", name: "Mona Octo", host: "git.example.com", picture: null } : null;
  return { user, access: "open" };
}

function sessions(now: number) {
  const at = (millis: number) => new Date(now - millis).toISOString();
  return {
    sessions: [
      { id: "1", current: true, created: at(9e7), lastUsed: at(1_000), browser: "Chrome on Linux" },
      { id: "2", current: false, created: at(4e8), lastUsed: at(7e6), browser: "Safari on iPhone" },
    ],
  };
}

function readable(now: number) {
  const row = (name: string, service: string, access: string, wayOut: string | null = null) => ({
    url: `https://git.example.com/${name}`,
    host: "git",
    name,
    services: [service],
    access,
    detail: "",
    wayOut,
    checked: new Date(now - 1.3e5).toISOString(),
  });
  return {
    repositories: [
      row("acme/checkout", "checkout", "yes"),
      row("acme/payments", "payments", "no"),
      row("acme/ml-serving", "recommender", "single_sign_on", "https://git.example.com/orgs/acme/sso"),
      row("acme/search", "catalog-search", "application_not_allowed"),
    ],
  };
}

function changes(method: string, path: string, body: Record<string, string>): unknown {
  if (path === "source-settings") {
    rootPath = method === "PUT" ? (body["rootPath"] ?? "") : "";
    return settings();
  }
  if (path === "mappings") return setMappings(body["text"] ?? "");
  if (method === "DELETE" && (path === "session" || path === "sessions")) signedIn = false;
  if (method === "POST" && path.endsWith("/connect")) signedIn = true;
  if (path.endsWith("/connect")) return { authorizeUrl: "http://127.0.0.1:4174/services" };
  if (path.endsWith("/check")) return { state: "working", detail: "" };
  return method === "DELETE" ? { revoked: path.endsWith("git") } : undefined;
}

function commits(refs: string[], now: number) {
  const subjects = ["Match coupon rules by pattern", "Keep list prices per request", "Round tax once per order"];
  return {
    commits: refs.map((ref, index) => ({
      ref,
      id: ref.length === 40 ? ref : "71be0c4".padEnd(40, "0"),
      subject: subjects[index % 3],
      author: index === 1 ? "jo" : "mona",
      authored: new Date(now - (index + 1) * 2e8).toISOString(),
      picture: null,
      webUrl: `https://git.example.com/acme/checkout/commit/${ref}`,
      moved: ref === "release-11",
    })),
  };
}

/** Answers one call of the API; false when it is none. */
export function answer(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (!url.pathname.startsWith("/api/v1/")) return false;
  const p = (name: string) => url.searchParams.get(name) ?? "";
  const now = Date.now();
  const answers: Record<string, () => unknown> = {
    tenants: () => ({ tenants: ["default"] }),
    services: () => (p("tenant") === "empty" ? { from: "", until: "", services: [] } : services(now)),
    "profile-types": () => ({ profileTypes: [CPU, "memory:alloc_space:bytes:space:bytes"].map((id) => ({ id })) }),
    labels: () => ({ labels: ["region", "service_git_ref", "service_name", "pod"] }),
    "labels/service_name/values": () => ({ values: ["checkout", "catalog-search", "payments", "ledger-batch"] }),
    "labels/region/values": () => ({ values: ["eu-west", "us-east"] }),
    timeline: () => timeline(now),
    flamegraph,
    functions: () => functions(p("search"), p("sort")),
    "function-details": () => measuredAs(p("query"), details(p("function"), p("file"), p("commit"), now)),
    calls: () => calls(Number(p("line"))),
    sandwich: () => sandwich(STACKS, p("function"), (name) => ({ name, file: fileOf(name), origin: originOf(name) })),
    source: () => source(p("function"), p("commit"), now),
    session,
    sessions: () => sessions(now),
    connections: () => hosts(now),
    "connections/repositories": () => readable(now),
    "source-match": () => match(p("function"), p("commit"), p("better") === "true", now),
    "source-settings": settings,
    mappings: () => mappings(now),
    "mappings/coverage": coverage,
    commits: () => commits(url.searchParams.getAll("ref"), now),
  };
  const path = url.pathname.slice("/api/v1/".length);
  response.setHeader("content-type", "application/json");
  const send = (body: unknown) => {
    const status = (body as { status?: unknown } | undefined)?.status;
    if (typeof status === "number") response.statusCode = status;
    if (body !== undefined) response.end(JSON.stringify(body));
    else {
      response.statusCode = 404;
      response.end(JSON.stringify({ type: "x", title: "Not found", status: 404, detail: "No such call." }));
    }
  };
  if (request.method === "GET") setTimeout(() => send(answers[path]?.()), path === "source" ? 400 : path === "source-match" ? 200 : 5);
  else void bodyOf(request).then((body) => send(changes(request.method ?? "", path, body)));
  return true;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : (JSON.parse(text) as Record<string, string>);
}
