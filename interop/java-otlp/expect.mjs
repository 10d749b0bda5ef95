import assert from "node:assert/strict";
import { ask, assertShare, said, total } from "../api.mjs";

// By OTLP the agent names neither its application nor labels, as it warns itself, and of frames it sends the functions' names alone.
const service = "unknown_service";
const unnamed = (await ask("services")).services.find((one) => one.name === service);
assert.ok(unnamed, "what came by OTLP is listed");
const type = unnamed.profileTypes.find((one) => one.includes(":itimer:") || one.includes(":cpu:"));
assert.ok(type, `a type of CPU time is listed; there are ${unnamed.profileTypes}`);
const share = assertShare(await total(service, type), said.cpuSeconds * 1e9, [0.3, 1.2], "CPU profiled of CPU used");
const query = `${type}{service_name="${service}"}`;
const burn = (await ask("functions", { query, sort: "total", limit: "200" })).functions.find((one) => /\bWork\.burn$/.test(one.name));
assert.ok(burn, `Work.burn is among the functions of ${query}`);
const details = await ask("function-details", { query, function: burn.name, file: burn.file });
assert.ok(details.total > 0 && details.total <= details.profileTotal, `Work.burn: ${details.total} of ${details.profileTotal}`);
assert.deepEqual([burn.file, details.lines], ["", []], "the agent sends no lines; when it does, look at them here");
console.log(`OTLP: ${type} ${share} of CPU used, ${details.samples} samples; no files and lines, so no -list`);
