import { expect, test, type Page } from "@playwright/test";
import { connect, guiltyOf, push, standIn } from "./connected";
import { flameGraph, panel } from "./explore";

// Takes the pictures in docs/screenshots again: LINEFLAME_SCREENSHOTS names the folder (e2e/screenshots sets it). Not a test.
const folder = process.env["LINEFLAME_SCREENSHOTS"] ?? "";
const guilty = process.env["LINEFLAME_GUILTY"] ?? "";
const explore = guilty.replace(/&function=.*/, "");

const views: Record<string, (page: Page) => Promise<void>> = {
  services: async (page) => {
    await page.goto("/services?from=now-1h&until=now");
    await expect(page.getByRole("link", { name: "demo-shop" })).toBeVisible();
  },
  "services-empty": async (page) => {
    await page.goto("/services?tenant=nobody");
    await expect(page.getByText("Send your first profile")).toBeVisible();
  },
  explore: async (page) => {
    await page.goto(explore);
    await expect(flameGraph(page)).toBeVisible();
    await expect(page.getByRole("table").getByText("basket.Discount").first()).toBeVisible();
  },
  details: async (page) => {
    await page.goto(guilty);
    await expect(panel(page).getByText("Matches the build")).toBeVisible();
  },
  commits: async (page) => {
    await page.goto(guilty);
    await expect(panel(page).getByText("Matches the build")).toBeVisible();
    await panel(page)
      .getByRole("button", { name: /^Commit / })
      .click();
    await expect(page.getByRole("option").first()).toBeVisible();
  },
  why: async (page) => {
    await views["details"]?.(page);
    await panel(page).getByRole("button", { name: "Why" }).click();
    await expect(page.getByRole("dialog", { name: "Why" })).toContainText("Version used");
  },
  mappings: async (page) => {
    await page.goto("/settings/mappings");
    await expect(page.getByText(/functions lead to source/)).toBeVisible();
  },
  "no-source": async (page) => {
    await page.goto(`${explore}&function=runtime.mallocgc`);
    await expect(panel(page)).toContainText("Go's standard library");
  },
};

// Of the server that reads from the stand-in.
const connected = process.env["LINEFLAME_CONNECTED_URL"] ?? "";

test.beforeAll(async () => {
  await push(connected, "checkout", "acme/checkout");
  await push(connected, "pricing", "acme/pricing");
});

const connectedViews: Record<string, (page: Page) => Promise<void>> = {
  connect: async (page) => {
    await page.goto(connected + guiltyOf("checkout"));
    await expect(panel(page).getByText("Connect to see the source")).toBeVisible();
    await expect(panel(page).getByRole("button", { name: "What is asked for" })).toBeVisible();
  },
  "no-access": async (page) => {
    await page.goto(connected + guiltyOf("checkout"));
    await connect(page, "jo");
    await expect(panel(page).getByText("jo cannot read acme/checkout")).toBeVisible();
  },
  "connected-commits": async (page) => {
    await page.goto(connected + guiltyOf("checkout"));
    await connect(page, "mona");
    await expect(panel(page).getByText("Matches the build")).toBeVisible();
    await panel(page)
      .getByRole("button", { name: /^Commit / })
      .click();
    await expect(page.getByRole("option").first().locator("img")).toBeVisible();
  },
  connections: async (page) => {
    await page.goto(connected + guiltyOf("checkout"));
    await connect(page, "mona");
    await expect(panel(page).getByText("Matches the build")).toBeVisible();
    await page.goto(`${connected}/settings/connections`);
    await expect(page.getByText("Working")).toBeVisible();
    await expect(page.getByRole("row", { name: /acme\/checkout/ })).toContainText("Yes");
  },
};

for (const scheme of ["light", "dark"] as const) {
  for (const [name, open] of Object.entries(views)) {
    test(`${name} ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await open(page);
      await page.screenshot({ path: `${folder}/${name}-${scheme}.png`, animations: "disabled" });
    });
  }
  for (const [name, open] of Object.entries(connectedViews)) {
    test(`${name} ${scheme}`, async ({ page }) => {
      await standIn.turn("reset");
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await open(page);
      await page.screenshot({ path: `${folder}/${name}-${scheme}.png`, animations: "disabled" });
    });
  }
  test(`narrow ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width: 390, height: 844 });
    await views["details"]?.(page);
    await page.screenshot({ path: `${folder}/details-narrow-${scheme}.png`, animations: "disabled" });
    await standIn.turn("reset");
    for (const name of ["connect", "connections"]) {
      await connectedViews[name]?.(page);
      await page.screenshot({ path: `${folder}/${name}-narrow-${scheme}.png`, animations: "disabled" });
    }
  });
}
