// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { appears, control, eventually, type, usePage, type Answers } from "../../tests/page";
import { ADDRESS, Panel, PANEL_ANSWERS, verdictRow } from "../../tests/panel";
import type { SourceAnswer } from "../api/types";
import { answer, sourceSettings, usedVersion } from "../profile/fixtures";

const UNSAID = usedVersion({ repository: "", ref: "", commit: null, from: { repository: "none", ref: "none", rootPath: "none" } });
const noLabels = answer({ state: "no_labels", text: null, repository: null, version: UNSAID, search: [] });
const notFound = answer({
  state: "not_found",
  text: null,
  path: null,
  search: [
    { repository: null, path: "src/total.go", rule: "longest end", verdict: "ambiguous", why: "2 files fit" },
    { repository: null, path: "total.go", rule: "own file", verdict: "absent", why: "not in the tree" },
  ],
});
const MINE = { repository: "https://git.example.com/acme/till", ref: "main", rootPath: "" };

/** The source is there once something was set. */
function server(before: SourceAnswer, more: Answers = {}) {
  let set = false;
  const saved = () => {
    set = true;
    return sourceSettings({ mine: MINE });
  };
  return {
    ...PANEL_ANSWERS,
    source: () => (set ? answer() : before),
    "source-settings": () => sourceSettings(),
    "PUT source-settings": saved,
    "DELETE source-settings": saved,
    ...more,
  };
}

const field = (root: HTMLElement, name: string) => appears<HTMLInputElement>(root, `dialog input[name=${name}]`);
const sent = (asked: readonly { path: string; body: unknown }[], path: string) => asked.filter((one) => one.path === path);

describe("where the source of a service is", () => {
  const page = usePage();

  it("is set for oneself when no label says it, and the source is read at once", async () => {
    page.serve(server(noLabels));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".msg")?.textContent).toContain("or set them here for checkout."));
    control(root.querySelector(".msg")!, "Set repository and commit").click();
    type(await field(root, "repository"), ` ${MINE.repository} `);
    type(await field(root, "ref"), "main");
    control(root, "Save").click();
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
    expect(sent(page.asked, "PUT source-settings")[0]?.body).toEqual({ for: "me", ...MINE });
    expect(root.querySelector("dialog")).toBeNull();
    expect(document.activeElement?.id).toBe("details-heading");
  });

  it("begins with the root path when no file fits, and leads to the mappings of the service", async () => {
    page.serve(server(notFound));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root.querySelector(".msg")!, "Set root path").click());
    await eventually(() => expect((document.activeElement as HTMLInputElement | null)?.name).toBe("rootPath"));
    expect((control(root, "Mappings") as HTMLAnchorElement).getAttribute("href")).toBe(
      "/settings/mappings?service=checkout&commit=9f3c2ab&from=now-1h",
    );
  });

  it("shows what the labels say, and is changed for everyone where one may", async () => {
    page.serve(server(answer()));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root.querySelector(".facts")!, "Set where the source is").click());
    expect((await field(root, "ref")).placeholder).toBe("9f3c2ab");
    expect(root.querySelector("dialog")?.textContent).toContain("The label says https://git.example.com/acme/checkout");
    control(root, "For everyone").click();
    await eventually(() => expect(root.querySelector('[aria-checked="true"]')?.textContent).toBe("For everyone"));
    type(await field(root, "rootPath"), "services/api");
    control(root, "Save").click();
    await eventually(() => expect(sent(page.asked, "PUT source-settings")).toHaveLength(1));
    expect(sent(page.asked, "PUT source-settings")[0]?.body).toEqual({
      for: "everyone",
      repository: "",
      ref: "",
      rootPath: "services/api",
    });
  });

  it("says why it is not changed for everyone", async () => {
    page.serve(
      server(noLabels, {
        "source-settings": () => sourceSettings({ mayChangeEveryones: false, advice: "They are named in LINEFLAME_ADMINS." }),
      }),
    );
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Set repository and commit").click());
    await eventually(() => expect(root.querySelector("dialog")?.textContent).toContain("LINEFLAME_ADMINS"));
    expect(root.querySelector('dialog [role="radiogroup"]')).toBeNull();
  });

  it("keeps what was typed when the server refuses it, with its reason", async () => {
    page.serve(server(noLabels, { "PUT source-settings": () => new Error("No host is set up for it.") }));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Set repository and commit").click());
    const repository = await field(root, "repository");
    type(repository, "https://elsewhere.example/x/y");
    control(root, "Save").click();
    await eventually(() => expect(root.querySelector("dialog")?.textContent).toContain("No host is set up for it."));
    expect(repository.value).toBe("https://elsewhere.example/x/y");
    expect(repository.getAttribute("aria-invalid")).toBe("true");
  });

  it.each(["Remove mine", "an empty form"])("is left to the labels again by %s", async (how) => {
    page.serve(server(answer(), { "source-settings": () => sourceSettings({ mine: MINE }) }));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root.querySelector(".facts")!, "Set where the source is").click());
    const repository = await field(root, "repository");
    expect(repository.value).toBe(MINE.repository);
    type(repository, "");
    type(await field(root, "ref"), "");
    control(root, how === "Remove mine" ? how : "Save").click();
    await eventually(() => expect(root.querySelector("dialog")).toBeNull());
    const [removal] = page.asked.filter((one) => one.path === "DELETE source-settings");
    expect(Object.fromEntries(removal!.parameters)).toEqual({ service: "checkout", for: "me" });
  });
});
