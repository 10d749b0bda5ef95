import { expect, test, type Page } from "@playwright/test";
import { hottestPath, openFirstService, panel } from "./explore";

test.beforeEach(async ({ page }) => openFirstService(page));

const address = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
const callers = (page: Page) => page.getByRole("application", { name: /^Callers of / });
const callees = (page: Page) => page.getByRole("application", { name: /^Flame graph of .* and its callees/ });
const table = (page: Page, name: "Callers" | "Callees") => page.getByRole("table", { name: new RegExp(`^${name}\\.`) });

test("a box leads to its sandwich, and from there from caller to caller and back", async ({ page }) => {
  const name = await hottestPath(page, 4);
  await page.keyboard.press("s");
  await expect(callers(page)).toBeVisible();
  await expect(callees(page)).toBeVisible();
  expect(address(page, "sandwich")).toBe(name);
  await expect(page.getByRole("region", { name: "Sandwich" }).getByRole("heading", { name })).toBeVisible();
  await table(page, "Callers").getByRole("link").first().click();
  await expect.poll(() => address(page, "sandwich")).not.toBe(name);
  await page.goBack();
  await expect.poll(() => address(page, "sandwich")).toBe(name);
  await page.reload();
  await expect(callers(page)).toBeVisible();
});

test("without a function there is a list to choose from", async ({ page }) => {
  await page.keyboard.press("4");
  await page.getByRole("region", { name: "Choose a function" }).getByRole("rowheader").getByRole("link").first().click();
  await expect(callers(page)).toBeVisible();
  await expect(table(page, "Callees")).toBeVisible();
});

test("callers grow upwards: the keyboard walks as it looks, and details open beside", async ({ page }) => {
  await hottestPath(page, 4);
  await page.keyboard.press("s");
  await callers(page).focus();
  const said = page.locator(".sandwich .flame").first().getByRole("status");
  await page.keyboard.press("Home");
  await expect(said).toContainText("row 1;");
  await page.keyboard.press("ArrowUp");
  await expect(said).toContainText("row 2;");
  const caller = (await said.innerText()).split(/[;,]/)[0]!;
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
  expect(address(page, "function")).toBe(caller);
  await expect(callers(page)).toBeVisible();
});
