// axe finds no violation on any page, in any state, in either theme, wide and narrow.
import { expect, test, type Page } from "@playwright/test";
import axe from "axe-core";
import { push } from "./connected";
import { VIEWS, type View } from "./views";

// Without WCAG 2.2: lines of code are 21 pixels high, and so is what unfolds them; the arrow keys do the same.
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];

test.beforeAll(() => push(process.env["LINEFLAME_CONNECTED_URL"] ?? "", "checkout", "acme/checkout"));

test.describe("in a wide window", () => {
  for (const view of VIEWS) {
    test(`${view.name} has nothing that axe objects to`, { tag: tagsOf(view) }, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
      await view.open(page);
      const found = await violations(page);
      // In the dark only colours differ.
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
      expect([...found, ...(await violations(page, ["color-contrast"]))]).toEqual([]);
    });
  }
});

test.describe("in a narrow window", () => {
  test.use({ viewport: { width: 390, height: 844 } });
  for (const view of VIEWS.filter((one) => one.wide !== true)) {
    test(`${view.name} has nothing that axe objects to`, { tag: tagsOf(view) }, async ({ page }) => {
      await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
      await view.open(page);
      expect(await violations(page)).toEqual([]);
    });
  }
});

/** By which the configuration knows what asks the stand-in. */
function tagsOf(view: View): string[] {
  return view.host === true ? ["@host"] : [];
}

/** One line for each part of the page that breaks a rule. */
async function violations(page: Page, rules?: string[]): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(
    async (options) => {
      const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(options);
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, any }) => `${id} (${help}): ${target.join(" ")} ${any[0]?.message ?? ""}`),
      );
    },
    { runOnly: rules === undefined ? { type: "tag", values: TAGS } : { type: "rule", values: rules } } satisfies axe.RunOptions,
  );
}
