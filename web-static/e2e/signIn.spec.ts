import { decideAtHost, expect, guiltyOf, push, standIn, test } from "./connected";
import { panel } from "./explore";

// A server that shows its pages to people it knows.
test.use({ baseURL: process.env["LINEFLAME_LOGIN_URL"] ?? "" });

test.beforeAll(() => push(process.env["LINEFLAME_LOGIN_URL"] ?? "", "checkout", "acme/checkout"));

test.beforeEach(() => standIn.turn("reset"));

test("nothing is shown before the sign-in, which leads to the asked address", async ({ page, baseURL }) => {
  await page.goto(guiltyOf("checkout"));
  const address = page.url();
  expect(address).toContain(baseURL);
  await expect(page.getByRole("heading", { name: "Sign in to Lineflame" })).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText("checkout");
  await page.getByRole("button", { name: /^Sign in with / }).click();
  await decideAtHost(page, "mona", "Authorize");
  await page.waitForURL(address);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();

  await page.getByRole("button", { name: "Account of mona" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Lineflame" })).toBeVisible();
});

test("who is not among the allowed is told so, and can come as somebody else", async ({ page }) => {
  await page.goto("/services");
  await page.getByRole("button", { name: /^Sign in with / }).click();
  await decideAtHost(page, "otto", "Authorize");
  await page.waitForURL("**/services");
  await expect(page.getByRole("main")).toContainText(/otto of .* may not use this server/);
  await page.getByRole("button", { name: /^Sign in with / }).click();
  await decideAtHost(page, "mona", "Authorize");
  await page.waitForURL("**/services");
  await expect(page.getByRole("link", { name: "checkout" }).first()).toBeVisible();
});
