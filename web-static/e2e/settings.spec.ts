import { expect, test, type APIRequestContext, type Page } from "@playwright/test";
import { panel } from "./explore";

// Each flow has a tenant of its own, so that what it pushes and turns off is nobody else's.
const tenantOf = (flow: string) => `${flow}-${Math.random().toString(36).slice(2)}`;

/** Pushes one stack as of now, in the oldest of formats; gives the status. */
async function push(request: APIRequestContext, service: string, headers: Record<string, string>): Promise<number> {
  const answer = await request.post(`/ingest?format=groups&name=${service}&from=now-10s&until=now`, { headers, data: "main;work 5\n" });
  return answer.status();
}

const row = (page: Page, name: string) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });

test("a token is shown once, lets a program push, and nothing after it is revoked", async ({ page, request }) => {
  const tenant = tenantOf("tokens");
  await page.goto(`/settings/tokens?tenant=${tenant}`);
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("ci of e2e");
  await page.getByRole("button", { name: "Make the token" }).click();
  const secret = await page.getByRole("textbox", { name: "Token ci of e2e" }).inputValue();
  expect(secret).toMatch(/^lft_/);
  const authorization = { Authorization: `Bearer ${secret}` };
  expect(await push(request, "shop", authorization)).toBe(200);

  await page.reload();
  await expect(row(page, "ci of e2e")).toContainText("Push");
  expect(await page.content()).not.toContain(secret);
  await page.goto(`/services?tenant=${tenant}`);
  await expect(page.getByRole("link", { name: "shop" })).toBeVisible();

  await page.goto(`/settings/tokens?tenant=${tenant}`);
  await page.getByRole("button", { name: "Revoke ci of e2e" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByText("There is no token yet")).toBeVisible();
  expect(await push(request, "shop", authorization)).toBe(401);
  await page.goto(`/settings/check`);
  await page.locator('[data-line="refused"]').getByRole("button", { name: "Show" }).click();
  await expect(page.locator('[data-line="refused"]').getByRole("listitem").first()).toContainText("The token does not hold");
});

test("the set-up of clients turns into services by itself when the first profile arrives, and says so", async ({
  page,
  request,
  baseURL,
}) => {
  const tenant = tenantOf("empty");
  await page.goto(`/services?tenant=${tenant}`);
  await expect(page.getByText("Waiting for the first profile")).toBeVisible();
  await page.getByRole("tab", { name: "Python" }).click();
  await expect(page.getByRole("tabpanel")).toContainText(`server_address="${new URL(page.url()).origin}"`);
  await expect(page.getByRole("tabpanel")).toContainText(`tenant_id="${tenant}"`);
  expect(baseURL).toBeDefined();

  expect(await push(request, "shop", { "X-Scope-OrgID": tenant })).toBe(200);

  await expect(page.getByRole("link", { name: "shop" })).toBeVisible();
  await expect(page.getByText("The first profile arrived, of the service shop.")).toBeAttached();
  await page.getByRole("button", { name: "Add a service" }).click();
  await expect(page.getByRole("dialog", { name: "Add a service" }).getByRole("tab", { name: "Go", exact: true })).toBeVisible();
});

test("function details that are turned off show nowhere, and an address that asks for them says so", async ({ page, request }) => {
  const tenant = tenantOf("details");
  expect(await push(request, "shop", { "X-Scope-OrgID": tenant })).toBe(200);
  await page.goto(`/settings/connections?tenant=${tenant}`);
  const enabled = page.getByRole("switch", { name: "Enable function details" });
  await enabled.click();
  await expect(enabled).not.toBeChecked();
  await page.goto(`/services?tenant=${tenant}`);
  await page.getByRole("link", { name: "shop" }).click();
  await expect(page.getByRole("application", { name: /^Flame graph of / })).toBeVisible();
  const explored = new URL(page.url());
  explored.searchParams.set("function", "work");
  await page.goto(explored.href);
  await expect(panel(page)).toContainText("Function details are turned off");
  await expect(page.locator(".code")).toHaveCount(0);
  await page.goto(`/source${explored.search}`);
  await expect(page.getByRole("main")).toContainText("Function details are turned off");
  await expect(page.locator(".code")).toHaveCount(0);

  await page.goto(`/settings/connections?tenant=${tenant}`);
  await enabled.click();
  await expect(enabled).toBeChecked();
  await page.goto(explored.href);
  await expect(panel(page)).not.toContainText("turned off");
});

test("appearance is remembered, and keys that are off do not act", async ({ page }) => {
  await page.goto("/settings/appearance");
  await page.getByText("Dark", { exact: true }).click();
  await page.getByRole("switch", { name: "Single keys" }).uncheck();
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.getByRole("radio", { name: "Dark" })).toBeChecked();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toHaveCount(0);
  await page.getByRole("switch", { name: "Single keys" }).check();
  await page.locator("h1").click();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
});
