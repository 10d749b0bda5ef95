import { expect, it } from "vitest";
import type { SourceAnswer, SourceOwner } from "../api/types";
import { answer, usedVersion } from "./fixtures";
import { isOthers, ownerWords, usedParts } from "./used";

const NOW = Date.parse("2026-11-23T15:00:00");
const parts = (changes: Partial<SourceAnswer>) =>
  usedParts(answer(changes), NOW).map(({ name, value, said }) => `${name}: ${value} | ${said}`);

it("a hash is named with who said it, and what is not set is left out", () =>
  expect(parts({ version: usedVersion() })).toEqual(["Repository: acme/checkout | from its label", "Commit: 9f3c2ab | from its label"]));

it("a branch says its commit, since when it is known, and that it moved", () => {
  const asOf = new Date("2026-11-20T14:00:00").toISOString();
  expect(parts({ version: usedVersion({ ref: "main", asOf }), movedSince: true })[1]).toBe(
    "Commit: main at 9f3c2ab | from its label, as of 20 Nov 14:00, moved since",
  );
});

it("what is set by people is said to be", () => {
  const version = usedVersion({ rootPath: "services/api", from: { repository: "mine", ref: "everyones", rootPath: "mine" } });
  expect(parts({ version }).map((part) => part.split(" | ")[1])).toEqual(["set by you", "set for everyone", "set by you"]);
});

const GO: SourceOwner = {
  kind: "standard_library",
  what: "Go's standard library",
  version: "go1.24.1",
  versionFrom: "the toolchain line of go.mod",
};
it.each<[Partial<SourceOwner>, string]>([
  [{}, "Go's standard library go1.24.1 (from the toolchain line of go.mod)"],
  [{ versionFrom: null }, "Go's standard library go1.24.1"],
  [{ version: null, versionFrom: null }, "Go's standard library, version unknown"],
])("whose code it is, with %j", (changes, words) => expect(ownerWords({ ...GO, ...changes })).toBe(words));

it("a file of another repository is named with the place it is read from", () => {
  const repository = { url: "https://git.example.com/golang/go", host: "git", hostName: "git.example.com", name: "golang/go" };
  expect(parts({ of: GO, repository, ref: "go1.24.1", movedSince: true }).slice(1)).toEqual([
    "Commit: 9f3c2ab | from its label",
    "Belongs to: Go's standard library go1.24.1 (from the toolchain line of go.mod) | ",
    "Read from: golang/go at go1.24.1 | moved since",
  ]);
});

it("code of others that no host serves is read from nowhere", () =>
  expect(parts({ of: GO }).at(-1)).toBe("Belongs to: Go's standard library go1.24.1 (from the toolchain line of go.mod) | "));

it("the service's own code is nobody else's", () => {
  expect(isOthers({ ...GO, kind: "service" })).toBe(false);
  expect(isOthers(null)).toBe(false);
  expect(isOthers(GO)).toBe(true);
});
