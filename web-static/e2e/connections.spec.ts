import type { Page } from "@playwright/test";
import { connect, decideAtHost, expect, guiltyOf, push, standIn, test } from "./connected";
import { panel } from "./explore";
import { GUILTY_LINE, lineRow } from "./quietPage";

test.beforeAll(async () => {
  const server = process.env["LINEFLAME_CONNECTED_URL"] ?? "";
  await push(server, "checkout", "acme/checkout");
  await push(server, "pricing", "acme/pricing");
});

test.beforeEach(() => standIn.turn("reset"));

const repository = (page: Page) => panel(page).locator("dt", { hasText: "Repository" }).locator("+ dd");

test("a person connects, comes back to exactly the same address, and sees the source with their own access", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  await expect(panel(page).getByText("Connect to see the source")).toBeVisible();
  const row = lineRow(panel(page), GUILTY_LINE);
  const cost = await row.locator(".c-total").innerText();
  const before = await row.locator(".c-total").boundingBox();
  const address = page.url();
  await panel(page).getByRole("button", { name: "What is asked for" }).click();
  await expect(page.getByRole("dialog", { name: "What is asked for" })).toContainText(/read/i);
  await page.keyboard.press("Escape");

  await connect(page, "mona");
  expect(page.url()).toBe(address);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await expect(repository(page)).toContainText("connected as mona");
  await expect(row).toContainText("history[j].Returned");
  await expect(row).toHaveClass(/sel/);
  expect(await row.locator(".c-total").innerText()).toBe(cost);
  expect(await row.locator(".c-total").boundingBox()).toEqual(before);
  await expect(page.getByRole("button", { name: "Account of mona" })).toBeVisible();
});

test("the commit has its message and author with picture, and links lead to the commit and to the line", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  const picked = panel(page).getByRole("button", { name: /^Commit / });
  await expect(picked).toContainText("Leave what was returned out of the loyalty discount");
  await picked.click();
  const picture = page.getByRole("option").first().locator("img.avatar");
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  const commit = page.getByRole("list", { name: "Commits on their host" }).getByRole("link").first();
  await expect(commit).toHaveAttribute("href", new RegExp(`^${standIn.url}/acme/checkout/commit/5532c4e`));
  await page.keyboard.press("Escape");
  const file = panel(page).getByRole("link", { name: `View on host at line ${GUILTY_LINE}` });
  await expect(file).toHaveAttribute(
    "href",
    new RegExp(`^${standIn.url}/acme/checkout/blob/5532c4e\\w+/basket/discount\\.go#L${GUILTY_LINE}$`),
  );
});

test("who cancels at the host is told so at the same address, and nothing is stored", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  const address = page.url();
  await panel(page).getByRole("button", { name: "Connect to acme/checkout" }).click();
  await decideAtHost(page, "mona", "Cancel");
  await page.waitForURL((url) => url.pathname === "/explore");
  expect(page.url()).toBe(address);
  await expect(panel(page).getByText("You did not allow the connection")).toBeVisible();
  await expect(panel(page)).toContainText("Nothing was stored.");
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
});

test("who has no right is told so, and may use another account", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  const address = page.url();
  await connect(page, "jo");
  await expect(panel(page).getByText("jo cannot read acme/checkout")).toBeVisible();
  await expect(lineRow(panel(page), GUILTY_LINE)).toBeVisible();
  await expect(panel(page)).not.toContainText("func Discount");
  await panel(page).getByRole("button", { name: "Use another account" }).click();
  await decideAtHost(page, "mona", "Authorize");
  await page.waitForURL(address);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await expect(repository(page)).toContainText("connected as mona");
});

test("a stranger to the organization is told whom to ask, and a right that was given meanwhile counts after Try again", async ({
  page,
}) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "otto");
  await expect(panel(page).getByText("acme has not let Lineflame in")).toBeVisible();
  await expect(panel(page)).toContainText("If one has, otto cannot read this one.");
  await expect(panel(page).getByRole("link", { name: "Request it from acme" })).toHaveAttribute("href", /\/installations\/new$/);
  await standIn.turn("allow", { repository: "acme/checkout", account: "otto" });
  await panel(page).getByRole("button", { name: "Try again" }).click();
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
});

test("a connection that ended at the host is renewed with one click", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  const address = page.url();
  await standIn.turn("revoke-tokens", { account: "mona" });
  // Settings try what can be read, and find out.
  await page.goto("/settings/connections");
  await expect(page.getByText(/^Ended/)).toBeVisible();
  await page.goto(address);
  await expect(panel(page).getByText("Your connection ended")).toBeVisible();
  await panel(page).getByRole("button", { name: "Connect again" }).click();
  await decideAtHost(page, "mona", "Authorize");
  await page.waitForURL(address);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
});

