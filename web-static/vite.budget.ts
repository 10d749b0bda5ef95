import { gzipSync } from "node:zlib";
import type { Plugin, Rolldown } from "vite";

const LIMIT_KIB = 250;

/** Fails the build when the scripts that every page loads first are larger than the budget, compressed. */
export function firstLoadBudget(): Plugin {
  return {
    name: "first-load-budget",
    apply: "build",
    generateBundle(_options, bundle) {
      const first = new Set<string>();
      for (const chunk of Object.values(bundle)) if (chunk.type === "chunk" && chunk.isEntry) follow(chunk.fileName, bundle, first);
      const bytes = [...first].reduce((sum, name) => sum + gzipSync(codeOf(bundle[name])).length, 0);
      const words = `first load: ${(bytes / 1024).toFixed(1)} KiB of scripts, compressed; the budget is ${LIMIT_KIB}`;
      if (bytes > LIMIT_KIB * 1024) this.error(`${words}. Load what only one view needs with components/lazy.`);
      this.info(words);
    },
  };
}

function follow(name: string, bundle: Rolldown.OutputBundle, found: Set<string>): void {
  const chunk = bundle[name];
  if (found.has(name) || chunk?.type !== "chunk") return;
  found.add(name);
  for (const imported of chunk.imports) follow(imported, bundle, found);
}

function codeOf(part: Rolldown.OutputAsset | Rolldown.OutputChunk | undefined): string {
  return part?.type === "chunk" ? part.code : "";
}
