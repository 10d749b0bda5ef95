// What clients, hosts and networks can send: it is shown as it is or said to be wrong, and nothing of it is executed.
import { test as loudly, type Page, type Route } from "@playwright/test";
import { flameGraph, panel } from "./explore";
import { expect, lineRow, test } from "./quietPage";

const guilty = process.env["LINEFLAME_GUILTY"] ?? "";
const explore = guilty.replace(/&function=.*/, "");
const query = new URL(guilty === "" ? "http://any" : guilty).searchParams.get("query") ?? "";

const MARKUP = "<img src=x onerror=window.executed=1>";
const LONG = `${"very.long.package.".repeat(230)}Name`;
const NAMES = [MARKUP, LONG, "שלום.עולם", "crêpe.🔥.hot", "sort.Stable", "sort.stable", "evil\u202Egnp.exe"];

test.describe("names", () => {
  const tenant = `hostile-${Math.random().toString(36).slice(2)}`;

  test.beforeAll(async ({ request }) => {
    const stacks = NAMES.map((name, nth) => `main;${name} ${NAMES.length - nth}`).join("\n");
    for (const [service, body] of [
      [`names{region=${MARKUP}}`, stacks],
      [MARKUP, "main 1"],
      ["one", "main;work 1"],
    ] as const) {
      const name = encodeURIComponent(service);
      const answer = await request.post(`/ingest?format=groups&name=${name}&from=now-10s&until=now`, {
        headers: { "X-Scope-OrgID": tenant },
        data: body,
      });
      expect(answer.status(), await answer.text()).toBe(200);
    }
  });

  for (const width of [1440, 390]) {
    test(`of any kind are text and fit, ${width} pixels wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`/services?tenant=${tenant}`);
      await expect(page.getByRole("link", { name: MARKUP }).first()).toBeVisible();
      await fits(page);
      await page.getByRole("link", { name: "names", exact: true }).click();
      await expect(flameGraph(page)).toBeVisible();
      const address = new URL(page.url());
      address.searchParams.set("view", "table");
      await page.goto(address.href);
      const functions = page.getByRole("rowheader");
      for (const name of NAMES.filter((one) => one !== LONG)) await expect(functions.filter({ hasText: name }).first()).toBeVisible();
      await expect(functions.filter({ hasText: /^sort\.Stable/ })).toHaveCount(1);
      await expect(functions.filter({ hasText: /^sort\.stable/ })).toHaveCount(1);
      await fits(page);
      for (const name of NAMES) {
        address.searchParams.set("function", name);
        await page.goto(address.href);
        await expect(panel(page).locator(".facts .fn")).toHaveText(name);
        await expect(panel(page).locator(".stats")).toBeVisible();
        await fits(page);
      }
    });
  }

  test("in labels and in filters are text", async ({ page }) => {
    const parameters = new URLSearchParams({
      query: `process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="names",region="${MARKUP}"}`,
      from: "now-1h",
      until: "now",
      tenant,
    });
    await page.goto(`/explore?${parameters.toString()}`);
    await expect(flameGraph(page)).toBeVisible();
    await expect(page.getByText(MARKUP).first()).toBeVisible();
    await fits(page);
  });

  test("of a profile with one sample, seen by a clock that is an hour behind", async ({ page }) => {
    await page.clock.install({ time: Date.now() - 3_600_000 });
    await page.goto(`/services?tenant=${tenant}`);
    const row = page.getByRole("row").filter({ has: page.getByRole("link", { name: "one", exact: true }) });
    await expect(row).toBeVisible();
    await expect(row).not.toContainText(/-\d|\u2212\d|NaN/);
    await row.getByRole("link", { name: "one", exact: true }).click();
    await expect(page.getByText(/1\u00a0?\s?sample/).first()).toBeVisible();
    await fits(page);
  });
});

test("source and commits that hold markup are text", async ({ page }) => {
  await page.route("**/api/v1/source?**", (route) =>
    change(route, (answer) => ({ ...answer, text: String(answer["text"]).replace("package basket", `package basket // ${MARKUP}\u202E`) })),
  );
  await page.route("**/api/v1/versions?**", (route) => changeText(route, "Leave what was returned", MARKUP));
  await page.route("**/api/v1/commits?**", (route) => changeText(route, "Leave what was returned", MARKUP));
  await page.goto(guilty);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await panel(page)
    .getByRole("button", { name: /^Commit / })
    .click();
  await expect(page.getByRole("option").filter({ hasText: MARKUP }).first()).toBeVisible();
  const asked = new URL(guilty).searchParams;
  const parameters = new URLSearchParams({ path: "basket/discount.go", commit: asked.get("commit") ?? "" });
  for (const name of ["query", "from", "until"]) parameters.set(name, asked.get(name) ?? "");
  await page.goto(`/source?${parameters.toString()}`);
  await expect(lineRow(page.locator("table.code"), 1)).toContainText(MARKUP);
  await fits(page);
});

