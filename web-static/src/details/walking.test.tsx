// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { control, eventually, usePage } from "../../tests/page";
import { ADDRESS, Panel, PANEL_ANSWERS } from "../../tests/panel";
import type { FlameGraphData } from "../api/types";
import { keyOf } from "../flamegraph";
import { answer, callee, caller, details, flameGraph, functionCalls, hit } from "../profile/fixtures";
import { place } from "../state/location";

const CALLERS = functionCalls({
  callers: [caller("api.postCheckout", 52, 60), caller("api.getQuote", 20, 20), caller("api.getCart", 30, 15), caller("main.run", 9, 3)],
  root: { total: 2, samples: 2 },
});
const ANSWERS = {
  ...PANEL_ANSWERS,
  source: () => answer(),
  "source-match": () => new Error("not asked here"),
  calls: (parameters: URLSearchParams) =>
    parameters.has("line") ? functionCalls({ total: 70, callees: [callee("cart.discount", 60), callee("cart.price", 5)] }) : CALLERS,
};

const names = ["main.run", "api.getQuote", "cart.(*Cart).Total", "cart.discount"];
/** main.run → api.getQuote → Total → discount, and Total from main.run as well. */
const GRAPH: FlameGraphData = {
  ...flameGraph([
    [-1, "", 0],
    [0, names[0]!, 1],
    [1, names[1]!, 1],
    [2, names[2]!, 5],
    [3, names[3]!, 20],
    [1, names[2]!, 3],
  ]),
  functions: { name: names, file: ["main.go", "api/server.go", "cart/total.go", "cart/calls.go"], origin: new Uint8Array(4) },
};
const BOX = keyOf(GRAPH, 3);

const panelOf = (root: HTMLElement) => root.querySelector<HTMLElement>("aside")!;
const press = (root: HTMLElement, key: string) =>
  panelOf(root).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const kids = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>("tr.kids")].map((row) => row.textContent.replace(/\s+/gu, " ").trim());
const parameter = (name: string) => place.value.parameters.get(name);

