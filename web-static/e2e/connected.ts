// The server that reads from a stand-in for a code host, and the stand-in itself. e2e/run starts both and sets the variables.
import { expect, test as base, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { panel } from "./explore";
import { GUILTY_FUNCTION, COMMITS } from "./quietPage";

const DEMO = new URL("../../server/src/main/resources/io/lineflame/server/demo/", import.meta.url);

interface DemoIndex {
  guilty: { ref: string; function: string; file: string };
  profiles: { file: string; ref: string; kind: string }[];
}

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set; e2e/run sets it`);
  return value;
}

export const standIn = {
  get url(): string {
    return variable("STAND_IN_URL");
  },

  /** Turns something at the stand-in; its README lists what there is. */
  async turn(name: string, query: Record<string, string> = {}): Promise<void> {
    const answer = await fetch(`${this.url}/_control/${name}?${new URLSearchParams(query).toString()}`, { method: "POST" });
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`);
  },

  /** A personal token of an account. */
  async personalToken(account: string): Promise<string> {
    const answer = await fetch(`${this.url}/_control/personal-token?${new URLSearchParams({ account }).toString()}`);
    if (!answer.ok) throw new Error(`personal-token: ${answer.status}`);
    return ((await answer.json()) as { token: string }).token;
  },
};

/** A page of the connected server that must stay quiet (the stand-in's own pages need not), but for what a test says it may complain of. */
export const test = base.extend<{ mayComplain: RegExp[] }>({
  mayComplain: [async ({}, use) => use([]), { option: true }],
  baseURL: async ({}, use) => use(variable("LINEFLAME_CONNECTED_URL")),
  page: async ({ page, baseURL, mayComplain }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      const elsewhere = message.location().url.startsWith(standIn.url);
      if (!elsewhere && (message.type() === "error" || message.type() === "warning")) complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const from = new URL(request.url()).origin;
      if (from !== new URL(baseURL ?? "").origin && from !== new URL(standIn.url).origin) complaints.push(`asked for ${request.url()}`);
    });
    await use(page);
    const unexpected = complaints.filter((complaint) => !mayComplain.some((allowed) => allowed.test(complaint)));
    expect(unexpected, "the page complained").toEqual([]);
  },
});

export { expect };

/** Pushes what the demo recorded of the guilty commit, as a service whose source is in a repository of the stand-in; `label` names another. */
export async function push(server: string, service: string, repository: string, label?: string): Promise<void> {
  const index = JSON.parse(readFileSync(new URL("index.json", DEMO), "utf8")) as DemoIndex;
  const recordings = index.profiles.filter((one) => one.kind === "cpu" && one.ref.startsWith(COMMITS.regressing)).slice(0, 3);
  const until = Date.now() - 60_000;
  for (const [nth, recording] of recordings.entries()) {
    const labels = `service_repository=${standIn.url}/${repository},service_git_ref=${label ?? recording.ref}`;
    const query = new URLSearchParams({
      name: `${service}{${labels}}`,
      from: String(until - (nth + 1) * 10_000),
      until: String(until - nth * 10_000),
    });
    const form = new FormData();
    form.append("profile", new Blob([readFileSync(new URL(recording.file, DEMO))]), "profile");
    const answer = await fetch(`${server}/ingest?${query.toString()}`, { method: "POST", body: form });
    if (!answer.ok) throw new Error(`ingest: ${answer.status} ${await answer.text()}`);
  }
}

/** The panel of the guilty function of a service, with a line selected. */
export function guiltyOf(service: string, line = 18): string {
  const index = JSON.parse(readFileSync(new URL("index.json", DEMO), "utf8")) as DemoIndex;
  const parameters = new URLSearchParams({
    query: `process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="${service}"}`,
    from: "now-1h",
    until: "now",
    function: GUILTY_FUNCTION,
    file: index.guilty.file,
    L: String(line),
  });
  return `/explore?${parameters.toString()}`;
}

/** On the host's page: signs in as somebody and decides. */
export async function decideAtHost(page: Page, account: string, decision: "Authorize" | "Cancel"): Promise<void> {
  await page.waitForURL(`${standIn.url}/login/oauth/authorize**`);
  await page.getByRole("radio", { name: account }).check();
  await page.getByRole("button", { name: decision }).click();
}

/** Connects in the panel of the private repository; the page ends where it began. */
export async function connect(page: Page, account: string): Promise<void> {
  await panel(page).getByRole("button", { name: "Connect to acme/checkout" }).first().click();
  await decideAtHost(page, account, "Authorize");
  await page.waitForURL((url) => url.pathname === "/explore");
}
