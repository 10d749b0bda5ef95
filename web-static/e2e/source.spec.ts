import type { Page } from "@playwright/test";
import { panel } from "./explore";
import { expect, GUILTY_LINE, lineRow, test } from "./quietPage";

const GUILTY = process.env["LINEFLAME_GUILTY"] ?? "";
const why = (page: Page) => page.getByRole("dialog", { name: "Why" });

async function openWhy(page: Page): Promise<void> {
  await panel(page).getByRole("button", { name: "Why" }).click();
}

test("a root path that is set for everyone counts until it is removed", async ({ page }) => {
  await page.goto(GUILTY);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await panel(page).getByRole("button", { name: "Set where the source is" }).click();
  const dialog = page.getByRole("dialog", { name: /^Where the source of / });
  await expect(dialog).toContainText("It counts for everyone.");
  await dialog.getByLabel("Root path").fill("basket");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(panel(page).getByRole("heading", { name: "Function Details" })).toBeFocused();
  await openWhy(page);
  await expect(why(page)).toContainText(/Root path\s*basket set for everyone/);
  await page.keyboard.press("Escape");
  await expect(lineRow(panel(page), GUILTY_LINE)).toContainText("history[j].Returned");

  await panel(page).getByRole("button", { name: "Set where the source is" }).click();
  await dialog.getByRole("button", { name: "Remove everyone's" }).click();
  await expect(dialog).toBeHidden();
  await openWhy(page);
  await expect(why(page)).toContainText("from its label");
  await expect(why(page)).not.toContainText("set for everyone");
});

test("the standard library without a mirror: whose it is, at which version, and what would help", async ({ page }) => {
  await page.goto(`${GUILTY.replace(/&function=.*/, "")}&function=runtime.mallocgc`);
  await expect(panel(page)).toContainText(/Go's standard library go1\.\d+/);
  await openWhy(page);
  await expect(why(page)).toContainText("Belongs to");
  await expect(panel(page).locator(".msg")).not.toBeEmpty();
});

test("a mapping added in Settings leads to source at once", async ({ page }) => {
  const address = `${GUILTY.replace(/&function=.*/, "")}&function=runtime.mallocgc`;
  await page.goto(address);
  const file = await panel(page).locator("dt", { hasText: "File" }).locator("+ dd").locator(".mono").innerText();
  await page.goto("/settings/mappings");
  await expect(page.getByText(/functions lead to source/)).toBeVisible();
  const text = page.getByRole("textbox", { name: "Mappings of this server" });
  await text.fill(
    `version: v1\nsource_code:\n  mappings:\n    - path:\n        - prefix: ${file}\n      language: go\n      source:\n        local:\n          path: main.go\n`,
  );
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(address);
  await expect(panel(page).getByRole("table").last()).toContainText("Beyond the end of this file (110 lines)");
  await page.goto("/settings/mappings");
  await text.fill("");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});
