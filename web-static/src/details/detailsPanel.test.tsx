// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { eventually, usePage } from "../../tests/page";
import { ADDRESS, Panel, verdictRow } from "../../tests/panel";
import type { FunctionVersion } from "../api/types";
import { answer, details, GO_SOURCE, hit } from "../profile/fixtures";
import { go, place } from "../state/location";

const REPOSITORY = "https://git.example.com/acme/checkout";
const moments = { firstSeen: "2026-11-23T10:00:00Z", lastSeen: "2026-11-23T11:00:00Z" };

function version(ref: string, total: number): FunctionVersion {
  return { repository: REPOSITORY, ref, rootPath: "", self: 1, total, samples: total, profileTotal: 200, ...moments };
}

const VERSIONS = [version("newer", 75), version("older", 25)];
const atCommit = (ref: string) =>
  details({
    versions: VERSIONS,
    selected: { repository: REPOSITORY, ref, rootPath: "" },
    lines: ref === "older" ? [hit(6, 20, 20)] : [hit(5, 5, 5), hit(6, 10, 70)],
  });

const ANSWERS = {
  "function-details": (parameters: URLSearchParams) => atCommit(parameters.get("commit") ?? "newer"),
  source: (parameters: URLSearchParams) =>
    answer({ text: parameters.get("commit") === "older" ? GO_SOURCE.replace("sum++", "sum += old") : GO_SOURCE }),
  commits: () => ({
    commits: [
      {
        ref: "newer",
        id: "1".repeat(40),
        subject: "Make it slow",
        author: "mona",
        authored: moments.firstSeen,
        webUrl: null,
        moved: false,
      },
      { ref: "older", error: { type: "x", detail: "The commit is gone." } },
    ],
  }),
};

const rowOf = (root: HTMLElement, line: number) => root.querySelector<HTMLElement>(`tr[data-line="${line}"]`);

describe("DetailsPanel", () => {
  const page = usePage();

  it("draws the numbers before the source is there, and no row moves when it comes", async () => {
    let arrive: (value: unknown) => void = () => undefined;
    const arriving = new Promise((resolve) => (arrive = resolve));
    page.serve({ ...ANSWERS, source: () => arriving });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(rowOf(root, 6)?.textContent).toContain("70"));
    expect(verdictRow(root)).toContain("Reading cart/total.go");
    const lines = () => [...root.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.dataset["line"]);
    const before = lines();
    arrive(answer());
    await eventually(() => expect(rowOf(root, 6)?.textContent).toContain("for {"));
    expect(lines().slice(0, before.length)).toEqual(before);
    expect(verdictRow(root)).toContain("Matches the build");
  });

  it("shows an older commit's costs and source when it is chosen, and keeps it in the address", async () => {
    page.serve(ANSWERS);
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".pick")?.textContent).toContain("Make it slow"));
    root.querySelector<HTMLElement>(".pick")!.click();
    await eventually(() => expect(root.querySelectorAll('[role="option"]')).toHaveLength(2));
    const options = [...root.querySelectorAll<HTMLElement>('[role="option"]')];
    expect(options[1]?.textContent).toContain("The commit is gone.");
    options[1]!.click();
    await eventually(() => expect(rowOf(root, 7)?.textContent).toContain("sum += old"));
    expect(rowOf(root, 6)?.querySelector(".c-total")?.textContent).toBe("20");
    expect(place.value.parameters.get("commit")).toBe("older");
    expect(
      page.asked
        .filter((one) => one.path === "source")
        .at(-1)
        ?.parameters.get("commit"),
    ).toBe("older");
  });

  it("keeps the costs and says why when there is no source", async () => {
    page.serve({ ...ANSWERS, source: () => answer({ state: "no_labels", text: null, repository: null, search: [] }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("This service does not say where its source is"));
    expect([...root.querySelectorAll("tbody tr")]).toHaveLength(2);
    expect(root.querySelector(".msg")?.textContent).toContain("service_repository");
  });

  it("does not draw rows for source of a version whose host was missing a moment ago", async () => {
    const missing = "https://git.example.com/acme/missing";
    const unhosted = { ...atCommit("newer"), selected: { repository: missing, ref: "newer", rootPath: "" } };
    let arrive: (value: unknown) => void = () => undefined;
    const answers = [answer({ state: "no_host", text: null }), new Promise((resolve) => (arrive = resolve))];
    page.serve({ ...ANSWERS, "function-details": () => unhosted, source: () => answers.shift() });
    const root = page.open(ADDRESS, <Panel key="first" />);
    await eventually(() => expect(root.querySelector(".msg")).not.toBeNull());
    page.open(ADDRESS, <Panel key="second" />);
    await eventually(() => expect(verdictRow(root)).toContain("Reading"));
    expect([...root.querySelectorAll<HTMLElement>("tbody tr")].map((row) => row.dataset["line"])).toEqual(["5", "6"]);
    arrive(answer());
  });

  it("keeps the costs when the source call fails", async () => {
    page.serve({ ...ANSWERS, source: () => new Error("Too busy.") });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".msg")?.textContent).toContain("Too busy."));
    expect(rowOf(root, 6)?.textContent).toContain("70");
  });

  it("says that the range has no samples of the function, and asks for no source", async () => {
    const none = { self: 0, total: 0, samples: 0, lines: [], versions: VERSIONS };
    page.serve({
      ...ANSWERS,
      "function-details": (parameters) => (parameters.get("commit") === "gone" ? details(none) : atCommit("newer")),
    });
    const root = page.open(`${ADDRESS}&commit=gone`, <Panel />);
    await eventually(() => expect(root.querySelector(".note")?.textContent).toMatch(/^No samples of this function at gone from /));
    expect(page.asked.filter((one) => one.path === "source")).toEqual([]);
  });

  it("offers the other files of a name, one without a name as well", async () => {
    const otherFiles = [{ file: "", startLine: 1, self: 1, total: 7, samples: 7 }];
    page.serve({ ...ANSWERS, "function-details": () => ({ ...atCommit("newer"), otherFiles }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".other-files button")?.textContent).toBe("no named file"));
  });

  it("says what to know to read the numbers right, and nothing where there is nothing to know", async () => {
    const warnings = ["Some samples stand under (other).", "Small stacks are missing."];
    page.serve({
      ...ANSWERS,
      "function-details": (parameters) => ({ ...atCommit("newer"), warnings: parameters.has("commit") ? warnings : [] }),
    });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".stats")).not.toBeNull());
    expect(root.querySelector(".warnings")).toBeNull();
    go(`${ADDRESS}&commit=newer`);
    await eventually(() => expect(root.querySelector(".warnings")?.textContent).toBe(warnings.join(" ")));
  });

  it("shows markup in names and source as text", async () => {
    const evil = "<img src=x onerror=alert(1)>";
    page.serve({ ...ANSWERS, source: () => answer({ text: GO_SOURCE.replace("for {", evil), path: evil }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(rowOf(root, 6)?.textContent).toContain(evil));
    expect(root.querySelector("img")).toBeNull();
  });

  it("reads the hottest lines to a screen reader and closes on Escape", async () => {
    page.serve(ANSWERS);
    const close = vi.fn();
    const root = page.open(ADDRESS, <Panel onClose={close} />);
    await eventually(() => expect(root.querySelector("p.sr")?.textContent).toMatch(/^Hottest lines: line 6, total 70, 70\.0/));
    root.querySelector("aside")!.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect(close).toHaveBeenCalledOnce();
  });
});
