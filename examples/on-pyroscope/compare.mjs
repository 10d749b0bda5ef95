// Pushes the demo's profiles through a server on Pyroscope and through one on its database, and asks both the same:
// node compare.mjs ON_PYROSCOPE ON_POSTGRES
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { gunzipSync, gzipSync } from "node:zlib";

const [onPyroscope, onPostgres] = process.argv.slice(2);
const demo = new URL("../../server/src/main/resources/io/lineflame/server/demo/", import.meta.url);
const golden = new URL("../../profile-core/src/test/resources/io/lineflame/profile/demo-golden/", import.meta.url);
const index = JSON.parse(readFileSync(new URL("index.json", demo), "utf8"));
const tenant = { "X-Scope-OrgID": "acme" };
// Whole seconds: each profile then lies just on an edge of the ranges and steps below.
const start = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;
const types = {
  cpu: ["process_cpu:cpu:nanoseconds:cpu:nanoseconds", "process_cpu:samples:count:cpu:nanoseconds"],
  heap: ["alloc_objects:count", "alloc_space:bytes", "inuse_objects:count", "inuse_space:bytes"].map((type) => `memory:${type}:space:bytes`),
  goroutine: ["goroutines:goroutine:count:goroutine:count"],
  mutex: ["mutex:contentions:count:contentions:count", "mutex:delay:nanoseconds:contentions:count"],
  block: ["block:contentions:count:contentions:count", "block:delay:nanoseconds:contentions:count"],
};
// What each kind of profile counts itself. Of the others a merged profile keeps no number of records: samples may differ there.
const counted = /:(cpu|samples|contentions|delay|goroutine):/;

function varint(value) {
  const bytes = [];
  for (let rest = BigInt(value); ; rest >>= 7n) {
    if (rest < 128n) return Buffer.from([...bytes, Number(rest)]);
    bytes.push(Number(rest & 127n) | 128);
  }
}

/** The profile with another start: the last of a field counts (profile.proto, field 9, time_nanos). */
function startingAt(profile, milliseconds) {
  return gzipSync(Buffer.concat([withoutBareSamples(gunzipSync(profile)), Buffer.from([9 << 3]), varint(BigInt(milliseconds) * 1_000_000n)]));
}

/** Reads a varint at a position: its value and the position behind it. */
function readVarint(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return [value, at];
  }
}

/** Top-level fields of a message: number, the bytes of the whole field, and of its content when it has a length. */
function* fields(bytes) {
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    const [tag, value] = readVarint(bytes, at);
    const [number, kind] = [Math.floor(tag / 8), tag % 8];
    assert.ok(kind === 0 || kind === 2, `wire type ${kind}`);
    const [length, behind] = readVarint(bytes, value);
    at = kind === 2 ? behind + length : behind;
    yield { number, whole: bytes.subarray(start, at), content: bytes.subarray(behind, at) };
  }
}

/** The profile without samples that have no stack (profile.proto, field 2 without its field 1): Pyroscope drops them. */
function withoutBareSamples(profile) {
  const bare = ({ number, content }) => number === 2 && ![...fields(content)].some((field) => field.number === 1);
  return Buffer.concat([...fields(profile)].filter((field) => !bare(field)).map(({ whole }) => whole));
}

const pushes = [];
function push(service, labels, file, kind, milliseconds) {
  const profile = startingAt(readFileSync(new URL(file, demo)), milliseconds);
  const text = Object.entries(labels).map(([name, value]) => `${name}=${value}`).join(",");
  pushes.push({ service, text, profile, kind, milliseconds });
}

async function send(server, { service, text, profile, kind, milliseconds }) {
  const form = new FormData();
  form.append("profile", new Blob([profile]), "profile.pprof");
  const config = {
    mutex: { contentions: { "display-name": "mutex_count", units: "lock_samples" }, delay: { "display-name": "mutex_duration", units: "lock_nanoseconds" } },
    block: { contentions: { "display-name": "block_count", units: "lock_samples" }, delay: { "display-name": "block_duration", units: "lock_nanoseconds" } },
    goroutine: { goroutine: { "display-name": "goroutines", units: "goroutines" } },
  }[kind];
  if (config) form.append("sample_type_config", new Blob([JSON.stringify(config)]), "sample_type_config.json");
  const name = encodeURIComponent(`${service}{${text}}`);
  const response = await fetch(`${server}/ingest?name=${name}&from=${milliseconds}&until=${milliseconds + 10_000}&spyName=gospy`, { method: "POST", headers: tenant, body: form });
  assert.equal(response.status, 200, `push of ${service}: ${await response.text()}`);
}

async function ask(server, call, parameters) {
  const response = await fetch(`${server}/api/v1/${call}?${new URLSearchParams(parameters)}`, { headers: tenant });
  const body = await response.text();
  assert.equal(response.status, 200, `${call} ${JSON.stringify(parameters)}: ${body}`);
  return JSON.parse(body);
}

/** As Pyroscope writes names of generic Go functions in CPU profiles: without the shapes they were compiled for. */
const shapeless = (name) => name.replace(/\[go\.shape\..*\]/, "");

