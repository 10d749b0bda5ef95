// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { appears, control, eventually, usePage } from "../../tests/page";
import { connection, host } from "../profile/fixtures";
import { readSession, session } from "../state/access";
import { SettingsPage } from "./settingsPage";

const MONA = { user: { login: "mona", name: "mona", host: "git.example.com", picture: null }, access: "open" };
const readable = (access: string) => ({
  url: `https://git.example.com/acme/${access}`,
  host: "git",
  name: `acme/${access}`,
  services: ["checkout"],
  access,
  detail: "",
  wayOut: access === "single_sign_on" ? "https://git.example.com/orgs/acme/sso" : null,
  checked: null,
});

const row = (root: HTMLElement, id: string) => root.querySelector<HTMLElement>(`[data-host="${id}"]`)!;

describe("connections", () => {
  const page = usePage();
  const answers = {
    session: () => MONA,
    connections: () => ({ hosts: [host({ connection: connection() })] }),
    "connections/repositories": () => ({ repositories: [] }),
  };

  it("says of each host who one is there, what it may read, since when and when it was last used", async () => {
    const disk = host({ id: "disk", name: "Repositories here", credentialKinds: host().credentialKinds.slice(2) });
    page.serve({ ...answers, connections: () => ({ hosts: [host({ connection: connection() }), host({ id: "other" }), disk] }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(row(root, "git").textContent).toContain("Connected as mona · Contents: read-only"));
    expect(row(root, "git").textContent).toMatch(/since .*last used .*Working/);
    expect(row(root, "other").textContent).toContain("Not connected");
    expect(control(row(root, "other"), "Connect")).not.toBeNull();
    expect(row(root, "disk").textContent).toContain("No account needed");
    expect(row(root, "disk").querySelector("button")).toBeNull();
  });

  it("disconnects only when confirmed, and says that the host was told", async () => {
    let connected = true;
    page.serve({
      ...answers,
      connections: () => ({ hosts: [host({ connection: connected ? connection() : null })] }),
      "DELETE connections/git": () => {
        connected = false;
        return { revoked: true };
      },
    });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => control(root, "Disconnect git.example.com").click());
    expect(connected).toBe(true);
    await eventually(() => control(root.querySelector('[role="dialog"]')!, "Disconnect").click());
    await eventually(() => expect(root.querySelector(".note")?.textContent).toContain("The host has revoked what you had allowed."));
    await eventually(() => expect(row(root, "git").textContent).toContain("Not connected"));
  });

  it("says where to end what the host was not told of", async () => {
    page.serve({ ...answers, "DELETE connections/git": () => ({ revoked: false }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => control(root, "Disconnect git.example.com").click());
    await eventually(() => control(root.querySelector('[role="dialog"]')!, "Disconnect").click());
    await eventually(() => expect(root.querySelector(".note")?.textContent).toContain("here only"));
    expect((control(root, "Open the host") as HTMLAnchorElement).href).toBe("https://git.example.com/mona");
  });

  it("checks a connection and says what the host answered", async () => {
    const checks: unknown[] = [
      { state: "working", detail: "" },
      { state: "unknown", detail: "The host does not answer." },
    ];
    page.serve({ ...answers, "POST connections/git/check": () => checks.shift() });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => control(root, "Check git.example.com").click());
    await eventually(() => expect(row(root, "git").textContent).toContain("Working, checked just now"));
    control(root, "Check git.example.com").click();
    await eventually(() => expect(row(root, "git").textContent).toContain("The host does not answer."));
  });

  it("offers an ended connection again, with the reason", async () => {
    const ended = connection({ state: "ended", endedAt: "2026-11-22T10:00:00Z", endReason: "The host no longer accepts it." });
    page.serve({ ...answers, connections: () => ({ hosts: [host({ connection: ended })] }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(row(root, "git").textContent).toMatch(/Was connected as mona.*The host no longer accepts it\..*Ended/));
    expect(control(row(root, "git"), "Connect again")).not.toBeNull();
  });

  it("says what came of the last try until it is dismissed", async () => {
    let attempt: object | null = { outcome: "refused", detail: "", at: "2026-11-23T10:00:00Z" };
    page.serve({
      ...answers,
      connections: () => ({ hosts: [{ ...host(), attempt }] }),
      "DELETE connections/git/attempt": () => {
        attempt = null;
        return undefined;
      },
    });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(row(root, "git").textContent).toContain("You did not allow the connection."));
    control(row(root, "git"), "Dismiss").click();
    await eventually(() => expect(row(root, "git").textContent).not.toContain("You did not allow"));
  });

  it("lists the repositories, each with the viewer's access", async () => {
    const all = ["yes", "no", "not_connected", "single_sign_on", "application_not_allowed", "unknown"];
    page.serve({ ...answers, "connections/repositories": () => ({ repositories: all.map(readable) }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(root.querySelectorAll(".repos tbody tr")).toHaveLength(all.length));
    const words = [...root.querySelectorAll(".repos .stat")].map((one) => one.textContent);
    expect(words).toEqual(["Yes", "No", "Not connected", "Sign-on needed", "acme has not let Lineflame in", "Not known"]);
    expect(root.querySelector<HTMLAnchorElement>(".repos .stat a")?.href).toBe("https://git.example.com/orgs/acme/sso");
  });

  it("stays with the tenant one came from, in what it lists and in every link", async () => {
    page.serve({ ...answers, "connections/repositories": () => ({ repositories: [readable("yes")] }) });
    const root = page.open("/settings/connections?tenant=blue", <SettingsPage section="connections" />);
    await eventually(() => expect(root.querySelector(".repos")).not.toBeNull());
    expect(page.asked.find(({ path }) => path === "connections/repositories")?.parameters.get("tenant")).toBe("blue");
    const within = [...root.querySelectorAll("a")].map((link) => link.getAttribute("href")).filter((address) => address?.startsWith("/"));
    expect(within.length).toBeGreaterThanOrEqual(5);
    expect(within.filter((address) => !address!.endsWith("?tenant=blue"))).toEqual([]);
  });

  it("says that a connection ended when trying the repositories showed it", async () => {
    let tried = false;
    page.serve({
      ...answers,
      connections: () => ({ hosts: [host({ connection: connection({ state: tried ? "ended" : "working" }) })] }),
      "connections/repositories": () => {
        tried = true;
        return { repositories: [readable("not_connected")] };
      },
    });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(row(root, "git").textContent).toContain("Ended"));
    expect(page.asked.filter(({ path }) => path === "connections").length).toBeLessThanOrEqual(2);
    expect(page.asked.filter(({ path }) => path === "connections/repositories")).toHaveLength(1);
  });

  it("says that no host is set up", async () => {
    page.serve({ ...answers, connections: () => ({ hosts: [] }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(root.textContent).toContain("No code host is set up"));
  });
});

describe("sessions", () => {
  const page = usePage();
  const here = { id: "1", current: true, created: "2026-11-22T10:00:00Z", lastUsed: "2026-11-23T10:00:00Z", browser: "Chrome on Linux" };
  const there = { ...here, id: "2", current: false, browser: "Safari on iPhone" };

  it("lists one's own, says which is this one, and ends another", async () => {
    const sessions = [here, there];
    page.serve({
      session: () => MONA,
      sessions: () => ({ sessions }),
      "DELETE sessions/2": () => void sessions.pop(),
    });
    await readSession();
    const root = page.open("/settings/sessions", <SettingsPage section="sessions" />);
    await eventually(() => expect(root.querySelectorAll(".row")).toHaveLength(2));
    expect(root.querySelector(".row")?.textContent).toContain("Chrome on Linux This one");
    control(root, "Sign out Safari on iPhone").click();
    await eventually(() => expect(root.querySelectorAll(".row")).toHaveLength(1));
  });

  it("signs out everywhere once confirmed", async () => {
    let signedIn = true;
    page.serve({
      session: () => (signedIn ? MONA : { user: null, access: "open" }),
      sessions: () => ({ sessions: [here, there] }),
      "DELETE sessions": () => {
        signedIn = false;
        return undefined;
      },
    });
    await readSession();
    const root = page.open("/settings/sessions", <SettingsPage section="sessions" />);
    await eventually(() => control(root, "Sign out everywhere").click());
    await eventually(() => control(root.querySelector('[role="dialog"]')!, "Sign out everywhere").click());
    await eventually(() => expect(root.textContent).toContain("You are not signed in"));
    expect(session.value?.user).toBeNull();
  });

  it("signs out in the account menu, which names who is signed in", async () => {
    let signedIn = true;
    page.serve({
      session: () => (signedIn ? MONA : { user: null, access: "open" }),
      sessions: () => ({ sessions: [here] }),
      "DELETE session": () => {
        signedIn = false;
        return undefined;
      },
    });
    await readSession();
    const root = page.open("/settings/sessions", <SettingsPage section="sessions" />);
    control(root, "Account of mona").click();
    const menu = await appears(root, '[role="menu"]');
    expect(menu.textContent).toContain("mona at git.example.com");
    control(menu, "Sign out").click();
    await eventually(() => expect(root.textContent).toContain("You are not signed in"));
  });
});
