// Asks a Lineflame server what arrived from push-go: node assert-arrived.mjs ADDRESS
import assert from "node:assert/strict";

const address = process.argv[2];
const expectedTypes = [
  "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
  "process_cpu:samples:count:cpu:nanoseconds",
  "memory:alloc_objects:count:space:bytes",
  "memory:alloc_space:bytes:space:bytes",
  "memory:inuse_objects:count:space:bytes",
  "memory:inuse_space:bytes:space:bytes",
  "goroutines:goroutine:count:goroutine:count",
  "mutex:contentions:count:contentions:count",
  "mutex:delay:nanoseconds:contentions:count",
  "block:contentions:count:contentions:count",
  "block:delay:nanoseconds:contentions:count",
];

async function ask(call, parameters) {
  const response = await fetch(`${address}/api/v1/${call}?${new URLSearchParams({ from: "now-1h", until: "now+5m", ...parameters })}`);
  const body = await response.text();
  assert.equal(response.status, 200, `${call}: ${body}`);
  return JSON.parse(body);
}

const { services } = await ask("services");
const service = services.find((s) => s.name === "push-go");
assert.ok(service, "the service push-go is listed");
for (const type of expectedTypes) assert.ok(service.profileTypes.includes(type), `${type} arrived`);
assert.deepEqual(
  service.versions.map((v) => [v.repository, v.ref, v.rootPath]),
  [["https://github.com/lineflame/lineflame", "main", "examples/push-go"]],
);

const query = '{service_name="push-go"}';
for (const type of expectedTypes) {
  const graph = await ask("flamegraph", { query: type + query });
  assert.ok(graph.profiles > 0, `${type}: profiles answer`);
}
const cpu = await ask("function-details", { query: expectedTypes[0] + query, function: "main.fingerprint" });
assert.equal(cpu.function.file.endsWith("main.go"), true, cpu.function.file);
assert.ok(cpu.total > 0 && cpu.total <= cpu.profileTotal, "main.fingerprint cost CPU");
assert.ok(cpu.samples * 10_000_000 === cpu.total, "100 samples a second: 10 ms each");
assert.ok(cpu.lines.every((l) => l.line > 0 && l.self <= l.total), "each line's self is within its total");
const blocked = await ask("functions", { query: "mutex:delay:nanoseconds:contentions:count" + query });
assert.ok(blocked.total > 0, "the lock was contended");
console.log(`${expectedTypes.length} profile types arrived; main.fingerprint: ${cpu.samples} samples on ${cpu.lines.length} lines`);
