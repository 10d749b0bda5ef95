import assert from "node:assert/strict";
import { ask, markedLine } from "../api.mjs";

// By OTLP the agent names neither its application nor labels, as it warns itself; the cost and its line are there.
const unnamed = (await ask("services")).services.find((one) => one.name === "unknown_service");
assert.ok(unnamed, "what came by OTLP is listed");
const type = unnamed.profileTypes.find((one) => one.includes(":itimer:") || one.includes(":cpu:"));
const query = `${type}{service_name="unknown_service"}`;
const burn = (await ask("functions", { query, sort: "total", limit: "200" })).functions.find((one) => /\bWork\.burn$/.test(one.name));
assert.ok(burn, `Work.burn is among the functions of ${query}`);
const exported = await ask("function-details", { query, function: burn.name, file: burn.file });
const hot = exported.lines.find((one) => one.line === markedLine("java/src/io/lineflame/interop/Work.java", "hot"));
assert.equal(hot?.total, Math.max(...exported.lines.map((one) => one.total)), `the hot line costs most: ${JSON.stringify(exported.lines)}`);
console.log(`OTLP: ${type}, ${exported.samples} samples`);
