import { expect, guiltyOf, push, standIn, test } from "./connected";
import { panel } from "./explore";
import { COMMITS, GUILTY_LINE, lineRow } from "./quietPage";

test.beforeAll(async () => {
  await standIn.turn("reset");
  await push(process.env["LINEFLAME_CONNECTED_URL"] ?? "", "mislabelled", "acme/pricing", "v1.0.0");
});

test("a wrong label is doubted, and the commit that fits is shown beside the same costs", async ({ page }) => {
  await page.goto(guiltyOf("mislabelled"));
  await expect(panel(page).getByText("May not match this build")).toBeVisible();
  const row = lineRow(panel(page), GUILTY_LINE);
  const cost = await row.locator(".c-total").innerText();
  await panel(page)
    .getByRole("button", { name: new RegExp(`^${COMMITS.regressing} fits better: (\\d+) of \\1 functions$`) })
    .click();
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await expect(row).toContainText("history[j].Returned");
  expect(await row.locator(".c-total").innerText()).toBe(cost);
  await page.goBack();
  await expect(panel(page).getByText("May not match this build")).toBeVisible();
});
