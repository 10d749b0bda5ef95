import { expect, type Locator, type Page } from "@playwright/test";

/** Opens the first service from the services page; everything after that is the view of one service. */
export async function openFirstService(page: Page): Promise<void> {
  await page.goto("/services");
  await page.getByRole("rowheader").first().getByRole("link").click();
  await expect(flameGraph(page)).toBeVisible();
}

export function flameGraph(page: Page): Locator {
  return page.getByRole("application", { name: /^Flame graph of / });
}

/** What a screen reader was told last about the flame graph. */
export function announced(page: Page): Locator {
  return page.locator(".flame").getByRole("status");
}

/** The middle of the dearest box of a row, found as the keyboard finds it: row 1 is the root. */
export async function hottestPath(page: Page, row: number): Promise<string> {
  await flameGraph(page).focus();
  await page.keyboard.press("Home");
  for (let down = 1; down < row; down++) await page.keyboard.press("ArrowDown");
  await expect(announced(page)).toContainText(`row ${row};`);
  return (await announced(page).innerText()).split(/[;,]/)[0]!;
}

/** Clicks into the middle of a row of the flame graph. */
export async function clickRow(page: Page, row: number, how: { button?: "left" | "right"; clickCount?: number } = {}): Promise<void> {
  const box = (await flameGraph(page).boundingBox())!;
  const position = { x: box.width * 0.4, y: 8 + (row - 1) * 21 + 10 };
  await flameGraph(page).click({ position, ...how });
}

/** The panel "Function Details". */
export function panel(page: Page): Locator {
  return page.getByRole("complementary", { name: "Function Details" });
}
