import { expect, it } from "vitest";
import { splitLines } from "./breakdown";
import { answer, details, GO_SOURCE, hit } from "./fixtures";
import { verdictOf } from "./verdict";

const SOURCE = splitLines(GO_SOURCE);
const plain = (text: string) => text.replaceAll("\u202f", " ");

it("source that fits matches the build", () => {
  const verdict = verdictOf(details({ lines: [hit(5, 1, 1), hit(6, 1, 1)] }), answer(), SOURCE);
  expect(verdict).toMatchObject({ matches: true, title: "Matches the build", reason: "start line and all 2 hit lines fit" });
});
it("cost beyond the end of the file is doubt, with its amount and share", () => {
  const verdict = verdictOf(details({ lines: [hit(6, 1, 1), hit(121, 2, 2)] }), answer(), SOURCE);
  expect(verdict.matches).toBe(false);
  expect(plain(verdict.reason)).toBe("2 (2.0 %) beyond the end of the file");
});
it("a start line that does not declare the function is doubt", () =>
  expect(verdictOf(details({ lines: [hit(6, 1, 1)] }), answer({ startLineMatches: false }), SOURCE).matches).toBe(false));
it("cost on a comment is doubt", () =>
  expect(verdictOf(details({ lines: [hit(3, 1, 1)] }), answer(), SOURCE).checks.at(-1)).toMatchObject({ outcome: "fail" }));
it("what cannot be checked is skipped, not failed", () => {
  const verdict = verdictOf(details({ lines: [hit(6, 1, 1)] }), answer({ startLineMatches: null }), SOURCE);
  expect(verdict.matches).toBe(true);
  expect(verdict.checks[0]?.outcome).toBe("skip");
});
