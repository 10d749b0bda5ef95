// Asks the demo for functions of Go's standard library: node assert-library.mjs ADDRESS with|without VERSION GOROOT
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const [address, mode, version, library] = process.argv.slice(2);
const query = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="demo-shop"}';
const range = { query, from: "now-2h", until: "now" };

async function ask(call, parameters) {
  const response = await fetch(new URL(`/api/v1/${call}?${new URLSearchParams(parameters)}`, address));
  assert.equal(response.status, 200, `${call}: ${response.status}`);
  return response.json();
}

const { functions } = await ask("functions", { ...range, search: "", sort: "total", limit: "2000" });
const own = functions.filter((one) => one.file.startsWith("/usr/local/go/src/") && one.file.endsWith(".go"));
assert.ok(own.length > 20, `the demo has ${own.length} functions of the standard library`);

let compared = 0;
let matching = 0;
for (const { name, file } of own.slice(0, 25)) {
  const details = await ask("function-details", { ...range, function: name, file });
  const startLine = String(details.function.startLine);
  const source = await ask("source", { service: "demo-shop", function: name, file, startLine });
  const path = file.slice("/usr/local/go/".length);
  assert.equal(source.of.kind, "standard_library", name);
  assert.equal(source.of.version, version, name);
  assert.match(source.of.versionFrom, /label go_version/);
  if (mode === "without") {
    assert.equal(source.state, "other_repository", name);
    assert.equal(source.text, null);
    assert.ok(source.advice.some((advice) => advice.includes("LINEFLAME_GIT_REPOSITORIES")), source.advice.join(" "));
  } else {
    assert.equal(source.state, "found", `${name}: ${source.detail}`);
    assert.equal(source.path, path);
    assert.equal(source.ref, version);
    assert.equal(source.repository.url, "https://github.com/golang/go");
    assert.equal(source.text, readFileSync(`${library}/${path}`, "utf8"));
    assert.notEqual(source.startLineMatches, false, `${name} does not start at line ${startLine}`);
    compared += source.startLineMatches ? 1 : 0;
    const match = await ask("source-match", { ...range, service: "demo-shop", function: name, file });
    assert.notEqual(match.verdict, "may_not_match", `${path}: ${match.reason}`);
    matching += match.verdict === "matches" ? 1 : 0;
  }
}
assert.ok(mode === "without" || compared > 10, `${compared} start lines were compared`);
assert.ok(mode === "without" || matching > 10, `${matching} files match`);

// The service's own code is found in either case, and says that it is the service's.
const shop = await ask("source", {
  service: "demo-shop",
  function: "github.com/lineflame/demo-shop/catalog.(*Catalog).Search",
  file: "/build/demo-shop/catalog/catalog.go",
});
assert.equal(shop.state, "found");
assert.equal(shop.of.kind, "service");
console.log(`ok: the standard library of ${version}, ${mode} a mirror`);
