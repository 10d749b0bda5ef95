import { expect, it } from "vitest";
import type { SourceOwner, UsedVersion } from "../api/types";
import { usedVersion } from "./fixtures";
import { isOthers, ownerWords, usedParts } from "./used";

const NOW = Date.parse("2026-11-23T15:00:00");
const LABELLED = { repository: "https://git.example.com/acme/checkout", ref: "main", rootPath: "" };
const parts = (version: UsedVersion, movedSince = false, labelled: typeof LABELLED | null = null) =>
  usedParts(version, { movedSince }, labelled, NOW).map(({ name, value, said }) => `${name}: ${value} | ${said}`);

it("a hash is named with who said it, and what is not set is left out", () =>
  expect(parts(usedVersion())).toEqual(["Repository: acme/checkout | from its label", "Commit: 9f3c2ab | from its label"]));

it("a branch says its commit, since when it is known, and that it moved", () => {
  const asOf = new Date("2026-11-20T14:00:00").toISOString();
  expect(parts(usedVersion({ ref: "main", asOf }), true)[1]).toBe(
    "Commit: main at 9f3c2ab | from its label, as of 20 Nov 14:00, moved since",
  );
});

it("what is set by people is said to be", () => {
  const version = usedVersion({ rootPath: "services/api", from: { repository: "mine", ref: "everyones", rootPath: "mine" } });
  expect(parts(version).map((part) => part.split(" | ")[1])).toEqual(["set by you", "set for everyone", "set by you"]);
});

it("what was asked for because a label says it is the label's word", () => {
  const asked = usedVersion({ ref: "main", from: { repository: "request", ref: "request", rootPath: "request" } });
  expect(parts(asked, false, LABELLED)[1]).toContain("from its label");
  expect(parts({ ...asked, ref: "other" }, false, LABELLED)[1]).toContain("asked for");
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

it("the service's own code is nobody else's", () => {
  expect(isOthers({ ...GO, kind: "service" })).toBe(false);
  expect(isOthers(null)).toBe(false);
  expect(isOthers(GO)).toBe(true);
});