// The browser writes each refused call to its console: that is no complaint here.
loudly.describe("a server that does not answer as it should", () => {
  const VIEWS: readonly { name: string; address: string; call: string }[] = [
    { name: "services", address: "/services", call: "services" },
    { name: "explore", address: `${explore}&view=flame`, call: "flamegraph" },
    { name: "table", address: `${explore}&view=table`, call: "functions" },
    { name: "details", address: guilty, call: "function-details" },
    { name: "source", address: `/source?${new URLSearchParams({ query }).toString()}`, call: "code/tree" },
    {
      name: "compare",
      address: `/compare?${new URLSearchParams({ query, "a.from": "now-2h", "a.until": "now-1h" }).toString()}`,
      call: "diff",
    },
  ];
  const ANSWERS: readonly { name: string; answer: Parameters<Route["fulfill"]>[0]; says: RegExp }[] = [
    { name: "500", answer: { status: 500, contentType: "text/html", body: `<h1>${MARKUP}</h1>` }, says: /The server had an error/ },
    { name: "429", answer: { status: 429, headers: { "Retry-After": "30" }, body: "" }, says: /asks us to wait|Asked again by itself/ },
    { name: "a page", answer: { status: 200, contentType: "text/html", body: MARKUP }, says: /The answer makes no sense/ },
  ];

  for (const view of VIEWS) {
    loudly(`is said on ${view.name}, with a way out`, async ({ page }) => {
      const errors: string[] = [];
      page.on("pageerror", (error) => errors.push(error.message));
      for (const { answer, says } of ANSWERS) {
        await page.route(`**/api/v1/${view.call}?**`, (route) => route.fulfill(answer));
        await page.goto(view.address);
        await expect(page.getByText(says).first()).toBeVisible();
        await expect(page.getByRole("button", { name: /^Try (again|now)$/ }).first()).toBeVisible();
        await page.unrouteAll({ behavior: "ignoreErrors" });
      }
      await page
        .getByRole("button", { name: /^Try (again|now)$/ })
        .first()
        .click();
      await expect(page.getByText(ANSWERS.at(-1)!.says)).toHaveCount(0);
      expect(await page.evaluate(() => (window as unknown as { executed?: number }).executed)).toBeUndefined();
      expect(errors).toEqual([]);
    });
  }

  loudly("never, can be stopped, and asked again", async ({ page }) => {
    await page.route("**/api/v1/flamegraph?**", () => undefined);
    await page.goto(`${explore}&view=flame`);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.getByRole("button", { name: "Ask again" }).click();
    await expect(flameGraph(page)).toBeVisible();
  });
});

/** Nothing was executed, and the page is no wider than its window. */
async function fits(page: Page): Promise<void> {
  const seen = await page.evaluate(() => ({
    executed: (window as unknown as { executed?: number }).executed,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect(seen.executed).toBeUndefined();
  expect(seen.over, page.url().slice(0, 200)).toBeLessThanOrEqual(0);
}

async function change(route: Route, how: (answer: Record<string, unknown>) => Record<string, unknown>): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, json: how((await response.json()) as Record<string, unknown>) });
}

async function changeText(route: Route, from: string, to: string): Promise<void> {
  const response = await route.fetch();
  await route.fulfill({ response, body: (await response.text()).replaceAll(from, to) });
}
