import { expect, test } from "@playwright/test";
import { announced, clickRow, flameGraph, hottestPath, openFirstService, panel } from "./explore";

test.beforeEach(async ({ page }) => openFirstService(page));

test("a click on a box opens its menu, and the menu opens function details", async ({ page }) => {
  await clickRow(page, 2);
  const menu = page.getByRole("menu");
  const name = (await menu.getAttribute("aria-label"))!;
  await expect(menu.getByRole("menuitem", { name: "Function details" })).toBeFocused();
  await menu.getByRole("menuitem", { name: "Function details" }).click();
  await expect(panel(page)).toContainText("Function name");
  expect(new URL(page.url()).searchParams.get("function")).toBe(name);
});

test("a right click opens the same menu, Escape closes it and gives the focus back", async ({ page }) => {
  await clickRow(page, 2, { button: "right" });
  await expect(page.getByRole("menu")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect(flameGraph(page)).toBeFocused();
});

test("the keyboard walks, names each box and opens its details", async ({ page }) => {
  const name = await hottestPath(page, 3);
  expect(name).not.toBe("");
  await page.keyboard.press("ArrowUp");
  await expect(announced(page)).toContainText("row 2;");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
  expect(new URL(page.url()).searchParams.get("function")).toBe(name);
});

test("the menu has a keyboard path of its own", async ({ page }) => {
  await hottestPath(page, 2);
  await page.keyboard.press("Shift+F10");
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Focus on this" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menu")).toBeHidden();
  await expect.poll(() => new URL(page.url()).searchParams.has("focus")).toBe(true);
});

test("a double click zooms, which the URL keeps and Back undoes", async ({ page }) => {
  await clickRow(page, 3, { clickCount: 2 });
  await expect.poll(() => new URL(page.url()).searchParams.has("focus")).toBe(true);
  await expect(page.getByRole("menu")).toBeHidden();
  await page.reload();
  await expect(flameGraph(page)).toBeVisible();
  expect(new URL(page.url()).searchParams.has("focus")).toBe(true);
  await page.goBack();
  await expect.poll(() => new URL(page.url()).searchParams.has("focus")).toBe(false);
});

test("Backspace leads back out of a zoom", async ({ page }) => {
  await hottestPath(page, 3);
  await page.keyboard.press("f");
  await expect.poll(() => new URL(page.url()).searchParams.has("focus")).toBe(true);
  await page.keyboard.press("Backspace");
  await expect.poll(() => new URL(page.url()).searchParams.has("focus")).toBe(false);
});

test("a hidden function is in the URL and can be shown again", async ({ page }) => {
  const name = await hottestPath(page, 3);
  await page.keyboard.press("h");
  await expect.poll(() => new URL(page.url()).searchParams.getAll("hide")).toEqual([name]);
  await page.getByRole("button", { name: "Show all" }).click();
  await expect.poll(() => new URL(page.url()).searchParams.has("hide")).toBe(false);
});

test("dragging on the timeline selects a range", async ({ page }) => {
  const chart = (await page.locator(".timeline-chart canvas").boundingBox())!;
  await page.mouse.move(chart.x + chart.width * 0.4, chart.y + 50);
  await page.mouse.down();
  await page.mouse.move(chart.x + chart.width * 0.7, chart.y + 50, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => new URL(page.url()).searchParams.get("until")).toMatch(/^\d{4}-\d\d-\d\dT/);
});