/** Without what Pyroscope does not keep. */
function comparable(answer, type) {
  const left = ["profiles", "firstSeen", "lastSeen"];
  if (!counted.test(type)) left.push("samples", "profileSamples", "warnings"); // it warns of just that
  return JSON.parse(JSON.stringify(answer, (key, value) => (left.includes(key) ? undefined : typeof value === "string" ? shapeless(value) : value)));
}

/** Each node of a flame graph by the names on its path: nodes and functions are numbered as they were met. */
function byNames({ functions, nodes, ...rest }) {
  const paths = [];
  const rows = nodes.parent.map((parent, node) => {
    const name = nodes.function[node] < 0 ? "" : `${functions.name[nodes.function[node]]}@${functions.file[nodes.function[node]]}`;
    paths.push((parent < 0 ? "" : paths[parent] + "\n") + name);
    return [paths[node], nodes.self[node], nodes.total[node], nodes.samples?.[node], nodes.inlined[node]];
  });
  return { ...rest, nodes: rows.sort(([one], [other]) => (one < other ? -1 : 1)) };
}

let compared = 0;
async function same(call, parameters, shape = (answer) => answer) {
  const [there, here] = await Promise.all([ask(onPyroscope, call, parameters), ask(onPostgres, call, parameters)]);
  const type = parameters.query ?? "";
  assert.deepEqual(shape(comparable(there, type)), shape(comparable(here, type)), `${call} ${JSON.stringify(parameters)}`);
  compared++;
}

// Each recorded profile as a service of its own, and all of them as the shop, every minute in its time.
const single = [];
index.profiles.forEach((profile, number) => {
  const service = `single-${number}`;
  single.push({ service, ...profile });
  push(service, {}, profile.file, profile.kind, start);
  for (let at = profile.fromSeconds; at < profile.untilSeconds; at += 300) {
    const labels = { ...profile.labels, service_git_ref: profile.ref, service_repository: index.repository };
    push(index.service, labels, profile.file, profile.kind, start + 3_600_000 + at * 1000 + number);
  }
});
for (const one of pushes) await Promise.all([send(onPyroscope, one), send(onPostgres, one)]);
await new Promise((done) => setTimeout(done, 3_000)); // Pyroscope answers from what it has written to its segments
console.log(`${pushes.length} profiles pushed to each`);

// Golden: what go tool pprof -list printed, for each line of the hottest functions of each profile.
let lines = 0;
for (const { service, file, kind } of single) {
  const name = `${file.split("/")[1].slice(0, 7)}-${file.split("/")[2].replace(".pb.gz", ".json")}`;
  const expected = JSON.parse(readFileSync(new URL(name, golden), "utf8"));
  for (const type of expected.sampleTypes) {
    const id = types[kind].find((one) => one.split(":")[1] === type.name);
    const range = { query: `${id}{service_name="${service}"}`, from: String(start), until: String(start + 1000) };
    const hottest = [...type.functions].sort((a, b) => b.total - a.total).slice(0, 10);
    for (const { function: wanted, files } of hottest) {
      for (const { file: source, lines: printed } of files) {
        const details = await ask(onPyroscope, "function-details", { ...range, function: shapeless(wanted), file: source });
        const shown = new Map(details.lines.map(({ line, self, total }) => [line, [self, total]]));
        for (const [line, self, total] of printed) {
          assert.deepEqual(shown.get(line) ?? [0, 0], [self, total], `${name} ${type.name} ${wanted}, line ${line}`);
          lines++;
        }
        assert.equal([...shown.keys()].filter((line) => !printed.some(([one]) => one === line) && shown.get(line).some((cost) => cost !== 0)).length, 0, `${name} ${wanted}: further lines`);
      }
    }
  }
}
console.log(`${lines} lines equal go tool pprof -list`);

// The same answers as from the database: whole hour, and ranges whose ends lie just on profiles.
const edges = [
  [start, start + 3_600_000],
  [start + 300_000, start + 1_800_000],
  [start + 1, start + 2_400_001],
  [start + 600_000, start + 1_000_000],
];
for (const [from, until] of edges) {
  const range = { from: String(from), until: String(until) };
  for (const type of Object.values(types).flat()) {
    for (const matchers of [`service_name="${index.service}"`, `service_name="${index.service}",region=~"e.*",service_git_ref!="${index.commits[0].ref}"`]) {
      const query = `${type}{${matchers}}`;
      await same("timeline", { ...range, query, step: "7m", groupBy: "instance" }, ({ versions, ...rest }) => ({ ...rest, versions: versions.map((one) => one.ref).sort() }));
      await same("timeline", { ...range, query, step: "1s" }, ({ versions, ...rest }) => rest);
      await same("functions", { ...range, query, limit: "1000" });
      await same("flamegraph", { ...range, query, maxNodes: "100000" }, byNames);
    }
    const query = `${type}{service_name="${index.service}"}`;
    for (const commit of index.commits) {
      await same("function-details", { ...range, query, function: commit.function.function, commit: commit.ref }).catch(async (failure) => {
        if (!/unknown-commit|404/.test(failure.message)) throw failure; // no profile of this commit in the range, on either
      });
    }
  }
}
console.log(`${compared} answers equal those from the database`);
for (const call of ["labels", "profile-types", "labels/instance/values"]) {
  const range = { from: String(start), until: String(start + 3_600_000) };
  await same(call, range);
}
console.log("labels, their values and profile types are the same");
