import { defineConfig } from "vitest/config";
import { firstLoadBudget } from "./vite.budget";

// The pages become a folder of static files inside the jar: index.html and hashed assets, nothing inline.
export default defineConfig({
  plugins: [firstLoadBudget()],
  build: {
    outDir: "target/classes/web",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: "es2022",
    // light-dark() as written: browsers since spring 2024 know it.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
  },
  test: {
    environment: "node", // tests that need a document say so in their first line
    testTimeout: 30_000,
    include: ["src/**/*.test.{ts,tsx}"],
  },
});
