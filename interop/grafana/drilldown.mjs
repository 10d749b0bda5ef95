// Lets the code of Grafana's Profiles Drilldown count lines in what a Lineflame server answers, and holds the result against the server's own:
//
//   node drilldown.mjs CHECKOUT ADDRESS TYPE SELECTOR FROM UNTIL [CALL_SITES]
//
// CHECKOUT is a checkout of github.com/grafana/explore-profiles, of which four files are read and none is kept. TYPE is a profile type, SELECTOR
// as {service_name="shop"}, FROM and UNTIL seconds since 1970. CALL_SITES (60) is how many places in the flame graph are asked about.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [checkout, address, type, selector, from, until, most = "60"] = process.argv.slice(2);
if (until === undefined) {
  console.error("usage: drilldown.mjs CHECKOUT ADDRESS TYPE SELECTOR FROM UNTIL [CALL_SITES]");
  process.exit(2);
}
const panel = "src/pages/ProfilesExplorerView/components/SceneExploreServiceFlameGraph/components/SceneFunctionDetailsPanel";

/** How many nodes the app asks for in its panel, as its own source says. */
const maxNodes = Number(source("infrastructure/useFetchFunctionsDetails.ts").match(/MAX_NODES = (\d+)/)[1]);
const { convertPprofToFunctionDetails } = await load("domain/convertPprofToFunctionDetails.ts", "PLACEHOLDER_COMMIT_DATA = {}");
const { getCommitsWithSamples } = await load("domain/getCommitsWithSamples.ts");
const { GITHUB_URL, isGitHubRepository } = await load("domain/isGitHubRepository.ts");
const { getRepositoryDetails } = await load("domain/getRepositoryDetails.ts", `GITHUB_URL = ${JSON.stringify(GITHUB_URL)}`);

const query = type + selector;
const { services } = await ask("/api/v1/services", { from, until });
const places = callSites(await ask("/api/v1/flamegraph", { query, from, until }), Number(most));
assert.ok(places.length > 0, `${query} has a flame graph`);
let lines = 0;
let cut = 0;
let inlined = 0;
for (const stack of places) {
  lines += await compare(stack, undefined);
  cut += await compare(stack, maxNodes);
}
console.log(`${query}: ${places.length} call sites; ${lines} lines equal without a limit, ${cut} with the app's ${maxNodes} nodes; ${inlined} of them but for self of what is inlined`);

/** Fails unless the app's lines of the last function of a stack are ours, version by version; gives how many there are. */
async function compare(stack, limit) {
  const name = stack.at(-1);
  const details = convertPprofToFunctionDetails(name, await mergedProfile(stack, limit));
  const where = `${stack.join(" > ")}, ${limit ?? "all"} nodes`;
  assert.deepEqual(details.map((one) => one.version.git_ref).sort(), (await ownDetails(stack)).versions.filter((one) => one.total !== 0).map((one) => one.ref).sort(), where);
  let compared = 0;
  for (const one of details) {
    assertVersion(one.version, where);
    const own = await ownDetails(stack, one.version.git_ref);
    assert.deepEqual(appLines(one, own), ownLines(own), `${where}, ${one.version.git_ref}`);
    compared += own.lines.length;
  }
  const total = details.reduce((sum, one) => sum + sumOfLines(one), 0);
  const commits = getCommitsWithSamples(details, total);
  assert.equal(commits.reduce((sum, one) => sum + one.samples.current, 0), total, where);
  return compared;
}

function ownDetails(stack, commit) {
  const asked = [["query", query], ["from", from], ["until", until], ["function", stack.at(-1)], ...stack.map((name) => ["stack", name])];
  return ask("/api/v1/function-details", commit === undefined ? asked : [...asked, ["commit", commit]]);
}

/**
 * As [line, self, total], by line. The app counts what a function inlined into a line costs itself as that line's own, too (it looks at the place
 * of the location in the stack, not of the line in the location), where pprof and we count it in the inlined function alone.
 */
function appLines(details, own) {
  const inlining = new Map(own.inlinedLines.map((one) => [one.line, own.lines.find((line) => line.line === one.line)]));
  const self = (one) => {
    const ours = inlining.get(one.line);
    if (ours === undefined || one.flat === ours.self) return one.flat;
    assert.ok(one.flat > ours.self && one.flat <= ours.total, `line ${one.line}, into which something is inlined, has ${one.flat}`);
    inlined++;
    return ours.self;
  };
  return [...details.callSites.values()].map((one) => [one.line, self(one), one.cum]).sort(([left], [right]) => left - right);
}

function ownLines(details) {
  return details.lines.map((one) => [one.line, one.self, one.total]).sort(([left], [right]) => left - right);
}

function sumOfLines(details) {
  return [...details.callSites.values()].reduce((sum, one) => sum + one.cum, 0);
}

/** Stacks of names of nodes spread over the flame graph, from the root on, as the app makes them of the node that a person clicks. */
function callSites({ nodes, functions }, count) {
  const every = Math.max(1, Math.floor((nodes.parent.length - 1) / count));
  const stacks = [];
  for (let node = 1; node < nodes.parent.length; node += every) {
    const stack = [];
    for (let at = node; at > 0; at = nodes.parent[at]) stack.unshift(functions.name[nodes.function[at]]);
    stacks.push(stack);
  }
  return stacks;
}

/** The drop-down of commits and the link beside it are made of the mapping's build id: it has to be a version that the server lists. */
function assertVersion(version, where) {
  const known = services.flatMap((service) => service.versions);
  const found = known.find((one) => one.repository === version.repository && one.ref === version.git_ref && (one.rootPath ?? "") === (version.root_path ?? ""));
  assert.ok(found, `${where}: ${JSON.stringify(version)} is a version of the server's`);
  const shown = getRepositoryDetails(isGitHubRepository(version.repository), version);
  assert.equal(shown.commitUrl, `${version.repository}/commit/${version.git_ref}`, where);
}

/** The call with which the app fills its panel, worded as there. */
async function mergedProfile(stack, limit) {
  return ask("/querier.v1.QuerierService/SelectMergeProfile", undefined, {
    profile_typeID: type,
    label_selector: selector,
    start: Number(from) * 1000,
    end: Number(until) * 1000,
    stackTraceSelector: { call_site: stack.map((name) => ({ name })) },
    maxNodes: limit,
  });
}

async function ask(path, parameters, message) {
  const response = await fetch(`${address}${path}${parameters ? `?${new URLSearchParams(parameters)}` : ""}`, {
    ...(message && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(message) }),
  });
  const body = await response.text();
  assert.equal(response.status, 200, `${path}: ${response.status} ${body.slice(0, 500)}`);
  return JSON.parse(body);
}

function source(file) {
  return readFileSync(join(checkout, panel, file), "utf8");
}

/** A file of the app without its types and imports, of which it needs the constants given here. */
async function load(file, ...constants) {
  const { transformSync } = createRequire(join(process.cwd(), "package.json"))("esbuild");
  const { code } = transformSync(source(file).replace(/^import [^;]*;$/gm, ""), { loader: "ts", format: "esm" });
  const all = constants.map((one) => `const ${one};\n`).join("") + code;
  return import(`data:text/javascript;base64,${Buffer.from(all).toString("base64")}`);
}
