import assert from "node:assert/strict";
import { ask, assertLine, assertService, assertShare, said, total } from "../api.mjs";
import { listings } from "../listing.mjs";

const service = "interop-go";
const cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
await assertService(service, [
  cpu,
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
]);
const all = await total(service, cpu);
const share = assertShare(all, said.cpuSeconds * 1e9, [0.6, 1.1], "CPU profiled of CPU used");
const { details } = await assertLine({ service, type: cpu, name: "main.burn", file: "go/main.go", mark: "hot" });
assert.equal(details.samples * 10_000_000, details.total, "100 samples a second: 10 ms each");

// pyroscope.TagWrapper's labels stand in the samples.
const slow = await total(service, cpu, ', controller="slow"');
const fast = await total(service, cpu, ', controller="fast"');
const rest = await total(service, cpu, ', controller=""');
assert.ok(slow > 0 && fast > 0, `slow ${slow}, fast ${fast}`);
assert.equal(slow + fast + rest, all, "the labels' parts make the whole");
assert.equal(await total(service, cpu, ', region="eu-north"'), all, "a label of the program is on every sample");

await assertLine({ service, type: "memory:inuse_space:bytes:space:bytes", name: "main.keep", file: "go/main.go", mark: "allocated", cost: "self" });
assert.ok((await total(service, "mutex:delay:nanoseconds:contentions:count")) > 0, "the lock was contended");
assert.ok((await total(service, "block:delay:nanoseconds:contentions:count")) > 0, "goroutines waited");
assert.ok((await total(service, "goroutines:goroutine:count:goroutine:count")) > 0, "goroutines were counted");

// The example that the README names pushes without a tenant.
const example = (await ask("services", {}, "default")).services.find((one) => one.name === "push-go");
assert.deepEqual(
  example?.versions.map((one) => [one.repository, one.ref, one.rootPath]),
  [["https://github.com/lineflame/lineflame", "main", "examples/push-go"]],
);
const shown = await ask("function-details", { query: `${cpu}{service_name="push-go"}`, function: "main.fingerprint" }, "default");
assert.ok(shown.function.file.endsWith("examples/push-go/main.go") && shown.total > 0, "examples/push-go shows its cost");
console.log(`11 profile types; main.burn ${details.samples} samples, CPU profiled ${share} of CPU used; ${listings()}`);
