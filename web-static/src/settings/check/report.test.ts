import { describe, expect, it } from "vitest";
import type { CheckedLine, SelfCheck } from "../../api/selfCheck";
import { reportText, verdict } from "./report";

const line = (changes: Partial<CheckedLine>): CheckedLine => ({
  id: "database",
  title: "Database",
  state: "fine",
  words: "Embedded",
  value: "PostgreSQL 18.1",
  advice: null,
  notes: [],
  points: [],
  stepMillis: 0,
  ...changes,
});
const check = (toDo: number, ...lines: CheckedLine[]): SelfCheck => ({
  at: "2026-11-23T12:00:00Z",
  since: "2026-11-23T11:00:00Z",
  toDo,
  fine: 1,
  groups: [{ title: "Server", lines }],
});

describe("report", () => {
  it("counts what there is to do", () => {
    expect(verdict(check(0))).toBe("Nothing to do, 1 fine");
    expect(verdict(check(1))).toBe("1 thing to do, 1 fine");
    expect(verdict(check(2))).toBe("2 things to do, 1 fine");
  });

  it("is plain text with all that the page says", () => {
    const refused = line({ title: "Refused", state: "to_do", value: "", advice: "Mend it.", notes: [{ at: "T", words: "bad" }] });
    expect(reportText(check(1, line({}), refused))).toBe(
      [
        "Lineflame self-check, 2026-11-23T12:00:00Z: 1 thing to do, 1 fine",
        "",
        "Server",
        "  ok    Database: Embedded [PostgreSQL 18.1]",
        "  TO DO Refused: Embedded",
        "        Mend it.",
        "        T bad",
        "",
      ].join("\n"),
    );
  });
});
