import { defineConfig } from "vite";

// `npm run dev`: the pages with hot reload, in front of a running server.
const server = process.env["LINEFLAME_SERVER"] ?? "http://127.0.0.1:4040";

export default defineConfig({
  server: { port: 5173, proxy: { "/api": server, "/ready": server, "/healthz": server } },
});
