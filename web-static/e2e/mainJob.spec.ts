import { panel as detailsPanel } from "./explore";
import { chooseCommit, COMMITS, expect, GUILTY_FUNCTION, GUILTY_LINE, lineRow, test } from "./quietPage";

test("from the services page to the expensive line takes four clicks", async ({ page }) => {
  let clicks = 0;
  await page.exposeFunction("countClick", () => clicks++);
  await page.addInitScript(() =>
    document.addEventListener("pointerup", () => (window as unknown as { countClick(): void }).countClick(), true),
  );
  await page.goto("/");

  await page.getByRole("link", { name: "demo-shop" }).first().click();
  const top = page.getByRole("region", { name: "Top table" });
  await expect(top.getByRole("row")).not.toHaveCount(0);
  await top.getByText("basket.Discount").first().click();
  const panel = detailsPanel(page);
  await expect(panel).toBeVisible();
  await chooseCommit(panel, COMMITS.regressing);

  await expect(lineRow(panel, GUILTY_LINE)).toHaveClass(/hot/);
  await expect(lineRow(panel, GUILTY_LINE)).toBeInViewport();
  expect(clicks).toBeLessThanOrEqual(4);
});

test("each commit shows its own source and costs", async ({ page }) => {
  await page.goto(guilty());
  const panel = detailsPanel(page);
  await expect(panel.getByText("Matches the build")).toBeVisible();
  await expect(panel).toContainText(GUILTY_FUNCTION.split("/").at(-1) ?? "");
  await expect(panel).toContainText("basket/discount.go");
  const regressed = await lineRow(panel, GUILTY_LINE).innerText();

  await chooseCommit(panel, COMMITS.first);
  await expect(panel.getByText("Matches the build")).toBeVisible();
  await expect(panel).toContainText("basket/discount.go");
  await expect(panel.getByRole("table").filter({ hasText: "Source" })).toContainText("func Discount");
  expect(await panel.locator(`tr[data-line="${GUILTY_LINE}"]`).allInnerTexts()).not.toContain(regressed);

  await chooseCommit(panel, COMMITS.renaming);
  await expect(panel).toContainText("basket/loyalty.go");
  await expect(panel.getByText("Matches the build")).toBeVisible();
  await expect(page).toHaveURL(/commit=/);
});

test("the numbers stand before the source and do not move when it arrives", async ({ page }) => {
  let answerSource = () => {};
  const asked = new Promise<void>((resolve) => (answerSource = resolve));
  await page.route("**/api/v1/source?**", async (route) => {
    await asked;
    await route.continue();
  });
  await page.goto(guilty());
  const panel = detailsPanel(page);
  const row = lineRow(panel, GUILTY_LINE);
  await expect(row).toBeVisible();
  const before = { box: await row.locator(".c-total").boundingBox(), text: await row.locator(".c-total").innerText() };
  answerSource();
  await expect(panel.getByText("Matches the build")).toBeVisible();
  expect({ box: await row.locator(".c-total").boundingBox(), text: await row.locator(".c-total").innerText() }).toEqual(before);
});

test("an address pasted elsewhere shows the same view", async ({ page, context }) => {
  await page.goto(guilty());
  const panel = detailsPanel(page);
  await chooseCommit(panel, COMMITS.first);
  await expect(panel.getByText("Matches the build")).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(detailsPanel(other).getByText("Matches the build")).toBeVisible();
  expect(await detailsPanel(other).getByRole("table").last().innerText()).toBe(await panel.getByRole("table").last().innerText());
});

test("the back button closes what was opened", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "demo-shop" }).first().click();
  await page.getByRole("region", { name: "Top table" }).getByText("basket.Discount").first().click();
  await expect(detailsPanel(page)).toBeVisible();
  await page.goBack();
  await expect(detailsPanel(page)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Services" })).toBeVisible();
});

test("a function without source says why", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "demo-shop" }).first().click();
  await page
    .getByRole("region", { name: "Top table" })
    .getByText(/^runtime\./)
    .first()
    .click();
  await expect(detailsPanel(page)).toContainText(/standard library/i);
});

for (const scheme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`nothing is wider than a ${scheme} window of ${width} pixels`, async ({ page, request }) => {
      // With a second tenant the bar has one button more.
      await request.post("/ingest?format=groups&name=shop&from=now-10s&until=now", {
        headers: { "X-Scope-OrgID": "a-tenant-with-a-long-name" },
        data: "main 1\n",
      });
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 844 });
      for (const address of ["/services", "/services?tenant=a-tenant-with-a-long-name", guilty()]) {
        await page.goto(address);
        await expect(page.getByRole("main")).toBeVisible();
        await expect(page.getByRole("main")).toContainText(/shop/);
        if (!address.includes("/explore")) await expect(page.getByRole("button", { name: "Tenant: " })).toBeVisible();
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(
          0,
        );
      }
    });
  }
}

/** The address that the demo printed. */
function guilty(): string {
  const address = process.env["LINEFLAME_GUILTY"];
  if (address === undefined) throw new Error("LINEFLAME_GUILTY names the demo's guilty line; e2e/run sets it");
  return address;
}