test("Settings show the connection, what it may read and the repositories, and disconnect it at the host as well", async ({ page }) => {
  await page.goto("/settings/connections");
  await page.getByRole("button", { name: "Connect", exact: true }).first().click();
  await decideAtHost(page, "mona", "Authorize");
  await page.waitForURL("**/settings/connections");
  const row = page.locator(".host-row", { hasText: "Connected as mona" });
  await expect(row).toContainText("Working");
  const repositories = page.getByRole("table");
  await expect(repositories.getByRole("row", { name: /acme\/checkout/ })).toContainText("Yes");
  await row.getByRole("button", { name: /^Check / }).click();
  await expect(row).toContainText("checked just now");
  await row.getByRole("button", { name: /^Disconnect / }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Disconnect" }).click();
  await expect(page.getByText("The host has revoked what you had allowed.")).toBeVisible();
  await expect(repositories.getByRole("row", { name: /acme\/checkout/ })).toContainText("Not connected");
  await page.goto(guiltyOf("checkout"));
  await expect(panel(page).getByText("Connect to see the source")).toBeVisible();
});

test.describe("a personal token", () => {
  // The browser itself notes the answer 422 to the token that is none.
  test.use({ mayComplain: [/status of 422/] });

  test("is taken after one that the host refuses, and is in no address", async ({ page }) => {
    const token = await standIn.personalToken("mona");
    const addresses: string[] = [];
    page.on("request", (request) => addresses.push(request.url()));
    await page.goto(guiltyOf("checkout"));
    await panel(page)
      .getByRole("button", { name: /^Use a personal token/ })
      .first()
      .click();
    const field = panel(page).locator("form input").first();
    await field.fill("ghp_none");
    await field.press("Enter");
    await expect(panel(page).locator("form [role=status]")).not.toBeEmpty();
    await field.fill(token);
    await field.press("Enter");
    await expect(panel(page).getByText("Matches the build")).toBeVisible();
    await expect(repository(page)).toContainText("connected as mona");
    expect(addresses.filter((address) => address.includes(token))).toEqual([]);
  });
});

test("signing out everywhere ends every session, and the source is gone", async ({ page, browser, baseURL }) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  const address = page.url();
  const elsewhere = await browser.newPage({ baseURL: baseURL ?? "" });
  await elsewhere.goto(guiltyOf("checkout"));
  await connect(elsewhere, "mona");
  await expect(panel(elsewhere).getByText("Matches the build")).toBeVisible();

  await page.goto("/settings/sessions");
  await expect(page.getByText("This one")).toBeVisible();
  // Earlier tests left sessions of hers as well.
  await expect.poll(() => page.getByRole("button", { name: /^Sign out Chrom/ }).count()).toBeGreaterThanOrEqual(2);
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page.getByText("You are not signed in")).toBeVisible();
  for (const one of [page, elsewhere]) {
    await one.goto(address);
    await expect(panel(one).getByText("Connect to see the source")).toBeVisible();
    await expect(one.getByRole("button", { name: "Account of mona" })).toHaveCount(0);
  }
  await elsewhere.close();
});

test("a public repository is read without an account", async ({ page }) => {
  await page.goto(guiltyOf("pricing"));
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await expect(repository(page)).not.toContainText("connected as");
});

test("a host that limits its answers is asked again by itself", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  // One answer says whose account it is; there is none left for the repository.
  await standIn.turn("rate-limit", { account: "mona", remaining: "1", seconds: "6" });
  await connect(page, "mona");
  await expect(panel(page).getByText("The host asks us to wait")).toBeVisible();
  await expect(panel(page)).toContainText(/Source is read by itself at/);
  await expect(panel(page).getByText("Matches the build")).toBeVisible({ timeout: 30_000 });
});

test("single sign-on of the organization leads there and back to the line", async ({ page, context }) => {
  await standIn.turn("single-sign-on", { organization: "acme" });
  await page.goto(guiltyOf("checkout"));
  await connect(page, "mona");
  await expect(panel(page).getByText("acme asks for single sign-on")).toBeVisible();
  const opened = context.waitForEvent("page");
  await panel(page).getByRole("link", { name: "Sign in with acme" }).click();
  const there = await opened;
  await there.getByRole("button", { name: "Continue" }).click();
  await expect(there.getByText("Signed on")).toBeVisible();
  await there.close();
  await page.bringToFront();
  await panel(page).getByRole("button", { name: "Try again" }).click();
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
});

test("a host that is down is said to be, and asked again with one click", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "jo");
  await expect(panel(page).getByText("jo cannot read acme/checkout")).toBeVisible();
  await standIn.turn("allow", { repository: "acme/checkout", account: "jo" });
  await standIn.turn("down");
  await panel(page).getByRole("button", { name: "Try again" }).click();
  await expect(panel(page).getByText("The host does not answer")).toBeVisible();
  await expect(panel(page)).toContainText(/Trying again in \d+/);
  await expect(lineRow(panel(page), GUILTY_LINE)).toBeVisible();
  await standIn.turn("down", { on: "false" });
  await panel(page).getByRole("button", { name: "Try now" }).click();
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
});

test("a token that expires while the page is open is renewed without a word", async ({ page }) => {
  await page.goto(guiltyOf("checkout"));
  await connect(page, "jo");
  await expect(panel(page).getByText("jo cannot read acme/checkout")).toBeVisible();
  await standIn.turn("allow", { repository: "acme/checkout", account: "jo" });
  await standIn.turn("expire-tokens", { account: "jo" });
  await panel(page).getByRole("button", { name: "Try again" }).click();
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await page.goto("/settings/connections");
  await expect(page.locator(".host-row", { hasText: "Connected as jo" })).toContainText(/renewed .*Working/);
});

test("a repository that moved is followed, and called as it is called now", async ({ page }) => {
  await standIn.turn("move", { repository: "acme/checkout", to: "acme/till" });
  await page.goto(guiltyOf("checkout"));
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
  await expect(repository(page)).toContainText("acme/till");
  const file = panel(page).getByRole("link", { name: `View on host at line ${GUILTY_LINE}` });
  await expect(file).toHaveAttribute("href", new RegExp(`^${standIn.url}/acme/till/blob/`));
});
