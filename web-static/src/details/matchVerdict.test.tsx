// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { control, eventually, usePage } from "../../tests/page";
import { ADDRESS, Panel, PANEL_ANSWERS, verdictRow } from "../../tests/panel";
import type { SourceAnswer, SourceMatch } from "../api/types";
import { answer, betterCommit, doubtful, sourceMatch, usedVersion } from "../profile/fixtures";
import { place } from "../state/location";
import { setQuiet } from "../state/quietBuilds";

const BUILD = { service: "checkout", commit: "9f3c2ab", file: "cart/total.go" };
const better = betterCommit();
const FITS = "4c81d0e fits better: 12 of 12 functions";

/** Answers whether the file matches, and what comes of looking for a better commit. */
function server(match: SourceMatch, search: unknown = match, source: Partial<SourceAnswer> = {}) {
  return {
    ...PANEL_ANSWERS,
    source: () => answer(source),
    "source-match": (parameters: URLSearchParams) => (parameters.get("better") === "true" ? search : match),
  };
}

async function openWhy(root: HTMLElement): Promise<HTMLElement> {
  await eventually(() => control(root.querySelector(".verdict")!, "Why").click());
  return root.querySelector<HTMLElement>('[role="dialog"]')!;
}

describe("the verdict on the source", () => {
  const page = usePage();
  afterEach(() => setQuiet(BUILD, false));

  it("is the server's, by all functions of the file", async () => {
    page.serve(server(sourceMatch()));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Matches the buildall 12 functions of the file fit"));
    const asked = page.asked.find((one) => one.path === "source-match")!.parameters;
    expect(Object.fromEntries(asked)).toMatchObject({ service: "checkout", function: "cart.(*Cart).Total", file: "cart/total.go" });
    expect(page.asked.filter((one) => one.path === "source-match")).toHaveLength(1);
    expect((await openWhy(root)).textContent).toContain("12 of 12 functions start where the profile says");
  });

  it("is that of this function alone until the server has answered, and when it cannot", async () => {
    page.serve({ ...server(sourceMatch()), "source-match": () => new Error("Too busy.") });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Matches the buildstart line and all 2 hit lines fit"));
    expect((await openWhy(root)).textContent).toContain("Lines inside the file");
  });

  it("is not known where nothing could be checked", async () => {
    page.serve(server(sourceMatch({ verdict: "unknown", reason: "nothing could be checked", checks: [] })));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Not known whether it matchesnothing could be checked"));
    expect(page.asked.filter((one) => one.path === "source-match")).toHaveLength(1);
  });

  it("looks for a commit that fits better when in doubt, and opens its source beside the same costs", async () => {
    let arrive: (value: unknown) => void = () => undefined;
    page.serve(server(doubtful(), new Promise((resolve) => (arrive = resolve))));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("May not match this build9 of 12 functions start elsewhere"));
    const why = await openWhy(root);
    expect(why.textContent).toContain("Looking for a commit that fits better…");
    arrive(doubtful({ better, looked: 10 }));
    await eventually(() => expect(why.textContent).toContain("Keep list prices (jo)"));
    control(why, FITS).click();
    await eventually(() => expect(place.value.parameters.get("source")).toBe(better.commit.id));
    await eventually(() =>
      expect(
        page.asked
          .filter((one) => one.path === "source")
          .at(-1)
          ?.parameters.get("commit"),
      ).toBe(better.commit.id),
    );
    expect(page.asked.filter((one) => one.path === "function-details")).toHaveLength(1);
    await eventually(() => expect(verdictRow(root)).toContain("source of 4c81d0e"));
    await eventually(() => {
      const compared = page.asked.filter((one) => one.path === "source-match").at(-1)!.parameters;
      expect(compared.get("query")).toContain('service_git_ref="9f3c2ab"');
      expect(compared.get("commit")).toBe(better.commit.id);
    });
    control(root.querySelector(".verdict")!, "Back to 9f3c2ab").click();
    await eventually(() => expect(place.value.parameters.has("source")).toBe(false));
  });

  it("says that no commit fits better", async () => {
    page.serve(server(doubtful(), doubtful({ looked: 10 })));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("May not match"));
    const why = await openWhy(root);
    await eventually(() => expect(why.textContent).toContain("10 commits were weighed, none fits better."));
  });

  it("does not warn of a build when told so, until told otherwise", async () => {
    page.serve(server(doubtful(), doubtful({ better, looked: 10 })));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("May not match"));
    const why = await openWhy(root);
    control(why, "Do not warn for this build").click();
    await eventually(() => expect(verdictRow(root)).toContain("you asked not to be warned"));
    expect(root.querySelector(".verdict > .warn")).toBeNull();
    expect(window.localStorage.getItem("lineflame.quiet-builds")).toContain("9f3c2ab");
    control(why, "Warn again for this build").click();
    await eventually(() => expect(root.querySelector(".verdict > .warn")).not.toBeNull());
  });
});

