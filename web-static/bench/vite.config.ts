import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

// The bench page, built as the product is; nothing of it is in the product's jar.
export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  build: { outDir: "../target/bench", emptyOutDir: true, target: "es2022", cssTarget: ["chrome123"] },
  preview: { port: 4173, strictPort: true, host: "127.0.0.1" },
});
