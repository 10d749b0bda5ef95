// Every page and state that a person can come to, by name: the accessibility test and the pictures of the documentation go through them.
// A new one is one entry of the table.
import { expect, type Page } from "@playwright/test";
import { connect, guiltyOf, standIn } from "./connected";
import { clickRow, flameGraph, hottestPath, panel } from "./explore";
import { COMMITS } from "./quietPage";

export interface View {
  /** Of the picture's file, without "-light.png". */
  readonly name: string;
  /** Comes to the view and waits until all of it is there. */
  open(page: Page): Promise<void>;
  /** For windows with room only. */
  readonly wide?: true;
  /** Needs the stand-in for a code host for itself. */
  readonly host?: true;
}

const guilty = process.env["LINEFLAME_GUILTY"] ?? "";
const explore = guilty.replace(/&function=.*/, "");
const connected = process.env["LINEFLAME_CONNECTED_URL"] ?? "";

export const VIEWS: readonly View[] = [
  { name: "services", open: openServices },
  { name: "services-empty", open: (page) => come(page, "/services?tenant=nobody", "Send your first profile") },
  { name: "explore", open: (page) => openExplore(page, "") },
  { name: "flame-graph", open: (page) => openExplore(page, "&view=flame") },
  { name: "table", open: (page) => openTable(page) },
  { name: "menu", open: openMenu },
  { name: "keys", open: openKeys, wide: true },
  { name: "sandwich", open: openSandwich },
  { name: "sandwich-choose", open: openSandwichChoice },
  { name: "profile-types", open: (page) => openPopover(page, "Profile type") },
  { name: "empty-range", open: (page) => openEmptyRange(page) },
  { name: "no-server-answer", open: openRefused },
  { name: "details", open: openDetails },
  { name: "commits", open: openCommits },
  { name: "why", open: openWhy },
  { name: "source", open: openSource },
  { name: "source-folders", open: openSourceFolders },
  { name: "compare", open: openCompare },
  { name: "compare-commits", open: openCompareCommits },
  { name: "no-source", open: (page) => come(page, `${explore}&function=runtime.mallocgc`, "Go's standard library") },
  { name: "connect", open: openConnect, host: true },
  { name: "no-access", open: openNoAccess, host: true },
  { name: "connected-commits", open: openConnectedCommits, host: true },
  { name: "connections", open: openConnections, host: true },
  { name: "mappings", open: (page) => come(page, "/settings/mappings", /functions lead to source/) },
  { name: "tokens", open: (page) => come(page, "/settings/tokens", /token/i) },
  { name: "token-made", open: openMadeToken },
  { name: "appearance", open: (page) => come(page, "/settings/appearance", "Single keys") },
  { name: "self-check", open: openSelfCheck },
  { name: "sessions", open: (page) => come(page, "/settings/sessions", /signed in/i) },
];

async function come(page: Page, address: string, until: string | RegExp): Promise<void> {
  await page.goto(address);
  await expect(page.getByText(until).first()).toBeVisible();
}

async function openServices(page: Page): Promise<void> {
  await page.goto("/services?from=now-1h&until=now");
  await expect(page.getByRole("link", { name: "demo-shop" })).toBeVisible();
}

async function openExplore(page: Page, more: string): Promise<void> {
  await page.goto(explore + more);
  await expect(flameGraph(page)).toBeVisible();
  if (more === "") await expect(page.getByRole("table").getByText("basket.Discount").first()).toBeVisible();
}

async function openTable(page: Page): Promise<void> {
  await page.goto(`${explore}&view=table`);
  await expect(page.getByRole("table").getByText("basket.Discount").first()).toBeVisible();
}

async function openMenu(page: Page): Promise<void> {
  await openExplore(page, "&view=flame");
  await clickRow(page, 3, { button: "right" });
  await expect(page.getByRole("menu")).toBeVisible();
}

async function openKeys(page: Page): Promise<void> {
  await openExplore(page, "");
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog")).toBeVisible();
}

async function openPopover(page: Page, button: string): Promise<void> {
  await openExplore(page, "");
  await page.getByRole("button", { name: button }).click();
  await expect(page.getByRole("option").first()).toBeVisible();
}

async function openEmptyRange(page: Page): Promise<void> {
  await page.goto(explore.replace(/&from=.*/, "&from=2020-01-01T00:00:00Z&until=2020-01-01T01:00:00Z"));
  await expect(page.getByText("No samples in this range").first()).toBeVisible();
}

async function openRefused(page: Page): Promise<void> {
  await page.route("**/api/v1/flamegraph?**", (route) => route.abort());
  await page.goto(explore);
  await expect(page.getByText("The server does not answer").first()).toBeVisible();
}

async function openDetails(page: Page): Promise<void> {
  await page.goto(guilty);
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
}

