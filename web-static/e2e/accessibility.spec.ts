// axe finds no violation on any page, in any state, in either theme, wide and narrow.
import { expect, test, type Page } from "@playwright/test";
import axe from "axe-core";
import { push } from "./connected";
import { VIEWS } from "./views";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

test.beforeAll(() => push(process.env["LINEFLAME_CONNECTED_URL"] ?? "", "checkout", "acme/checkout"));

for (const width of [1440, 390]) {
  test.describe(`${width} pixels wide`, () => {
    test.use({ viewport: { width, height: 900 } });
    for (const view of VIEWS) {
      test(`${view.name} has nothing that axe objects to`, async ({ page }) => {
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
        await view.open(page);
        const found = await violations(page);
        await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "dark" });
        // In the dark only colours differ.
        expect([...found, ...(await violations(page, ["color-contrast"]))]).toEqual([]);
      });
    }
  });
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
