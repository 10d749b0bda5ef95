// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { control, eventually, usePage } from "../../tests/page";
import { ADDRESS, Panel, PANEL_ANSWERS } from "../../tests/panel";
import { answer, details, hit } from "../profile/fixtures";
import { place } from "../state/location";

const HEAP = "memory:inuse_space:bytes:space:bytes";
const BLOCK = "block:delay:nanoseconds:contentions:count";
const MIB = 1024 ** 2;
const OWN = details({ lines: [hit(6, 10, 70)] });
const info = (id: string) => ({ id, name: "", sampleType: "", sampleUnit: "", periodType: "", periodUnit: "" });

const ANSWERS = {
  ...PANEL_ANSWERS,
  source: () => answer(),
  "source-match": () => new Error("not asked here"),
  "profile-types": () => ({ profileTypes: [HEAP, BLOCK].map(info) }),
  "function-details": (parameters: URLSearchParams) => {
    const query = parameters.get("query") ?? "";
    if (query.startsWith(BLOCK)) return details({ selected: { repository: "https://elsewhere.example", ref: "other", rootPath: "" } });
    return query.startsWith(HEAP)
      ? details({ unit: "bytes", total: 3 * MIB, lines: [hit(5, MIB, MIB), hit(6, 0, 2 * MIB), hit(40, MIB, MIB)] })
      : OWN;
  },
};

const cells = (root: HTMLElement, line: number) =>
  [...root.querySelectorAll(`tr[data-line="${line}"] td:not(.src)`)].map((cell) => cell.textContent);
const heads = (root: HTMLElement) => [...root.querySelectorAll("tr.types th")].map((head) => head.textContent);

describe("profile types side by side", () => {
  const page = usePage();

  it("adds a pair of columns for each, line by line, and keeps them in the address", async () => {
    page.serve(ANSWERS);
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(cells(root, 6)).toEqual(["10", "70"]));
    control(root, "Sample types shown: CPU samples").click();
    await eventually(() => expect(root.querySelectorAll(".types-list input")).toHaveLength(3));
    const boxes = [...root.querySelectorAll<HTMLInputElement>(".types-list input")];
    expect(boxes.map((box) => box.disabled)).toEqual([true, false, false]);
    boxes[1]!.click();
    await eventually(() => expect(cells(root, 6)).toEqual(["10", "70", "·", "2.00"]));
    expect(place.value.parameters.getAll("also")).toEqual([HEAP]);
    expect(heads(root)).toEqual(["CPU samples", "Heap space"]);
    expect(page.asked.findLast((one) => one.path === "function-details")?.parameters.get("commit")).toBe("9f3c2ab");
  });

  it("has rows for lines that only another type hit", async () => {
    page.serve({ ...ANSWERS, source: () => answer({ state: "no_labels", text: null, repository: null }) });
    const root = page.open(`${ADDRESS}&also=${HEAP}`, <Panel />);
    await eventually(() => expect(cells(root, 40)).toEqual(["·", "·", "1.00", "1.00"]));
    expect(cells(root, 5)).toEqual(["·", "·", "1.00", "1.00"]);
  });

  it("does not put another commit's lines beside these", async () => {
    page.serve(ANSWERS);
    const root = page.open(`${ADDRESS}&also=${BLOCK}`, <Panel />);
    await eventually(() => expect(heads(root)[1]).toContain("Measured at another commit only"));
    expect(cells(root, 6)).toEqual(["10", "70", "–", "–"]);
  });
});
