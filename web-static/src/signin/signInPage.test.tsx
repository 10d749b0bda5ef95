// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { control, eventually, usePage } from "../../tests/page";
import { Problem } from "../api/problem";
import { App } from "../app";
import { host } from "../profile/fixtures";
import { readSession } from "../state/access";

const ADDRESS = "/explore?query=a&function=f&L=7";

describe("a server that shows its pages to people it knows", () => {
  const page = usePage();
  const answers = {
    session: () => ({ user: null, access: "login" }),
    connections: () => ({
      hosts: [host(), host({ id: "disk", name: "Repositories here", credentialKinds: host().credentialKinds.slice(2) })],
    }),
  };

  it("names the hosts to sign in with, and comes back to the asked address", async () => {
    const assign = vi.spyOn(window.location, "assign").mockImplementation(() => undefined);
    page.serve({ ...answers, "POST connections/git/connect": () => ({ authorizeUrl: "https://git.example.com/login" }) });
    await readSession();
    const root = page.open(ADDRESS, <App />);
    await eventually(() => control(root, "Sign in with git.example.com").click());
    await eventually(() => expect(assign).toHaveBeenCalledWith("https://git.example.com/login"));
    expect(root.textContent).not.toContain("Repositories here");
    expect(page.asked.find((one) => one.path.endsWith("/connect"))?.body).toEqual({ kind: "app", returnTo: ADDRESS, values: {} });
    expect(page.asked.filter((one) => one.path === "flamegraph")).toEqual([]);
  });

  it("says that the person did not allow it", async () => {
    page.serve({
      ...answers,
      connections: () => ({
        hosts: [host({ attempt: { outcome: "refused", detail: "You declined at git.example.com.", at: "2026-11-23T10:00:00Z" } })],
      }),
    });
    await readSession();
    const root = page.open(ADDRESS, <App />);
    await eventually(() => expect(root.textContent).toContain("You declined at git.example.com."));
  });

  it("says why a person is not let in, and lets them sign out", async () => {
    let signedIn = true;
    const refuse = () => {
      const type = "https://lineflame.io/problems/not-allowed";
      throw new Problem({ type, title: "This person is not let in", detail: "otto is not among them.", status: 403 });
    };
    page.serve({
      ...answers,
      session: () => ({ user: signedIn ? { login: "otto", name: "otto", host: "git.example.com", picture: null } : null, access: "login" }),
      tenants: () => ({ tenants: [] }),
      "DELETE session": () => {
        signedIn = false;
        return undefined;
      },
    });
    const { api } = await import("../api/client");
    vi.spyOn(api, "services").mockImplementation(() => Promise.resolve().then(refuse));
    await readSession();
    const root = page.open("/services", <App />);
    await eventually(() => expect(root.textContent).toContain("otto is not among them."));
    control(root, "Sign out").click();
    await eventually(() => expect(root.textContent).not.toContain("otto is not among them."));
    expect(root.querySelector("h1")?.textContent).toBe("Sign in to Lineflame");
  });

  it("asks for the sign-in when a call says that the session is over", async () => {
    let over = false;
    page.serve({
      session: () => ({ user: over ? null : { login: "mona", name: "mona", host: "git.example.com", picture: null }, access: "login" }),
      connections: answers.connections,
      tenants: () => ({ tenants: [] }),
      services: () => ({ services: [], from: "", until: "" }),
    });
    await readSession();
    const root = page.open("/services", <App />);
    await eventually(() => expect(root.querySelector("h1")?.textContent).toContain("Services"));
    over = true;
    const { asProblem } = await import("../state/resource");
    asProblem(new Problem({ type: "https://lineflame.io/problems/sign-in-required", title: "", detail: "", status: 401 }));
    await eventually(() => expect(root.textContent).toContain("Sign in to Lineflame"));
  });
});
