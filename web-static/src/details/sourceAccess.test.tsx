// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { appears, control, eventually, type, usePage } from "../../tests/page";
import { ADDRESS as PANEL, Panel, PANEL_ANSWERS, verdictRow } from "../../tests/panel";
import type { ConnectedHost, SourceAnswer } from "../api/types";
import { answer, host } from "../profile/fixtures";
import { place } from "../state/location";

const ADDRESS = `${PANEL}&L=6`;
const AUTHORIZE = "https://git.example.com/login?state=x";

const without = (changes: Partial<SourceAnswer>) => answer({ text: null, title: "", account: "mona", ...changes });
const notConnected = without({ state: "not_connected", account: null, anonymous: true });

/** Source answers one after the other, the last one for good. */
function server(sources: readonly SourceAnswer[], one: ConnectedHost = host()) {
  const left = [...sources];
  return {
    ...PANEL_ANSWERS,
    connections: () => ({ hosts: [one] }),
    source: () => (left.length > 1 ? left.shift() : left[0]),
  };
}

const message = (root: HTMLElement) => (root.querySelector(".msg")?.textContent ?? "").replaceAll("\u202f", " ");
const buttons = (root: HTMLElement) => [...root.querySelectorAll(".msg .acts > *")].map((one) => one.textContent.trim());
const rows = (root: HTMLElement) =>
  [...root.querySelectorAll<HTMLElement>("tbody tr")].map(
    (row) => `${row.dataset["line"] ?? `under ${row.dataset["of"]}`} ${row.querySelector(".c-total")?.textContent ?? ""}`,
  );

