import { test as loudly, type Page } from "@playwright/test";
import { COMMITS, expect, GUILTY_FUNCTION, test } from "./quietPage";

const QUERY = 'process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name="demo-shop"}';
const guiltyName = GUILTY_FUNCTION.split("/").at(-1)!;

test("comparing the demo's commits names the guilty function and leads to it", async ({ page }) => {
  await page.goto("/services");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Compare" }).click();
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(page).toHaveURL(/a\.commit=.*b\.commit=/u);
  await chooseCommit(page, "A", COMMITS.first);
  await chooseCommit(page, "B", COMMITS.regressing);

  const sum = page.getByRole("region", { name: "Change", exact: true });
  await expect(sum).toContainText(`Most of it in ${guiltyName}`);
  await expect(sum.getByText(/^\+/u).first()).toBeVisible();
  await expect(graph(page)).toBeVisible();
  await sum.getByRole("link", { name: guiltyName }).click();
  await expect(page.getByRole("complementary", { name: "Function Details" })).toContainText(guiltyName);
  expect(new URL(page.url()).searchParams.get("commit")).toContain(COMMITS.regressing);

  await page.goBack();
  await expect(sum).toContainText(guiltyName);
});

test("what stands in the address survives swapping, sorting and shares", async ({ page }) => {
  await openCommits(page);
  const sum = page.getByRole("region", { name: "Change", exact: true });
  await page.keyboard.press("x");
  await expect(sum.getByText(/^\u2212/u).first()).toBeVisible();
  await page.getByRole("radio", { name: "Share of profile" }).click();
  await page.getByRole("columnheader", { name: "Ratio" }).getByRole("button").click();
  await expect(page.getByRole("columnheader", { name: "Ratio" })).toHaveAttribute("aria-sort", "descending");
  await page.reload();
  await expect(page.getByRole("columnheader", { name: "Ratio" })).toHaveAttribute("aria-sort", "descending");
  const parameters = new URL(page.url()).searchParams;
  expect([parameters.get("as"), parameters.get("sort")]).toEqual(["share", "ratio"]);
  expect(parameters.get("a.commit")).toContain(COMMITS.regressing);
});

test("the keyboard walks the difference, and a noise floor greys what is under it", async ({ page }) => {
  await openCommits(page);
  await graph(page).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowDown");
  await expect(page.locator(".flame").getByRole("status")).toContainText(/Total A .*, B .*: [+\u2212±]/u);
  const changed = page.getByText(/functions changed/u);
  const before = await changed.innerText();
  await page.getByRole("button", { name: "Noise floor" }).click();
  await page.getByRole("option", { name: /^5\s*%/u }).click();
  await expect(changed).toContainText("by more than 5");
  expect(Number.parseInt(await changed.innerText(), 10)).toBeLessThan(Number.parseInt(before, 10));
});

// The browser writes a refused call to its console: that is no complaint here.
loudly("a commit that no profile is of is said, with the way out beside it", async ({ page }) => {
  await page.goto(address("0000000", COMMITS.regressing));
  await expect(page.getByText(/a\.commit: No profile in this range/u)).toBeVisible();
  await page.getByRole("button", { name: "Compare all versions" }).click();
  await expect(graph(page)).toBeVisible();
});

function graph(page: Page) {
  return page.getByRole("application", { name: /^Flame graph of the difference/u });
}

function address(a: string, b: string): string {
  const range = { from: "now-24h", until: "now" };
  const parameters = Object.entries({ a: { ...range, commit: a }, b: { ...range, commit: b } }).flatMap(([side, parts]) =>
    Object.entries(parts).map(([part, value]): [string, string] => [`${side}.${part}`, value]),
  );
  return `/compare?${new URLSearchParams([["query", QUERY], ...parameters]).toString()}`;
}

async function openCommits(page: Page): Promise<void> {
  await page.goto(address(COMMITS.first, COMMITS.regressing));
  await expect(graph(page)).toBeVisible();
}

async function chooseCommit(page: Page, side: "A" | "B", hash: string): Promise<void> {
  await page.getByRole("button", { name: `Commit of ${side}` }).click();
  await page.getByRole("option", { name: new RegExp(hash, "u") }).click();
  await expect(page.getByRole("button", { name: `Commit of ${side}` })).toContainText(hash);
}
