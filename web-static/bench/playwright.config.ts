import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, chromiumPath } from "./chromium";

export default defineConfig({
  testDir: ".",
  testMatch: "*.bench.ts",
  outputDir: "../target/bench-results",
  workers: 1,
  timeout: 180_000,
  reporter: "line",
  use: {
    baseURL: "http://127.0.0.1:4173",
    viewport: { width: 1440, height: 900 },
    launchOptions: {
      executablePath: chromiumPath(),
      // Frames follow each other without waiting for a screen, so that their distance is their cost.
      args: [...CHROMIUM_FLAGS, "--disable-frame-rate-limit", "--disable-gpu-vsync"],
    },
  },
  webServer: {
    command: "npm exec -- vite preview --config bench/vite.config.ts",
    cwd: "..",
    url: "http://127.0.0.1:4173",
    reuseExistingServer: false,
  },
});