describe("a source out of reach", () => {
  const page = usePage();

  it.each<[string, SourceAnswer, RegExp, string[]]>([
    [
      "Connect to see the source",
      notConnected,
      /^The costs are already here\. Source is read with your own access to acme\/checkout and shown to you only\./,
      ["What is asked for", "Use a personal token"],
    ],
    [
      "Your connection ended",
      without({ state: "connection_ended", endedAt: "2020-11-21T12:00:00Z" }),
      /^The host ended it on 21 Nov 2020 .*\. Costs stay; source needs a new sign-in\./,
      ["Connect again"],
    ],
    [
      "mona cannot read acme/checkout",
      without({ state: "no_access" }),
      /^The host answered “not found”, .* Ask an owner of acme for read access, or connect another account\./,
      ["Use another account", "Try again"],
    ],
    [
      "Connect to see the source",
      { ...notConnected, detail: "The host has answered enough.", retryAt: new Date(Date.now() + 600_000).toISOString() },
      /^The costs are already here\. The host has answered enough\. Source is read by itself at \d\d:\d\d \(in (9|10) min\)\./,
      ["What is asked for", "Use a personal token"],
    ],
    [
      "acme/checkout cannot be read",
      without({ state: "no_access", account: null }),
      /^The host answered “not found”, which it also says for private repositories\./,
      ["Try again"],
    ],
    [
      "acme asks for single sign-on",
      without({ state: "single_sign_on", wayOut: "https://git.example.com/orgs/acme/sso" }),
      /^Your connection is fine, but acme wants it confirmed through its own sign-on\. You come back to this line\./,
      ["Sign in with acme", "Try again"],
    ],
    [
      "acme has not let Lineflame in",
      without({ state: "application_not_allowed", wayOut: "https://git.example.com/apps/lineflame/installations/new" }),
      /^An owner of acme must allow Lineflame for its repositories\. If one has, mona cannot read this one\./,
      ["Use another account", "Request it from acme", "Ask an owner", "Try again"],
    ],
    ["The host asks us to wait", without({ state: "rate_limited" }), /^Rate limit reached\./, ["Use another connection", "Try again"]],
    [
      "The host asks us to wait",
      without({ state: "rate_limited", account: null, anonymous: true }),
      /^Rate limit for readers without an account reached\./,
      ["Connect to acme/checkout", "What is asked for", "Use a personal token", "Try again"],
    ],
    [
      "The host does not answer",
      without({ state: "host_down", detail: "No answer for 10 s." }),
      /^No answer for 10 s\. Trying again in [45] s\./,
      ["Try now"],
    ],
  ])("%s, and keeps its costs and rows", async (title, source, words, ways) => {
    let arrive: (value: unknown) => void = () => undefined;
    const arriving = new Promise((resolve) => (arrive = resolve));
    page.serve({ ...server([source]), source: () => arriving });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Reading"));
    const before = rows(root);
    expect(before.join()).toContain("6 70");
    arrive(source);
    await eventually(() => expect(verdictRow(root)).toContain(title));
    await eventually(() => expect(buttons(root)).toEqual(ways));
    expect(message(root)).toMatch(words);
    expect(rows(root)).toEqual(before);
    expect(root.querySelector(".verdict [role=status]")?.textContent).toContain(title);
  });

  it("offers to connect in the Repository field, and leaves for the host with this address to come back to", async () => {
    const assign = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    page.serve({ ...server([notConnected]), "POST connections/git/connect": () => ({ authorizeUrl: AUTHORIZE }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root.querySelector(".facts")!, "Connect to acme/checkout").click());
    await eventually(() => expect(assign).toHaveBeenCalledWith(AUTHORIZE));
    expect(page.asked.find((one) => one.path === "POST connections/git/connect")?.body).toEqual({
      kind: "app",
      returnTo: ADDRESS,
      values: {},
    });
  });

  it("says why the sign-in could not be started, and tries again", async () => {
    const assign = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    let failing = true;
    page.serve({
      ...server([notConnected]),
      "POST connections/git/connect": () => (failing ? new Error("The host does not answer.") : { authorizeUrl: AUTHORIZE }),
    });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Connect to acme/checkout").click());
    await eventually(() => expect(root.querySelector(".msg .note")?.textContent).toContain("The host does not answer."));
    expect(assign).not.toHaveBeenCalled();
    failing = false;
    control(root.querySelector(".msg")!, "Try again").click();
    await eventually(() => expect(assign).toHaveBeenCalledWith(AUTHORIZE));
  });

  it("goes to no address that is not the web's", async () => {
    const assign = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    page.serve({ ...server([notConnected]), "POST connections/git/connect": () => ({ authorizeUrl: "javascript:alert(1)" }) });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Connect to acme/checkout").click());
    await eventually(() => expect(message(root)).toContain("The sign-in could not be started"));
    expect(assign).not.toHaveBeenCalled();
  });

  it("names what the host will be asked for, with the reason", async () => {
    page.serve(server([notConnected]));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "What is asked for").click());
    await eventually(() =>
      expect(root.querySelector('[role="dialog"]')?.textContent).toMatch(
        /git\.example\.com will ask .*Contents: read-onlyTo show the source\./,
      ),
    );
  });

  it("takes a personal token by a form drawn from the host's fields, after one that was refused", async () => {
    const tokens: unknown[] = [];
    page.serve({
      ...server([notConnected, answer({ account: "mona" })]),
      "POST connections/git/connect": (_, body) => {
        tokens.push(body);
        return tokens.length === 1 ? new Error("The host does not accept this token.") : { connection: {} };
      },
    });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Use a personal token").click());
    const field = await appears<HTMLInputElement>(root, "input[name=token]");
    expect(field.type).toBe("password");
    expect(root.querySelector("form")?.textContent).toContain("Make one in your settings.");
    type(field, " ghost ");
    control(root, "Connect").click();
    await eventually(() => expect(root.querySelector("form")?.textContent).toContain("The host does not accept this token."));
    control(root, "Connect").click();
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
    expect(tokens[0]).toEqual({ kind: "token", returnTo: ADDRESS, values: { token: "ghost" } });
    expect(root.querySelector(".facts")?.textContent).toContain("connected as mona");
  });

  it("says that the person did not allow it, and offers it again", async () => {
    const refused = host({ attempt: { outcome: "refused", detail: "", at: "2026-11-23T10:00:00Z" } });
    page.serve(server([notConnected], refused));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("You did not allow the connection"));
    expect(message(root)).toMatch(/^Nothing was stored\./);
    expect(buttons(root)[0]).toBe("Connect to acme/checkout");
  });

  it("connects by the form where the host has no page to sign in on", async () => {
    const formOnly = host({ credentialKinds: host().credentialKinds.filter((kind) => kind.form === "fields") });
    page.serve(server([without({ state: "connection_ended" })], formOnly));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Connect again").click());
    await eventually(() => expect(root.querySelector("input[name=token]")).not.toBeNull());
  });

  it("reads the source by itself when the host may be asked again", async () => {
    const retryAt = new Date(Date.now() + 1_000).toISOString();
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    page.serve(server([without({ state: "rate_limited", retryAt }), answer()]));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(message(root)).toMatch(/Source is read by itself at \d\d:\d\d \(in \d s\)\./));
    vi.advanceTimersByTime(9_000);
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
  });

  it("waits longer each time the host stays silent, and at once when told to", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "Date"] });
    const down = () => without({ state: "host_down" });
    page.serve(server([down(), down(), answer()]));
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(message(root)).toContain("Trying again in 5 s."));
    vi.advanceTimersByTime(5_000);
    await eventually(() => expect(message(root)).toContain("Trying again in 10 s."));
    control(root, "Try now").click();
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
    expect(page.asked.filter((one) => one.path === "source")).toHaveLength(3);
  });

  it("keeps the words while it asks again", async () => {
    let arrive: (value: unknown) => void = () => undefined;
    const arriving = new Promise((resolve) => (arrive = resolve));
    const answers: unknown[] = [without({ state: "no_access" }), arriving];
    page.serve({ ...server([notConnected]), source: () => answers.shift() });
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => control(root, "Try again").click());
    await eventually(() => expect(root.querySelector(".verdict .spin")).not.toBeNull());
    expect(verdictRow(root)).toContain("mona cannot read acme/checkout");
    arrive(answer());
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
  });

  it("reads the source again when the person is back from the organization's sign-on", async () => {
    page.serve(server([without({ state: "single_sign_on", wayOut: "https://git.example.com/orgs/acme/sso" }), answer()]));
    const root = page.open(ADDRESS, <Panel />);
    const link = await vi.waitFor(() => control(root, "Sign in with acme") as HTMLAnchorElement);
    expect(link.href).toBe("https://git.example.com/orgs/acme/sso");
    expect(link.rel).toBe("noreferrer");
    link.addEventListener("click", (event) => event.preventDefault());
    link.click();
    document.dispatchEvent(new Event("visibilitychange"));
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
  });

  it("reads everything of the viewer's again when the browser brings the page back", async () => {
    const { followAccess } = await import("../state/access");
    page.serve(server([notConnected, answer({ account: "mona" })]));
    followAccess();
    const root = page.open(ADDRESS, <Panel />);
    await eventually(() => expect(verdictRow(root)).toContain("Connect to see the source"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await eventually(() => expect(verdictRow(root)).toContain("Matches the build"));
  });
});

