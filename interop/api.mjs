// Asks a Lineflame server what arrived from a client, and holds it against the client's program.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { assertListing } from "./listing.mjs";

const { INTEROP_ADDRESS, INTEROP_TENANT, INTEROP_REPOSITORY, INTEROP_COMMIT } = process.env;

/** The answer of one call of /api/v1, of the last hour. */
export async function ask(call, parameters = {}, tenant = INTEROP_TENANT) {
  const range = { from: "now-1h", until: "now+5m", tenant };
  const response = await fetch(`${INTEROP_ADDRESS}/api/v1/${call}?${new URLSearchParams({ ...range, ...parameters })}`);
  const body = await response.text();
  assert.equal(response.status, 200, `${call} ${JSON.stringify(parameters)}: ${response.status} ${body}`);
  return JSON.parse(body);
}

/** The number of the one line of a source file that ends in this comment. */
export function markedLine(file, mark) {
  const lines = readFileSync(new URL(file, import.meta.url), "utf8").split("\n");
  const found = lines.flatMap((line, index) => (line.trimEnd().match(new RegExp(`(//|#) ${mark}$`)) ? [index + 1] : []));
  assert.equal(found.length, 1, `${file} has one line marked ${mark}`);
  return found[0];
}

/** Fails unless the service is listed with these profile types (and perhaps others), and with the one version its client names. */
export async function assertService(service, types) {
  const { services } = await ask("services");
  const listed = services.find((one) => one.name === service);
  assert.ok(listed, `the service ${service} is listed among ${services.map((one) => one.name)}`);
  for (const type of types) assert.ok(listed.profileTypes.includes(type), `${type} arrived of ${service}; there are ${listed.profileTypes}`);
  const rootPath = `interop/${listed.name.split("-")[1]}`;
  assert.deepEqual(
    listed.versions.map((one) => [one.repository, one.ref, one.rootPath]),
    [[INTEROP_REPOSITORY, INTEROP_COMMIT, rootPath]],
    `repository, commit and root path of ${service}`,
  );
  const elsewhere = await ask("services", {}, "default");
  assert.deepEqual(elsewhere.services.map((one) => one.name).filter((name) => name === service), [], "nothing went to another tenant");
}

/** The total of a profile type of a service, with more conditions on labels if any. */
export async function total(service, type, labels = "") {
  const { total } = await ask("functions", { query: `${type}{service_name="${service}"${labels}}`, limit: "1" });
  return total;
}

/**
 * Fails unless the function's cost stands on the marked line of its file, most of all of its lines, and the server shows that
 * line of the file at the commit; `go tool pprof -list` of the profile as a file has to say the same of all lines.
 * `name` is the whole name or a pattern, `cost` is `self` or `total`. pprof lists no lines of functions without a file: where the client
 * sends no names of files, say `fileless`, which fails as soon as it sends them. Gives the function's details.
 */
export async function assertLine({ service, type, name, file, mark, cost = "total", labels = "", fileless = false }) {
  const query = `${type}{service_name="${service}"${labels}}`;
  const { functions } = await ask("functions", { query, sort: "total", limit: "200" });
  const found = functions.find((one) => (name instanceof RegExp ? name.test(one.name) : one.name === name));
  assert.ok(found, `${name} is among the functions of ${query}: ${JSON.stringify(functions.map((one) => one.name))}`);
  const asked = { query, function: found.name, file: found.file };
  const details = await ask("function-details", asked);
  const line = markedLine(file, mark);
  const marked = details.lines.find((one) => one.line === line);
  assert.ok(marked, `${file}:${line} has a cost; it is ${JSON.stringify({ ...details.function, lines: details.lines })}`);
  assert.equal(marked[cost], Math.max(...details.lines.map((one) => one[cost])), `${file}:${line} has the largest ${cost}: ${JSON.stringify(details.lines)}`);
  assert.ok(details.total > 0 && details.total <= details.profileTotal, `${name}: ${details.total} of ${details.profileTotal}`);
  assert.ok(details.lines.every((one) => one.self <= one.total && one.total <= details.total), "each line's self is within its total");
  assert.deepEqual([details.selected.repository, details.selected.ref], [INTEROP_REPOSITORY, INTEROP_COMMIT]);

  const source = await ask("source", { service, function: found.name, file: found.file, startLine: String(details.function.startLine) });
  assert.equal(source.state, "found", `the source of ${found.name} in ${found.file}: ${source.state} ${source.detail ?? ""}`);
  assert.equal(source.path, `interop/${file}`);
  assert.equal(source.commit.id ?? source.commit, INTEROP_COMMIT);
  assert.match(source.text.split("\n")[line - 1], new RegExp(`${mark}$`));
  if (fileless) assert.equal(found.file, "", `${name} names no file, and so has no -list; otherwise compare it`);
  else assertListing(query, details);
  return { details, marked };
}

/** Fails unless the costs are between these shares of what the client itself says. */
export function assertShare(cost, said, [least, most], what) {
  const share = cost / said;
  assert.ok(share >= least && share <= most, `${what}: ${cost} is ${share.toFixed(2)} of ${said}, not between ${least} and ${most}`);
  return `${(share * 100).toFixed(0)} %`;
}

/** What the client printed as its last line. */
export const said = JSON.parse(process.env.INTEROP_SAID ?? "{}");
