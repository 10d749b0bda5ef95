import assert from "node:assert/strict";
import { assertLine, assertService, assertShare, said, total } from "../api.mjs";
import { listings } from "../listing.mjs";

const service = "interop-rust";
const cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
await assertService(service, [cpu]);
const all = await total(service, cpu);
const share = assertShare(all, said.cpuSeconds * 1e9, [0.5, 1.1], "CPU profiled of CPU used");
const { details } = await assertLine({ service, type: cpu, name: "interop_rust::burn", file: "rust/src/main.rs", mark: "hot" });
const slow = await total(service, cpu, ', controller="slow"');
const fast = await total(service, cpu, ', controller="fast"');
const rest = await total(service, cpu, ', controller=""');
assert.ok(slow > 0 && fast > 0, `slow ${slow}, fast ${fast}`);
assert.equal(slow + fast + rest, all, "the labels' parts make the whole");
console.log(`cpu; burn ${details.samples} samples, CPU profiled ${share} of CPU used; ${listings()}`);
