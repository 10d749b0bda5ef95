import { expect, it } from "vitest";
import { coverage } from "./fixtures";
import { blankIn, coverageWords, lineRange, linesWithMistakes, partWords, withProposal } from "./mappings";

const ITEM = "- path:\n    - prefix: org/example\n  source:\n    local:\n      path: src";

it("the first proposal begins the text", () =>
  expect(withProposal("", ITEM)).toBe(
    "version: v1\nsource_code:\n  mappings:\n    - path:\n        - prefix: org/example\n      source:\n        local:\n          path: src\n",
  ));

it("another proposal stands at the end, in the indent of those before it", () => {
  const text = "source_code:\n  mappings:\n  - path: a\n";
  expect(withProposal(text, "- path: b\n  x: y")).toBe("source_code:\n  mappings:\n  - path: a\n  - path: b\n    x: y\n");
});

it("of a proposal that is a whole text the items are taken", () =>
  expect(withProposal("source_code:\n  mappings:\n    - path: a\n", "source_code:\n  mappings:\n    - path: b\n")).toBe(
    "source_code:\n  mappings:\n    - path: a\n    - path: b\n",
  ));

it.each([
  [1, "one"],
  [2, "two"],
  [9, "three"],
])("line %i is found in the text", (line, words) => {
  const text = "one\ntwo\nthree";
  const { start, end } = lineRange(text, line);
  expect(text.slice(start, end)).toBe(words);
});

it("lines with mistakes are known", () => expect([...linesWithMistakes([{ file: "f", line: 3, reason: "r" }])]).toEqual([3]));

it("coverage is said in one sentence", () =>
  expect(coverageWords(coverage()).replaceAll("\u202f", " ")).toBe("101 of 132 functions lead to source"));
it("coverage of nothing is said as well", () =>
  expect(coverageWords(coverage({ functions: 0, resolved: 0, total: 0, resolvedTotal: 0 })).replaceAll("\u202f", " ")).toBe(
    "0 of 0 functions lead to source",
  ));

it("what only a person knows is found to be filled in", () => {
  expect(blankIn("ref: VERSION # the tag")).toEqual({ start: 5, end: 12 });
  expect(blankIn("path: src/VERSIONS")).toBeNull();
});

it("the service's own functions are told from those of others", () =>
  expect(partWords(coverage())).toBe("31 of 31 of the service's own, 70 of 101 of libraries and run times"));
