import { expect, test as base, type Locator } from "@playwright/test";

/** A page that must stay quiet: no error on the console, no request refused by the security policy, none to another host. */
export const test = base.extend({
  page: async ({ page, baseURL }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
    });
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(baseURL ?? "") && !url.startsWith("data:") && !url.startsWith("blob:")) complaints.push(`asked for ${url}`);
    });
    await use(page);
    expect(complaints, "the page complained").toEqual([]);
  },
});

export { expect };

export const GUILTY_FUNCTION = "github.com/lineflame/demo-shop/basket.Discount";
export const GUILTY_LINE = 18;
export const COMMITS = { first: "0735161", regressing: "5532c4e", renaming: "5ea7429" };

export function lineRow(panel: Locator, line: number): Locator {
  return panel.locator(`tr[data-line="${line}"]:not(.inlined)`);
}

/** Chooses a commit in the panel's drop-down by its short hash. */
export async function chooseCommit(panel: Locator, shortHash: string): Promise<void> {
  await panel.getByRole("button", { name: /^Commit / }).click();
  await panel
    .page()
    .getByRole("option", { name: new RegExp(shortHash) })
    .click();
}
