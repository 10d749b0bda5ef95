import { test, type Page } from "@playwright/test";
import { push } from "./connected";
import { VIEWS } from "./views";

// Takes the pictures in docs/screenshots again: LINEFLAME_SCREENSHOTS names the folder (e2e/screenshots sets it). Not a test.
const folder = process.env["LINEFLAME_SCREENSHOTS"] ?? "";
const NARROW = new Set(["services", "explore", "flame-graph", "details", "source", "compare", "sandwich", "connect", "connections"]);

test.describe.configure({ mode: "serial" });

test.beforeAll(async () => {
  const connected = process.env["LINEFLAME_CONNECTED_URL"] ?? "";
  await push(connected, "checkout", "acme/checkout");
  await push(connected, "pricing", "acme/pricing");
});

for (const scheme of ["light", "dark"] as const) {
  for (const view of VIEWS) {
    test(`${view.name} ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await view.open(page);
      await take(page, `${view.name}-${scheme}`);
    });
    if (!NARROW.has(view.name)) continue;
    test(`${view.name} narrow ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.setViewportSize({ width: 390, height: 844 });
      await view.open(page);
      await take(page, `${view.name}-narrow-${scheme}`);
    });
  }
}

async function take(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${folder}/${name}.png`, animations: "disabled" });
}
