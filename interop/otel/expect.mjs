import assert from "node:assert/strict";
import { assertLine, assertService, assertShare, said, total } from "../api.mjs";
import { listings } from "../listing.mjs";

const cpu = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
let all = 0;
for (const encoding of ["proto", "json"]) {
  const service = `interop-otel-${encoding}`;
  await assertService(service, [cpu]);
  const cost = await total(service, cpu);
  await assertLine({ service, type: cpu, name: "main.burn", file: "otel/main.go", mark: "hot" });
  assert.ok((await total(service, cpu, ', controller="slow"')) > cost / 2, "an attribute of samples is a label");
  assert.equal(await total(service, cpu, ', deployment_environment_name="interop test"'), cost, "a resource's attribute is a label");
  all += cost;
}
const share = assertShare(all, said.cpuSeconds * 1e9, [0.6, 1.1], "CPU profiled of CPU used");
console.log(`OTLP in protobuf and JSON; CPU profiled ${share} of CPU used; ${listings()}`);
