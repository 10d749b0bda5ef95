// What the pages may cost. On a machine that does other things as well times say little: limits here are those beyond which something is
// broken; the figures that count are printed, and kept in docs/performance.md.
import type { CDPSession, Page } from "@playwright/test";
import { flameGraph, panel } from "./explore";
import { expect, test } from "./quietPage";

const KIB = 1024;
const FIRST_LOAD = 250 * KIB;
const guilty = process.env["LINEFLAME_GUILTY"] ?? "";
const explore = guilty.replace(/&function=.*/, "");

// A recording of all that happens would be measured as well.
test.use({ trace: "off" });

test("the first load of the explore page is within 250 KiB of compressed scripts", async ({ page }) => {
  await page.goto(explore);
  await expect(flameGraph(page)).toBeVisible();
  const loaded = await scriptBytes(page);
  console.log(`first load of /explore: ${(loaded / KIB).toFixed(1)} KiB of scripts`);
  expect(loaded).toBeGreaterThan(0);
  expect(loaded).toBeLessThanOrEqual(FIRST_LOAD);
});

test("the panel shows its numbers soon after it was asked for", async ({ page }) => {
  await page.goto(explore);
  await walkToFunction(page);
  const times: number[] = [];
  for (let turn = 0; turn < 8; turn++) {
    times.push(await page.evaluate(timeOfOpening));
    await page.keyboard.press("Escape");
    await expect(panel(page)).toHaveCount(0);
    await flameGraph(page).focus();
  }
  // The first one also loads the panel's script.
  const [first, ...later] = times;
  const median = later.sort((a, b) => a - b)[Math.floor(later.length / 2)] ?? 0;
  const request = await page.evaluate(timeOfRequest);
  console.log(
    `panel's numbers: median ${median.toFixed(0)} ms, first ${first?.toFixed(0)} ms; a request alone ${request.toFixed(0)} ms; goal 100 ms`,
  );
  // The goal is a figure of docs/performance.md; here only what no busy machine explains fails.
  expect(median).toBeLessThanOrEqual(1000 + 20 * request);
});

test("opening and closing the panel two hundred times leaves nothing behind", async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto(explore);
  await walkToFunction(page);
  const browser = await page.context().newCDPSession(page);
  await browser.send("Performance.enable");
  await openAndClose(page, 50);
  const before = await inMemory(browser);
  await openAndClose(page, 150);
  const after = await inMemory(browser);
  console.log("after 50 openings", before, "after 200", after);
  // One node or listener kept by each opening would be 150 of them.
  expect(after.nodes - before.nodes).toBeLessThan(140);
  expect(after.listeners - before.listeners).toBeLessThan(140);
  expect(after.heap).toBeLessThan(before.heap * 1.25 + 2e6);
});

/** Bytes of scripts as they came over the network. */
function scriptBytes(page: Page): Promise<number> {
  return page.evaluate(() => {
    const resources = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
    return resources.filter(({ name }) => new URL(name).pathname.endsWith(".js")).reduce((sum, one) => sum + one.encodedBodySize, 0);
  });
}

async function walkToFunction(page: Page): Promise<void> {
  await expect(flameGraph(page)).toBeVisible();
  await flameGraph(page).focus();
  await page.keyboard.press("Home");
  for (let down = 0; down < 3; down++) await page.keyboard.press("ArrowDown");
}

async function openAndClose(page: Page, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn++) {
    await page.evaluate(timeOfOpening);
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".panel") === null);
    await flameGraph(page).focus();
  }
}

/** In the page: milliseconds from the key to the first line with its cost. */
function timeOfOpening(): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const watch = new MutationObserver(() => {
      if (document.querySelector(".panel tr[data-line]") === null) return;
      watch.disconnect();
      requestAnimationFrame(() => resolve(performance.now() - start));
    });
    watch.observe(document.body, { childList: true, subtree: true });
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
}

/** In the page: milliseconds of a call that does nothing, the median of nine. */
async function timeOfRequest(): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < 9; turn++) {
    const start = performance.now();
    await (await fetch("/api/v1/session")).text();
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[4] ?? 0;
}

async function inMemory(browser: CDPSession): Promise<{ nodes: number; listeners: number; heap: number }> {
  for (let turn = 0; turn < 3; turn++) await browser.send("HeapProfiler.collectGarbage");
  const { metrics } = await browser.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return { nodes: of("Nodes"), listeners: of("JSEventListeners"), heap: of("JSHeapUsedSize") };
}
