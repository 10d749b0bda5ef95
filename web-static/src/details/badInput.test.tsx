// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { eventually, usePage } from "../../tests/page";
import { ADDRESS, Panel, PANEL_ANSWERS, verdictRow } from "../../tests/panel";
import type { FunctionDetails } from "../api/types";
import { answer, callee, caller, details, functionCalls, hit } from "../profile/fixtures";

const EVIL = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
const NAMES: readonly [what: string, name: string][] = [
  ["markup", EVIL],
  ["4 000 characters", "f".repeat(4_000)],
  ["right-to-left text and emoji", "\u202eעגלה.סכום\u202c🔥👩‍💻"],
];

function everywhere(name: string): FunctionDetails {
  return details({
    function: { name, file: name, startLine: 4, language: name, origin: "own" },
    selected: { repository: name, ref: name, rootPath: name },
    versions: [
      {
        repository: name,
        ref: name,
        rootPath: name,
        self: 1,
        total: 100,
        samples: 100,
        profileTotal: 200,
        firstSeen: "2026-11-23T10:00:00Z",
        lastSeen: "2026-11-23T10:00:00Z",
      },
    ],
    lines: [hit(5, 5, 5), hit(6, 10, 70), hit(99, 1, 1)],
    unknownLine: { self: 1, total: 1, samples: 1 },
    inlinedLines: [{ line: 6, function: name, file: name, calleeLine: 3, self: 1, total: 9, samples: 9 }],
    otherFiles: [{ file: `${name}2`, startLine: 1, self: 1, total: 1, samples: 1 }],
    warnings: [name],
  });
}

describe("input nobody wanted", () => {
  const page = usePage();

  it.each(NAMES)("%s in every field is text", async (_, name) => {
    const commit = {
      ref: name,
      id: "1".repeat(40),
      subject: name,
      author: name,
      authored: "2026-11-23T10:00:00Z",
      webUrl: null,
      moved: false,
    };
    page.serve({
      ...PANEL_ANSWERS,
      "function-details": () => everywhere(name),
      source: () => answer({ text: `${name}\n`.repeat(20), path: name, language: name, account: name, ref: name }),
      "source-match": () => new Error(name),
      calls: () => functionCalls({ callers: [{ ...caller(name, 5, 60), file: name }], callees: [{ ...callee(name, 60), file: name }] }),
      commits: () => ({ commits: [commit] }),
    });
    const root = page.open(`${ADDRESS}&L=6`, <Panel />);
    await eventually(() => expect(root.querySelector('tr[data-line="6"] .src')?.textContent).toContain(name.slice(0, 20)));
    await eventually(() => expect(root.querySelector(".callers a.chip")).not.toBeNull());
    await eventually(() => expect(root.querySelector("tr.kids a")).not.toBeNull());
    expect(root.querySelector("img, script")).toBeNull();
    expect(root.querySelector(".facts .fn")?.getAttribute("title")).toBe(name);
    expect([...root.querySelectorAll("a")].filter((link) => /^(?:javascript|data):/i.test(link.getAttribute("href") ?? ""))).toEqual([]);
  });

  it("a function without cost, of one sample, or with costs below zero is drawn", async () => {
    let shown = details({ self: 0, total: 0, samples: 1, lines: [{ line: 6, self: 0, total: 0, samples: 1 }], profileTotal: 0 });
    page.serve({ ...PANEL_ANSWERS, "function-details": () => shown, source: () => answer(), calls: () => functionCalls({ total: 0 }) });
    const root = page.open(ADDRESS, <Panel key="zero" />);
    await eventually(() => expect(verdictRow(root)).toContain("Matches"));
    expect(root.querySelector('tr[data-line="6"] .c-total')?.textContent).toBe("·");
    expect(root.textContent).not.toMatch(/NaN|Infinity/);
    shown = details({ self: -5, total: -9, samples: 1, minSamples: 10, lines: [{ line: 6, self: -5, total: -9, samples: 1 }] });
    page.open(ADDRESS, <Panel key="negative" />);
    await eventually(() => expect(root.querySelector('tr[data-line="6"].few .c-total')?.textContent).toBe("−9"));
    expect(root.textContent).not.toMatch(/NaN|Infinity/);
  });

  it("unknown line, lines beyond the end and few samples stand with source and without", async () => {
    const asked = details({
      minSamples: 10,
      lines: [hit(6, 10, 70), { line: 121, self: 3, total: 3, samples: 3 }],
      unknownLine: { self: 2, total: 2, samples: 2 },
    });
    page.serve({ ...PANEL_ANSWERS, "function-details": () => asked, source: () => answer() });
    const root = page.open(ADDRESS, <Panel key="with" />);
    const row = (line: string) => root.querySelector<HTMLElement>(`tr[data-line="${line}"]`);
    await eventually(() => expect(row("121")?.textContent).toContain("Beyond the end of this file (12 lines)"));
    expect(row("121")?.className).toMatch(/few beyond$/);
    expect(row("?")?.textContent).toContain("Unknown line: the build kept no line number here");
    page.serve({ ...PANEL_ANSWERS, "function-details": () => asked, source: () => answer({ state: "binary", text: null }) });
    page.open(ADDRESS, <Panel key="without" />);
    await eventually(() => expect(root.querySelector(".beside")).not.toBeNull());
    expect(row("121")?.querySelector(".c-total")?.textContent).toBe("3");
    expect(row("121")?.className).toContain("few");
    expect(row("?")?.querySelector(".c-total")?.textContent).toBe("2");
  });
});
