import assert from "node:assert/strict";
import { assertLine, assertService, assertShare, said, total } from "../api.mjs";
import { listings } from "../listing.mjs";

const service = "interop-node";
const cpu = "wall:cpu:nanoseconds:wall:nanoseconds";
const wall = "wall:wall:nanoseconds:wall:nanoseconds";
const heap = "memory:inuse_space:bytes:inuse_space:bytes";
await assertService(service, [cpu, wall, heap, "memory:inuse_objects:count:inuse_space:bytes"]);
const share = assertShare(await total(service, cpu), said.cpuSeconds * 1e9, [0.3, 1.2], "CPU profiled of CPU used");
// The SDK writes file and line into the names: ./node/work.js:burn:25. Its lines are those on which functions begin.
const { details } = await assertLine({ service, type: cpu, name: /^burn$|:burn:\d+$/, file: "node/work.js", mark: "hot" });
const all = await total(service, wall);
const slow = await total(service, wall, ', controller="slow"');
const fast = await total(service, wall, ', controller="fast"');
assert.ok(slow > fast && fast > 0 && slow + fast <= all, `slow ${slow}, fast ${fast} of ${all}`);
await assertLine({ service, type: heap, name: /^keep$|:keep:\d+$/, file: "node/work.js", mark: "allocated" });
console.log(`wall, cpu and heap; burn ${details.samples} samples, CPU profiled ${share} of CPU used; ${listings()}`);