async function openCommits(page: Page): Promise<void> {
  await openDetails(page);
  await panel(page)
    .getByRole("button", { name: /^Commit / })
    .click();
  await expect(page.getByRole("option").first()).toBeVisible();
}

async function openWhy(page: Page): Promise<void> {
  await openDetails(page);
  await panel(page).getByRole("button", { name: "Why" }).click();
  await expect(page.getByRole("dialog", { name: "Why" })).toContainText("Version used");
}

async function openSandwich(page: Page): Promise<void> {
  await openExplore(page, "&view=flame");
  await hottestPath(page, 9);
  await page.keyboard.press("s");
  await expect(page.getByRole("application", { name: /^Callers of / })).toBeVisible();
  await expect(page.getByRole("table", { name: /^Callees\./ })).toBeVisible();
}

async function openSandwichChoice(page: Page): Promise<void> {
  await page.goto(`${explore}&view=sandwich`);
  await expect(page.getByRole("region", { name: "Choose a function" }).getByRole("rowheader").first()).toBeVisible();
}

/** The address of a file at the commit that made the line dear, or of the folders when no file is named. */
function sourceOf(path: string): string {
  const asked = new URL(guilty, "http://any").searchParams;
  const parameters = new URLSearchParams({ commit: COMMITS.regressing });
  for (const name of ["query", "from", "until"]) parameters.set(name, asked.get(name) ?? "");
  if (path !== "") parameters.set("path", path);
  return `/source?${parameters.toString()}`;
}

async function openSource(page: Page): Promise<void> {
  await page.goto(`${sourceOf("basket/discount.go")}&L=18`);
  await expect(page.getByText("range history").first()).toBeVisible();
}

async function openSourceFolders(page: Page): Promise<void> {
  await page.goto(sourceOf(""));
  await expect(
    page
      .getByRole("table", { name: /^Files of the repository/ })
      .getByRole("link")
      .first(),
  ).toBeVisible();
  // The tree comes by itself; in a narrow window it is behind a button.
  await expect(page.getByText("catalog", { exact: true }).first()).toBeAttached();
}

async function openCompare(page: Page): Promise<void> {
  const asked = new URL(guilty, "http://any").searchParams;
  const parameters = new URLSearchParams({ query: asked.get("query") ?? "" });
  for (const [side, commit] of [
    ["a", COMMITS.first],
    ["b", COMMITS.regressing],
  ] as const) {
    for (const name of ["from", "until"]) parameters.set(`${side}.${name}`, asked.get(name) ?? "");
    parameters.set(`${side}.commit`, commit);
  }
  await page.goto(`/compare?${parameters.toString()}`);
  await expect(page.getByRole("application", { name: /^Flame graph of the difference/ })).toBeVisible();
  await expect(page.getByRole("region", { name: "Change", exact: true })).toContainText("Most of it in");
}

async function openCompareCommits(page: Page): Promise<void> {
  await openCompare(page);
  await page.getByRole("button", { name: "Commit of B" }).click();
  await expect(page.getByRole("option").first()).toBeVisible();
}

async function openMadeToken(page: Page): Promise<void> {
  await page.goto("/settings/tokens?tenant=pictures");
  await page.getByRole("button", { name: "New token" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("ci of checkout");
  await page.getByRole("button", { name: "Make the token" }).click();
  await expect(page.getByRole("textbox", { name: "Token ci of checkout" })).toBeVisible();
}

async function openSelfCheck(page: Page): Promise<void> {
  await page.goto("/settings/check");
  await expect(page.locator('[data-line="database"]')).toBeVisible();
}

async function openConnect(page: Page): Promise<void> {
  await standIn.turn("reset");
  await page.goto(connected + guiltyOf("checkout"));
  await expect(panel(page).getByText("Connect to see the source")).toBeVisible();
  await expect(panel(page).getByRole("button", { name: "What is asked for" })).toBeVisible();
}

async function openNoAccess(page: Page): Promise<void> {
  await openConnect(page);
  await connect(page, "jo");
  await expect(panel(page).getByText("jo cannot read acme/checkout")).toBeVisible();
}

async function openConnectedCommits(page: Page): Promise<void> {
  await openConnected(page);
  await panel(page)
    .getByRole("button", { name: /^Commit / })
    .click();
  await expect(page.getByRole("option").first().locator("img")).toBeVisible();
}

async function openConnections(page: Page): Promise<void> {
  await openConnected(page);
  await page.goto(`${connected}/settings/connections`);
  await expect(page.getByText("Working")).toBeVisible();
  await expect(page.getByRole("row", { name: /acme\/checkout/ })).toContainText("Yes");
}

async function openConnected(page: Page): Promise<void> {
  await openConnect(page);
  await connect(page, "mona");
  await expect(panel(page).getByText("Matches the build")).toBeVisible();
}