describe("why", () => {
  const page = usePage();

  it("lists the version used, each place tried, what to do and what is wrong in mappings", async () => {
    page.serve(
      server(sourceMatch(), sourceMatch(), {
        movedSince: true,
        version: usedVersion({ ref: "main", asOf: "2020-11-20T10:00:00Z", from: { repository: "mine", ref: "label", rootPath: "none" } }),
        search: [
          { repository: null, path: "src/total.go", rule: "own file", verdict: "absent", why: "not in the tree" },
          { repository: "acme/prices", path: "total.go", rule: "mapping", verdict: "found", why: "in the tree at v1.2" },
        ],
        advice: ["Send the label service_root_path."],
        mistakes: [{ file: ".pyroscope.yaml", line: 7, reason: "no prefix" }],
      }),
    );
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Matches"));
    const words = (await openWhy(root)).textContent;
    expect(words).toMatch(/Repositoryacme\/checkout set by you.*Commitmain at 9f3c2ab from its label, as of 20 Nov 2020 .*, moved since/);
    expect(words).toMatch(/absent: src\/total\.goown file: not in the tree.*found: acme\/prices total\.gomapping: in the tree at v1\.2/);
    expect(words).toContain("Send the label service_root_path.");
    expect(words).toContain(".pyroscope.yaml:7no prefix");
  });
});

describe("code of others", () => {
  const page = usePage();
  const go = {
    of: {
      kind: "standard_library" as const,
      what: "Go's standard library",
      version: "go1.24.1",
      versionFrom: "the toolchain line of go.mod",
    },
    repository: { url: "https://git.example.com/golang/go", host: "git", hostName: "git.example.com", name: "golang/go" },
  };
  const facts = (root: HTMLElement) => root.querySelector(".facts")?.textContent ?? "";

  it("says whose it is, at which version and where that is known from, and leads there", async () => {
    page.serve(server(sourceMatch(), null, go));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(facts(root)).toContain("Go's standard library go1.24.1 (from the toolchain line of go.mod)"));
    expect((control(root.querySelector(".facts")!, "golang/go") as HTMLAnchorElement).href).toBe("https://git.example.com/golang/go");
  });

  it("says that the version is unknown", async () => {
    const unknown = { ...go.of, version: null, versionFrom: null };
    page.serve(server(sourceMatch(), null, { state: "other_repository", text: null, of: unknown, advice: ["Send go_version."] }));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(facts(root)).toContain("Go's standard library, version unknown"));
    expect(facts(root)).not.toContain("acme/checkout");
    expect(root.querySelector(".msg")?.textContent).toContain("Send go_version.");
  });

  it("offers to connect to the other repository", async () => {
    page.serve(server(sourceMatch(), null, { ...go, state: "not_connected", text: null }));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(control(root.querySelector(".facts")!, "Connect to golang/go")).not.toBeNull());
    expect(root.querySelector(".msg")?.textContent).toContain("your own access to golang/go");
    expect(facts(root)).toContain("Go's standard library");
  });
});
