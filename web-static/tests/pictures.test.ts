import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const docs = new URL("../../docs/", import.meta.url);

test("the documents show every picture that was taken, and none that was not", () => {
  const texts = readdirSync(docs).filter((name) => name.endsWith(".md"));
  const shown = texts.flatMap((name) =>
    [...readFileSync(new URL(name, docs), "utf8").matchAll(/screenshots\/([\w-]+\.png)/g)].map((found) => found[1]),
  );
  expect([...new Set(shown)].sort()).toEqual(readdirSync(new URL("screenshots/", docs)).sort());
});