describe("walking from function to function", () => {
  const page = usePage();

  it("names the callers with their shares and goes to one at the line it calls from, at the same commit", async () => {
    page.serve(ANSWERS);
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelectorAll(".callers a.chip")).toHaveLength(3));
    expect(root.querySelector(".callers a.chip")?.textContent).toMatch(/^postCheckout60\.0.%$/u);
    root.querySelector<HTMLElement>(".more-callers")!.click();
    await eventually(() => expect(root.querySelectorAll(".callers-list li")).toHaveLength(4));
    expect(root.querySelector(".callers-menu")?.textContent).toContain("In 2 nothing calls it.");
    root.querySelector<HTMLElement>(".callers-list li:nth-child(2) a")!.click();
    expect([parameter("function"), parameter("file"), parameter("L")]).toEqual(["api.getQuote", "api/server.go", "20"]);
    expect(parameter("commit")).toBe("9f3c2ab");
  });

  it("unfolds the dearest call of a hot line, all of them by key, and Enter goes into the one pointed at", async () => {
    page.serve(ANSWERS);
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(kids(root)).toEqual(["Calls cart.discount 60, 85.7 % of the line1 more"]));
    press(root, "n");
    await eventually(() => expect(parameter("L")).toBe("6"));
    press(root, "ArrowRight");
    await eventually(() => expect(kids(root)).toHaveLength(2));
    press(root, "ArrowDown");
    await eventually(() => expect(root.querySelector("tr.kids.sel")?.textContent).toContain("cart.discount"));
    press(root, "ArrowDown");
    await eventually(() => expect(root.querySelector("tr.kids.sel")?.textContent).toContain("cart.price"));
    expect(parameter("L")).toBe("6");
    press(root, "ArrowLeft");
    await eventually(() => expect(kids(root)).toEqual([]));
    press(root, "ArrowRight");
    await eventually(() => expect(kids(root)).toHaveLength(2));
    press(root, "Enter");
    expect([parameter("function"), parameter("commit"), parameter("L")]).toEqual(["cart.discount", "9f3c2ab", null]);
  });

  it("asks for the calls of the line that is unfolded, and only once", async () => {
    page.serve(ANSWERS);
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(kids(root)[0]).toContain("cart.discount"));
    const asked = page.asked.filter((one) => one.path === "calls").map((one) => one.parameters);
    expect(asked.map((one) => one.get("line") ?? "all").sort()).toEqual(["6", "all"]);
    expect(asked.map((one) => one.get("commit"))).toEqual(["9f3c2ab", "9f3c2ab"]);
  });

  it("counts the path to the box alone when asked, and the path goes along into a call", async () => {
    page.serve(ANSWERS);
    const root = page.open(`${ADDRESS}&stack=${BOX}`, <Panel graph={GRAPH} />);
    await eventually(() => expect(root.querySelector(".stats")).not.toBeNull());
    expect(page.asked.some((one) => one.parameters.has("stack"))).toBe(false);
    press(root, "a");
    const path = ["main.run\nmain.go", "api.getQuote\napi/server.go", "cart.(*Cart).Total\ncart/total.go"];
    await eventually(() => {
      for (const call of ["function-details", "calls"])
        expect(page.asked.findLast((one) => one.path === call)?.parameters.getAll("stack")).toEqual(path);
    });
    expect(control(root, "This path only").getAttribute("aria-checked")).toBe("true");
    await eventually(() => expect(root.querySelector<HTMLAnchorElement>("tr.kids a")).not.toBeNull());
    const next = new URL(root.querySelector<HTMLAnchorElement>("tr.kids a")!.href).searchParams;
    expect([next.get("stack"), next.get("calls")]).toEqual([keyOf(GRAPH, 4), "path"]);
    const above = new URL([...root.querySelectorAll<HTMLAnchorElement>(".callers a.chip")][1]!.href).searchParams;
    expect([above.get("function"), above.get("stack")]).toEqual(["api.getQuote", keyOf(GRAPH, 2)]);
  });

  it("has no path where none led to it, and says so", async () => {
    page.serve(ANSWERS);
    const root = page.open(`${ADDRESS}&calls=path`, <Panel graph={GRAPH} />);
    await eventually(() => expect(root.querySelector(".path-note")?.textContent).toMatch(/^Opened without a call path/));
    const choice = control(root, "This path only");
    expect(choice.getAttribute("aria-disabled")).toBe("true");
    choice.click();
    expect(page.asked.some((one) => one.parameters.has("stack"))).toBe(false);
    press(root, "a");
    await eventually(() => expect(root.querySelector(".path-note")).toBeNull());
    press(root, "a");
    await eventually(() => expect(root.querySelector(".path-note")).not.toBeNull());
    page.open(`${ADDRESS}&calls=path&stack=1.2`, <Panel graph={GRAPH} />);
    await eventually(() => expect(root.querySelector(".path-note")?.textContent).toContain("Not in the flame graph"));
  });

  it("keeps the costs when calls cannot be read", async () => {
    page.serve({ ...ANSWERS, calls: () => new Error("Too busy.") });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(kids(root)).toEqual(["Its calls could not be read"]));
    expect(root.querySelector(".callers")?.textContent).toContain("could not be read");
    expect(root.querySelector('tr[data-line="6"] .c-total')?.textContent).toBe("70");
  });

  it("leads to the whole file and to two commits", async () => {
    const moment = (hour: string) => ({ firstSeen: `2026-11-23T${hour}:00:00Z`, lastSeen: "2026-11-23T20:00:00Z" });
    const version = (ref: string, hour: string) => ({
      repository: "https://git.example.com/acme/checkout",
      ref,
      rootPath: "",
      self: 1,
      total: 50,
      samples: 50,
      profileTotal: 200,
      ...moment(hour),
    });
    const versions = [version("9f3c2ab", "12"), version("aaaaaaa", "09"), version("4c81d0e", "11"), version("fffffff", "13")];
    page.serve({ ...ANSWERS, "function-details": () => details({ versions, lines: [hit(6, 10, 70)] }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(root.querySelector(".stats")).not.toBeNull());
    expect(control(root, "Whole file").getAttribute("href")).toContain("/source?query=");
    press(root, "d");
    expect([place.value.path, parameter("a.commit"), parameter("b.commit")]).toEqual(["/compare", "4c81d0e", "9f3c2ab"]);
  });
});
