import { expect, test, type Page } from "@playwright/test";
import { flameGraph, hottestPath, openFirstService } from "./explore";

const parameter = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);

test.beforeEach(async ({ page }) => openFirstService(page));

test("the flame graph reads as text, and keys do nothing while typing", async ({ page }) => {
  await page.keyboard.press("t");
  const table = page.getByRole("treegrid");
  await expect(table.getByRole("row").nth(2)).toBeVisible();
  await table.getByRole("row").nth(1).focus();
  await page.keyboard.press("ArrowDown");
  await expect(table.getByRole("row").nth(2)).toBeFocused();
  await page.keyboard.press("/");
  await page.keyboard.type("tkl");
  expect(parameter(page, "as")).toBe("text");
  expect(parameter(page, "find")).toBe("tkl");
  expect(parameter(page, "recursion")).toBeNull();
});

test("matches are stepped through", async ({ page }) => {
  const name = await hottestPath(page, 3);
  await page.keyboard.press("/");
  await page.keyboard.type(name.slice(-6));
  await page.keyboard.press("Enter");
  await expect(page.locator(".found")).toContainText(/1 of \d/);
});

test("earlier and later, and a range taken with the keyboard", async ({ page }) => {
  await page.keyboard.press("[");
  await expect.poll(() => parameter(page, "until")).toMatch(/^\d{4}-/);
  await page.keyboard.press("]");
  await expect.poll(() => parameter(page, "until")).toMatch(/^(now|null)$/);
  // The one of the range that was empty is no chart.
  const timeline = page.getByRole("application", { name: /^From / });
  await timeline.focus();
  for (const key of ["ArrowLeft", "ArrowLeft", "Shift+ArrowLeft", "Shift+ArrowLeft", "Enter"]) await page.keyboard.press(key);
  await expect.poll(() => parameter(page, "until")).toMatch(/^\d{4}-/);
});

test("a question that takes long can be stopped and asked again", async ({ page }) => {
  let slow = true;
  await page.route("**/api/v1/flamegraph?*", (route) => (slow ? undefined : route.continue()));
  await page.reload();
  const stop = page.locator(".views").getByRole("button", { name: "Cancel" }).first();
  await stop.click();
  await expect(page.getByText("You stopped this question")).toBeVisible();
  slow = false;
  await page.getByRole("button", { name: "Ask again" }).click();
  await expect(flameGraph(page)).toBeVisible();
});

test("Live waits as long as the server asks, and keeps the numbers", async ({ page }) => {
  await page.keyboard.press("l");
  await expect.poll(() => parameter(page, "live")).toBe("1");
  await page.route("**/api/v1/flamegraph?*", (route) => route.fulfill({ status: 429, headers: { "retry-after": "90" }, body: "" }));
  await page.keyboard.press("r");
  await expect(page.getByText(/asks us to wait; next try/)).toBeVisible();
  await expect(flameGraph(page)).toBeVisible();
});
