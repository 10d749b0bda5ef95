import { readFileSync } from "node:fs";
import { defineConfig, type Plugin } from "vite";
import { answer } from "./fixture";

// `npm run dev`: the pages with hot reload, in front of a running server (LINEFLAME_SERVER), or of none: `npm run dev -- --mode fixture`.
const server = process.env["LINEFLAME_SERVER"] ?? "http://127.0.0.1:4040";

function fixture(): Plugin {
  return {
    name: "fixture",
    configureServer: (dev) =>
      void dev.middlewares.use((request, response, next) => {
        if (!answer(request, response)) next();
      }),
    // The built pages under the server's own policy.
    configurePreviewServer: (preview) =>
      void preview.middlewares.use((request, response, next) => {
        response.setHeader("content-security-policy", policy());
        if (!answer(request, response)) next();
      }),
  };
}

function policy(): string {
  const java = readFileSync("../server/src/main/java/io/lineflame/server/http/SecurityHeaders.java", "utf8");
  const block = /CONTENT_SECURITY_POLICY = String\.join\(([\s\S]*?)\);/.exec(java)?.[1] ?? "";
  return [...block.matchAll(/"([^"]+)"/g)]
    .map((found) => found[1]?.replace("%s", ""))
    .filter((part) => part !== "; ")
    .join("; ");
}

export default defineConfig(({ mode }) => ({
  plugins: mode === "fixture" ? [fixture()] : [],
  build: { outDir: "target/classes/web" },
  server: { port: 5173, ...(mode === "fixture" ? {} : { proxy: { "/api": server, "/ready": server, "/healthz": server } }) },
}));
