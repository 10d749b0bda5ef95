// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { appears, control, eventually, usePage } from "../../tests/page";
import { Problem } from "../api/problem";
import type { MappingCoverage, MappingMistake, ServerMappings } from "../api/types";
import { coverage, serverMappings } from "../profile/fixtures";
import { place } from "../state/location";
import { SettingsPage } from "../settings/settingsPage";

const MAPPING = "- path:\n    - prefix: org/example\n";
const service = (name: string, ...refs: string[]) => ({
  name,
  language: "go",
  versions: refs.map((ref) => ({ repository: "", ref, rootPath: "", firstSeen: "", lastSeen: "" })),
});

/** The page's server: keeps what is saved, unless it refuses it for mistakes. */
function server(answers: { coverage?: Partial<MappingCoverage>; mappings?: Partial<ServerMappings>; refuses?: MappingMistake[] } = {}) {
  let held = serverMappings(answers.mappings);
  return {
    services: () => ({ from: "", until: "", services: [service("checkout", "main", "older"), service("payments")] }),
    "mappings/coverage": () => coverage(answers.coverage),
    mappings: () => held,
    "PUT mappings": (_: URLSearchParams, body: unknown) => {
      const mistakes = answers.refuses;
      if (mistakes !== undefined)
        return new Problem({ type: "", title: "The mappings have mistakes", detail: "Nothing was stored.", status: 400, mistakes });
      held = serverMappings({ ...(body as { text: string }), changed: "2026-11-23T10:00:00Z", changedBy: "mona" });
      return held;
    },
  };
}

const words = (root: HTMLElement) => (root.querySelector("main")?.textContent ?? "").replaceAll("\u202f", " ");
const area = (root: HTMLElement) => appears<HTMLTextAreaElement>(root, "textarea");
function write(field: HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

describe("mappings", () => {
  const page = usePage();
  const open = (address = "/settings/mappings") => page.open(address, <SettingsPage section="mappings" />);

  it("says which rules find how much, what they do not find and why", async () => {
    const unresolved = [
      { function: "acme/price.(*Book).Lookup", file: "/b/price.go", reason: "no_match", why: "no file ends so", functions: 3, total: 69 },
    ];
    const files = [{ path: ".pyroscope.yaml", mappings: 1, mistakes: [{ file: ".pyroscope.yaml", line: 7, reason: "no prefix" }] }];
    page.serve(server({ coverage: { unresolved, files } }));
    const root = open();
    await eventually(() => expect(words(root)).toContain("101 of 132 functions lead to source"));
    expect(words(root)).toContain("own file10193.1 %");
    expect(words(root)).toContain("acme/price.(*Book).Lookupand 2 more: no file ends so36.9 %");
    expect(words(root)).toContain(".pyroscope.yaml 1 mapping.pyroscope.yaml:7no prefix");
  });

  it("is about the service and version that are chosen, and keeps them in the address", async () => {
    page.serve(server());
    const root = open("/settings/mappings?service=payments");
    await eventually(() => expect(page.asked.some((one) => one.parameters.get("service") === "payments")).toBe(true));
    control(root, "Service: payments").click();
    await eventually(() => root.querySelectorAll<HTMLElement>('[role="option"]')[0]!.click());
    await eventually(() => control(root, "Version: Newest version").click());
    await eventually(() => root.querySelectorAll<HTMLElement>('[role="option"]')[2]!.click());
    await eventually(() => expect(Object.fromEntries(place.value.parameters)).toEqual({ service: "checkout", commit: "older" }));
    await eventually(() => expect(page.asked.at(-1)?.parameters.get("commit")).toBe("older"));
  });

  it("adds a proposal to the server's mappings, and looks again at what they cover", async () => {
    page.serve(server({ coverage: { proposals: [{ yaml: MAPPING, why: "They end alike.", functions: 12, total: 50 }] } }));
    const root = open();
    await eventually(() => expect(words(root)).toContain("They end alike. 12 functions, 5.0 % of the cost."));
    control(root, "Add to the server's mappings").click();
    await eventually(() => expect(words(root)).toContain("Saved. They count from now on."));
    await eventually(() => expect(words(root)).toContain("by mona"));
    expect((await area(root)).value).toContain("- prefix: org/example");
    expect(page.asked.filter((one) => one.path === "mappings/coverage")).toHaveLength(2);
  });

  it("leaves a proposal to the person where only they know the version", async () => {
    const yaml = `${MAPPING}  source:\n    repository: r\n    ref: VERSION\n`;
    page.serve(server({ coverage: { proposals: [{ yaml, why: "They end alike.", functions: 12, total: 50 }] } }));
    const root = open();
    await eventually(() => control(root, "Add to the server's mappings").click());
    await eventually(() => expect(words(root)).toContain("Fill in VERSION"));
    const field = await area(root);
    await eventually(() => expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("VERSION"));
    expect(page.asked.some((one) => one.path === "PUT mappings")).toBe(false);
  });

  it("keeps a text that was refused, with each mistake at its line", async () => {
    page.serve(server({ refuses: [{ file: "", line: 2, reason: "a mapping needs a source" }] }));
    const root = open();
    const field = await area(root);
    write(field, "one\ntwo\nthree");
    await eventually(() => expect(control(root, "Save").hasAttribute("disabled")).toBe(false));
    control(root, "Save").click();
    await eventually(() => expect(words(root)).toContain("Line 2a mapping needs a source"));
    expect(field.value).toBe("one\ntwo\nthree");
    expect(root.querySelector(".numbers .danger")?.textContent).toBe("2");
    control(root, "Line 2").click();
    expect(field.value.slice(field.selectionStart, field.selectionEnd)).toBe("two");
  });

  it("is read only for who may not change it, and says why", async () => {
    const proposals = [{ yaml: MAPPING, why: "They end alike.", functions: 12, total: 50 }];
    page.serve(server({ mappings: { mayChange: false }, coverage: { proposals } }));
    const root = open();
    await eventually(() => expect(words(root)).toContain("LINEFLAME_ADMINS"));
    expect((await area(root)).readOnly).toBe(true);
    await eventually(() => expect(control(root, "Copy")).not.toBeNull());
    expect(words(root)).not.toContain("Add to the server's mappings");
  });

  it("says why there is no coverage, and shows the mappings all the same", async () => {
    page.serve({ ...server(), "mappings/coverage": () => new Error("Connect to acme/checkout first.") });
    const root = open();
    await eventually(() => expect(words(root)).toContain("Connect to acme/checkout first."));
    expect(await area(root)).not.toBeNull();
  });
});