describe("View on host", () => {
  const page = usePage();
  const found = answer({ webUrl: "https://git.example.com/f", lineAnchor: "L{first}", rangeAnchor: "L{first}-L{last}" });
  const opened = (root: HTMLElement) => root.querySelector<HTMLAnchorElement>("#view-on-host")?.href;

  it("opens at the hottest line, at a chosen line, at a range of lines", async () => {
    page.serve(server([found]));
    const root = page.open(ADDRESS.replace("&L=6", ""), <Panel />);
    await eventually(() => expect(opened(root)).toBe("https://git.example.com/f#L6"));
    const number = (line: number) => root.querySelector<HTMLElement>(`tr[data-line="${line}"] .ln a`)!;
    number(5).click();
    await eventually(() => expect(opened(root)).toBe("https://git.example.com/f#L5"));
    number(7).dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey: true }));
    await eventually(() => expect(opened(root)).toBe("https://git.example.com/f#L5-L7"));
    expect(place.value.parameters.get("L")).toBe("5-7");
    expect(root.querySelectorAll("tr.sel")).toHaveLength(3);
    root.querySelector("aside")!.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowUp", shiftKey: true, bubbles: true }));
    await eventually(() => expect(opened(root)).toBe("https://git.example.com/f#L5-L6"));
  });
});
