// What a screen reader reads, taken from the accessibility tree alone, and the whole way without a mouse.
import type { Locator, Page } from "@playwright/test";
import { announced, flameGraph, panel } from "./explore";
import { expect, GUILTY_LINE, test } from "./quietPage";

const guilty = process.env["LINEFLAME_GUILTY"] ?? "";

test("the hottest lines are read from the table, each number under its heading", async ({ page }) => {
  await page.goto(guilty);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  const table = panel(page).getByRole("table", { name: /^Cost per line of .*basket\.Discount at commit [0-9a-f]{40}, in s$/ });
  const headings = await table.getByRole("columnheader").allInnerTexts();
  expect(headings.map((text) => text.replace(/\s+/g, " ").trim())).toEqual(["Line", "Self s", "Total s", "Source"]);

  const lines = rowsOf(await table.ariaSnapshot());
  const hottest = lines.reduce((one, other) => (other.total > one.total ? other : one));
  expect(hottest.line).toBe(GUILTY_LINE);
  expect(hottest.self).toBeGreaterThan(0);
  expect(hottest.source).toContain("history[j].SKU");
  // A line without cost says so in words, not with the dot that is seen.
  expect(lines.filter((one) => one.total === 0).length).toBeGreaterThan(5);
});

test("the flame graph can be read as text, and a table says how it is sorted", async ({ page }) => {
  await page.goto(guilty.replace(/&function=.*/, ""));
  await expect(flameGraph(page)).toBeVisible();
  const table = page.getByRole("table", { name: /^Top functions by self/ });
  await expect(table.getByRole("columnheader", { name: /^Self/ })).toHaveAttribute("aria-sort", "descending");
  await table.getByRole("button", { name: /^Total/ }).press("Enter");
  const byTotal = page.getByRole("table", { name: /^Top functions by total/ });
  await expect(byTotal.getByRole("columnheader", { name: /^Total/ })).toHaveAttribute("aria-sort", "descending");
  await expect(byTotal.getByRole("columnheader", { name: /^Self/ })).toHaveAttribute("aria-sort", "none");

  await flameGraph(page).focus();
  await page.keyboard.press("t");
  const grid = page.getByRole("treegrid", { name: /as text$/ });
  await expect(grid.getByRole("columnheader")).toHaveText([/Function/, /Self/, /Total/, /Share/, /Samples/]);
  const root = grid.getByRole("row").nth(1);
  await expect(root).toHaveAttribute("aria-level", "1");
  await expect(root.getByRole("gridcell", { name: /^100\.0\s%$/ })).toBeVisible();
});

test("from the services to the dear line without a mouse", async ({ page }) => {
  await page.goto("/services");
  await tabTo(page, page.getByRole("link", { name: "demo-shop", exact: true }));
  await page.keyboard.press("Enter");
  await expect(flameGraph(page)).toBeVisible();
  await tabTo(page, flameGraph(page));
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(announced(page)).toContainText("row 2;");
  await tabTo(page, page.getByRole("table").getByRole("link", { name: "basket.Discount", exact: true }).first());
  await page.keyboard.press("Enter");
  await expect(panel(page).locator(".facts .fn")).toContainText("basket.Discount");
  await expect(panel(page).locator("tr.hot").first()).toBeVisible();
  const line = () => new URL(page.url()).searchParams.get("L");
  for (let press = 0; press < 5 && line() !== String(GUILTY_LINE); press++) {
    const before = line();
    await page.keyboard.press("n");
    await expect.poll(line).not.toBe(before);
  }
  expect(line()).toBe(String(GUILTY_LINE));
});

interface ReadLine {
  line: number;
  self: number;
  total: number;
  source: string;
}

/** The rows of lines of a table as its accessibility tree names them. */
function rowsOf(tree: string): ReadLine[] {
  const amount = (text: string) => (text === "none" ? 0 : Number(text));
  return [...tree.matchAll(/- '?row "(\d+) (none|[\d.]+) (none|[\d.]+) (.*)"/g)].map((found) => ({
    line: Number(found[1]),
    self: amount(found[2] ?? ""),
    total: amount(found[3] ?? ""),
    source: found[4] ?? "",
  }));
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let press = 0; press < 80; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("80 presses of Tab did not come there");
}
