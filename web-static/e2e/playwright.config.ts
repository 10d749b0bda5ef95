import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "../bench/chromium";

// Against a running server (LINEFLAME_URL), or, without one, against the built pages with invented answers.
const server = process.env["LINEFLAME_URL"];
const fixture = "http://127.0.0.1:4174";

// There is one stand-in for a code host, and tests turn it this way and that: what asks it runs one after the other, beside all else.
const ASKS_THE_HOST = /connections\.spec|signIn\.spec|sourceMatch\.spec|@host/;

export default defineConfig({
  testDir: ".",
  testMatch: process.env["LINEFLAME_SCREENSHOTS"] === undefined ? "*.spec.ts" : "screenshots.ts",
  // What needs the demo's own numbers and source, or the stand-in for a code host.
  testIgnore:
    server === undefined
      ? [
          "accessibility.spec.ts",
          "budgets.spec.ts",
          "mainJob.spec.ts",
          "compare.spec.ts",
          "connections.spec.ts",
          "hostile.spec.ts",
          "signIn.spec.ts",
          "source.spec.ts",
          "sourceMatch.spec.ts",
          "screenReader.spec.ts",
          "settings.spec.ts",
        ]
      : [],
  outputDir: "../target/e2e-results",
  forbidOnly: true,
  workers: 2,
  projects: [
    { name: "host", grep: ASKS_THE_HOST, workers: 1 },
    { name: "pages", grepInvert: ASKS_THE_HOST },
  ],
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: server ?? fixture,
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: chromiumPath(), args: CHROMIUM_FLAGS },
    trace: "retain-on-failure",
  },
  ...(server === undefined && {
    webServer: {
      command: "npm exec -- vite preview --config tests/dev/vite.config.ts --mode fixture --port 4174 --strictPort --host 127.0.0.1",
      cwd: "..",
      url: fixture,
    },
  }),
});
