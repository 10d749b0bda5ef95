import { expect, it } from "vitest";
import { splitLines } from "./breakdown";
import { answer, details, GO_SOURCE, hit, sourceMatch } from "./fixtures";
import { verdictAtOnce, verdictOfServer } from "./verdict";

const SOURCE = splitLines(GO_SOURCE);
const plain = (text: string) => text.replaceAll("\u202f", " ");

it("source that fits matches the build", () => {
  const verdict = verdictAtOnce(details({ lines: [hit(5, 1, 1), hit(6, 1, 1)] }), answer(), SOURCE);
  expect(verdict).toMatchObject({ standing: "matches", title: "Matches the build", reason: "start line and all 2 hit lines fit" });
});
it("cost beyond the end of the file is doubt, with its amount and share", () => {
  const verdict = verdictAtOnce(details({ lines: [hit(6, 1, 1), hit(121, 2, 2)] }), answer(), SOURCE);
  expect(verdict.standing).toBe("doubt");
  expect(plain(verdict.reason)).toBe("2 (2.0 %) beyond the end of the file");
});
it("a start line that does not declare the function is doubt", () =>
  expect(verdictAtOnce(details({ lines: [hit(6, 1, 1)] }), answer({ startLineMatches: false }), SOURCE).standing).toBe("doubt"));
it("cost on a comment is doubt", () =>
  expect(verdictAtOnce(details({ lines: [hit(3, 1, 1)] }), answer(), SOURCE).checks.at(-1)).toMatchObject({ outcome: "fail" }));
it("what cannot be checked is skipped, not failed", () => {
  const verdict = verdictAtOnce(details({ lines: [hit(6, 1, 1)] }), answer({ startLineMatches: null }), SOURCE);
  expect(verdict.standing).toBe("matches");
  expect(verdict.checks[0]?.outcome).toBe("skip");
});
it.each([
  ["matches", "matches", "Matches the build"],
  ["may_not_match", "doubt", "May not match this build"],
  ["unknown", "unknown", "Not known whether it matches"],
] as const)("the server's %s is said as it is", (verdict, standing, title) =>
  expect(verdictOfServer(sourceMatch({ verdict, reason: "11 of 12 fit" }))).toMatchObject({ standing, title, reason: "11 of 12 fit" }),
);
