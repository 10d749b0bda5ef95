import { accessSync } from "node:fs";

/** The system's Chromium: from the variable CHROMIUM, or where distributions put it. */
export function chromiumPath(): string {
  const path = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
  accessSync(path);
  return path;
}

/** Nothing of the browser's own goes over the network, and nothing depends on a graphics card. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
