import type { Page } from "@playwright/test";
import { openFirstService, hottestPath, panel } from "./explore";
import { expect, test } from "./quietPage";

// Of the demo where there is one, else of the invented service.
const QUERY = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="checkout"}';
const ADDRESS =
  process.env["LINEFLAME_GUILTY"] ??
  `/explore?query=${encodeURIComponent(QUERY)}&from=now-1h&until=now&function=cart.(*Cart).Total&file=cart/total.go`;

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const callees = (page: Page) => panel(page).locator("tr.kids").getByRole("link");

test("one walks to what a line calls and to who calls it, the commit stays, and Back walks back", async ({ page }) => {
  await page.goto(ADDRESS);
  const started = parameter(page, "function");
  await expect(callees(page).first()).toBeVisible();
  await page.keyboard.press("n");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Enter");
  await expect.poll(() => parameter(page, "function")).not.toBe(started);
  const commit = parameter(page, "commit");
  expect(commit).not.toBeNull();
  await expect(panel(page).locator(".facts .fn")).toHaveText(parameter(page, "function")!);
  const caller = panel(page).locator(".callers a").first();
  await expect(caller).toBeVisible();
  await caller.click();
  await expect.poll(() => parameter(page, "L")).not.toBeNull();
  expect(parameter(page, "commit")).toBe(commit);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => parameter(page, "function")).toBe(started);
  await expect(callees(page).first()).toBeVisible();
});

test("of a box the path alone is counted, and the address keeps it", async ({ page }) => {
  await openFirstService(page);
  await hottestPath(page, 4);
  await page.keyboard.press("Enter");
  await expect(panel(page).locator(".stats")).toBeVisible();
  const [asked] = await Promise.all([
    page.waitForRequest((request) => request.url().includes("/function-details?") && request.url().includes("stack=")),
    page.keyboard.press("a"),
  ]);
  expect(new URL(asked.url()).searchParams.getAll("stack")).toHaveLength(3);
  await expect(panel(page).getByRole("radio", { name: "This path only" })).toBeChecked();
  await page.reload();
  await expect(panel(page).getByRole("radio", { name: "This path only" })).toBeChecked();
  await expect(panel(page).locator(".stats")).toBeVisible();
});

test("nothing in the panel moves when source and calls arrive", async ({ page }) => {
  const held: (() => void)[] = [];
  for (const call of ["source", "calls"]) {
    await page.route(`**/api/v1/${call}?**`, async (route) => {
      await new Promise<void>((resolve) => held.push(resolve));
      await route.continue();
    });
  }
  await page.goto(ADDRESS);
  await expect(panel(page).locator("tr.hot").first()).toBeVisible();
  const before = await tops(page);
  await expect.poll(() => held.length).toBeGreaterThan(1);
  await page.unrouteAll({ behavior: "ignoreErrors" });
  held.forEach((answer) => answer());
  await expect(callees(page).first()).toBeVisible();
  await expect(panel(page).locator(".verdict")).toContainText("Matches the build");
  const after = await tops(page);
  expect(before.length).toBeGreaterThan(5);
  expect(after.slice(0, before.length)).toEqual(before);
});

test("the panel is dragged wider, and stays so", async ({ page }) => {
  await page.goto(ADDRESS);
  const width = async () => Math.round((await panel(page).boundingBox())!.width);
  await expect(panel(page)).toBeVisible();
  expect(await width()).toBe(660);
  const grip = (await page.getByRole("separator", { name: "Width of the panel" }).boundingBox())!;
  await page.mouse.move(grip.x + 4, 500);
  await page.mouse.down();
  await page.mouse.move(grip.x - 96, 500, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBeGreaterThan(750);
  const taken = await width();
  await page.reload();
  await expect.poll(width).toBe(taken);
});

test("another profile type stands beside, line by line", async ({ page }) => {
  await page.goto(ADDRESS);
  await panel(page).getByRole("button", { name: "Sample types shown: CPU" }).click();
  await page.getByRole("checkbox", { name: /^Allocated space/ }).check();
  await page.keyboard.press("Escape");
  await expect(panel(page).getByRole("columnheader", { name: "Allocated space", exact: true })).toBeVisible();
  await expect(panel(page).locator("tr.hot").first().locator("td.c-also")).toHaveCount(2);
  expect(parameter(page, "also")).toContain("memory:alloc_space");
});

/** Where each row stands, from the first on, with its line. */
function tops(page: Page): Promise<string[]> {
  return panel(page)
    .locator("table.code tbody tr")
    .evaluateAll((rows) =>
      rows
        .filter((row) => row instanceof HTMLElement && row.dataset["line"] !== "?")
        .map((row) => `${(row as HTMLElement).dataset["line"] ?? "call"} ${Math.round(row.getBoundingClientRect().top)}`),
    );
}
