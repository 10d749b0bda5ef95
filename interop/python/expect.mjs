import assert from "node:assert/strict";
import { assertLine, assertService, assertShare, said, total } from "../api.mjs";
import { listings } from "../listing.mjs";

const service = "interop-python";
const cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const allocated = "memory:alloc_space:bytes:space:bytes";
await assertService(service, [cpu, allocated, "memory:alloc_objects:count:space:bytes", "memory:inuse_space:bytes:space:bytes", "memory:inuse_objects:count:space:bytes"]);
// The SDK samples the thread that holds the interpreter, whether or not it has a processor just then.
const all = await total(service, cpu);
const share = assertShare(all, said.wallSeconds * 1e9, [0.5, 1.1], "time profiled of time passed");
const { details } = await assertLine({ service, type: cpu, name: "burn", file: "python/work.py", mark: "hot" });
const slow = await total(service, cpu, ', controller="slow"');
const fast = await total(service, cpu, ', controller="fast"');
const rest = await total(service, cpu, ', controller=""');
assert.ok(slow > 0 && fast > 0, `slow ${slow}, fast ${fast}`);
assert.equal(slow + fast + rest, all, "the labels' parts make the whole");
await assertLine({ service, type: allocated, name: "keep", file: "python/work.py", mark: "allocated" });
console.log(`cpu and memory; burn ${details.samples} samples, ${share} of the time that passed; ${listings()}`);
