// Burns CPU under two labels and keeps memory, pushing with @pyroscope/nodejs: wall, cpu and heap profiles.
"use strict";
const Pyroscope = require("@pyroscope/nodejs");

const { INTEROP_ADDRESS, INTEROP_USER, INTEROP_PASSWORD, INTEROP_TENANT, INTEROP_REPOSITORY, INTEROP_COMMIT, INTEROP_SECONDS } = process.env;

Pyroscope.init({
  appName: "interop-node",
  serverAddress: INTEROP_ADDRESS,
  basicAuthUser: INTEROP_USER,
  basicAuthPassword: INTEROP_PASSWORD,
  tenantID: INTEROP_TENANT,
  flushIntervalMs: 4000,
  tags: {
    service_repository: INTEROP_REPOSITORY,
    service_git_ref: INTEROP_COMMIT,
    service_root_path: "interop/node",
    region: "eu-north",
  },
  wall: { collectCpuTime: true, samplingDurationMs: 4000 },
});

const kept = [];

function burn(seed) { // hot
  let sum = seed;
  for (let i = 0; i < 2_000_000; i++) {
    sum = (sum * 31 + i) % 1_000_003;
  }
  return sum;
}

function keep(sum) { // allocated
  if (kept.length < 200) {
    kept.push(Array.from({ length: 20_000 }, (_, i) => sum + i));
  }
}

async function main() {
  Pyroscope.start();
  const end = Date.now() + Number(INTEROP_SECONDS) * 1000;
  for (let i = 0; Date.now() < end; i++) {
    Pyroscope.default.wrapWithLabels({ controller: i % 4 === 0 ? "fast" : "slow" }, () => keep(burn(i)));
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Pyroscope.stop();
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  console.log(JSON.stringify({ cpuSeconds: (userCPUTime + systemCPUTime) / 1e6 }));
}

main();
