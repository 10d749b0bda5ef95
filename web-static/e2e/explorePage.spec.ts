import { expect, test, type Page } from "@playwright/test";
import { flameGraph, hottestPath, openFirstService, panel } from "./explore";

test("everything gets narrower with the window", async ({ page }) => {
  await openFirstService(page);
  await page.setViewportSize({ width: 1000, height: 700 });
  for (const last of [page.getByRole("button", { name: "Refresh" }), page.getByRole("region", { name: "Top table" })]) {
    await expect.poll(async () => (await last.boundingBox())!.x + (await last.boundingBox())!.width).toBeLessThanOrEqual(1000);
  }
});

test("the flame graph keeps its colours when the system forces others", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await openFirstService(page);
  await expect.poll(() => coloursOf(page)).toBeGreaterThan(8);
});

test("another profile type keeps the function open", async ({ page }) => {
  await openDetails(page);
  const name = new URL(page.url()).searchParams.get("function");
  await page.getByRole("button", { name: "Profile type" }).click();
  await page.getByRole("option", { selected: false }).first().click();
  await expect(panel(page)).toBeVisible();
  expect(new URL(page.url()).searchParams.get("function")).toBe(name);
});

test("closing the panel of a pasted address gives the focus to the flame graph", async ({ page }) => {
  await openDetails(page);
  await page.reload();
  await expect(flameGraph(page)).toBeVisible();
  await expect(panel(page).getByRole("heading", { name: "Function Details" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(flameGraph(page)).toBeFocused();
});

test("a label filter is made with the keyboard alone", async ({ page }) => {
  await openFirstService(page);
  const field = page.getByRole("textbox", { name: "Add a label filter" });
  await field.focus();
  const label = (await page.getByRole("option").first().innerText()).trim();
  await page.keyboard.type(label);
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue(`${label}=`);
  await expect(
    page
      .getByRole("listbox", { name: `Values of ${label}` })
      .getByRole("option")
      .first(),
  ).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => new URL(page.url()).searchParams.get("query")).toContain(`,${label}="`);
});

async function openDetails(page: Page): Promise<void> {
  await openFirstService(page);
  await hottestPath(page, 3);
  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
}

/** How many colours the canvas holds. */
async function coloursOf(page: Page): Promise<number> {
  return flameGraph(page).evaluate((canvas) => {
    const { width, height } = canvas as HTMLCanvasElement;
    const data = (canvas as HTMLCanvasElement).getContext("2d")!.getImageData(0, 0, width, Math.min(200, height)).data;
    return new Set(new Uint32Array(data.buffer)).size;
  });
}
