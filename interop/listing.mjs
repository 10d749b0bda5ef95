// Holds the server's line breakdown against what `go tool pprof -list` says of the profile that the server serves as a file.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

const { INTEROP_ADDRESS, INTEROP_TENANT, INTEROP_SOURCES, INTEROP_PPROF } = process.env;
// Where pprof looks for files: it knows them as compiled, some by their last name alone.
const SOURCES = ["", "/interop", "/interop/rust/src", "/interop/java/src"].map((folder) => INTEROP_SOURCES + folder).join(":");

let compared = 0;

/** Says how many functions were compared. */
export const listings = () => (INTEROP_PPROF === "true" ? `-list equal for ${compared}` : "-list not compared");

/** Fails unless every line of the function has the same self and total in both. `run` says so, or fails, where no Go is installed. */
export function assertListing(query, details) {
  if (INTEROP_PPROF !== "true") return;
  const range = { query, from: "now-1h", until: "now+5m", tenant: INTEROP_TENANT };
  const { name, file } = details.function;
  assert.notEqual(file, "", `${name} has a file: without one pprof lists no lines`);
  const listed = execFileSync(
    "go",
    [
      ...["tool", "pprof", `-unit=${details.unit}`, `-source_path=${SOURCES}`, "-trim_path=github.com/lineflame/lineflame"],
      ...["-list", `^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`, `${INTEROP_ADDRESS}/api/v1/profile?${new URLSearchParams(range)}`],
    ],
    { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] },
  );
  assert.deepEqual(linesOf(listed, file.split("/").pop()), costsOf(details), `-list of ${name} in ${query}:\n${listed}`);
  compared++;
}

/** Lines with a cost as `line: self/total`, of the routine in this file. */
function linesOf(listed, file) {
  const lines = [];
  let here = false;
  for (const row of listed.split("\n")) {
    if (row.startsWith("ROUTINE ")) here = row.endsWith(` in ${file}`) || row.endsWith(`/${file}`);
    const [, self, total, line] = (here && row.match(/^\s*(\S+)\s+(\S+)\s+(\d+):/)) || [];
    if (line && (self !== "." || total !== ".")) lines.push(`${line}: ${amount(self)}/${amount(total)}`);
  }
  return lines;
}

function costsOf(details) {
  return details.lines.filter((one) => one.self !== 0 || one.total !== 0).map((one) => `${one.line}: ${one.self}/${one.total}`);
}

function amount(text) {
  if (text === ".") return 0;
  const [, number] = text.match(/^(-?\d+)(ns|B)?$/) ?? [];
  assert.ok(number, `${text} is a whole number of nanoseconds, bytes or pieces`);
  return Number(number);
}
