import assert from "node:assert/strict";
import { assertLine, assertService, assertShare, said, total } from "../api.mjs";

const service = "interop-java";
const cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const allocated = "memory:alloc_in_new_tlab_bytes:bytes:space:bytes";
const waited = "mutex:delay:nanoseconds:mutex:count";
await assertService(service, [cpu, allocated, "memory:alloc_in_new_tlab_objects:count:space:bytes", waited, "mutex:contentions:count:mutex:count"]);
const all = await total(service, cpu);
// The program says what it used from its start until its work was done, and waits for the agent to push that. The
// agent stops and starts between two intervals; with busy processors as little as 35 % was seen.
const share = assertShare(all, said.cpuSeconds * 1e9, [0.3, 1.2], "CPU profiled of CPU used");
const { details } = await assertLine({ service, type: cpu, name: /\bWork\.burn$/, file: "java/src/io/lineflame/interop/Work.java", mark: "hot", fileless: true });
assert.equal(details.samples * 10_000_000, details.total, "100 samples a second of CPU: 10 ms each");
const slow = await total(service, cpu, ', controller="slow"');
const fast = await total(service, cpu, ', controller="fast"');
const rest = await total(service, cpu, ', controller=""');
assert.ok(slow > 0 && fast > 0, `slow ${slow}, fast ${fast}`);
assert.equal(slow + fast + rest, all, "the labels' parts make the whole");
await assertLine({ service, type: allocated, name: /\bWork\.keep$/, file: "java/src/io/lineflame/interop/Work.java", mark: "allocated", cost: "self", fileless: true });
assert.ok((await total(service, waited)) > 0, "the lock was contended");
console.log(`JFR: cpu ${share} of CPU used, ${details.samples} samples, allocations, locks, labels; no files, so no -list`);
