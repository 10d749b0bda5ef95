import { expect, test } from "vitest";
import { exploreKeys } from "./keys";

test("the keys of function details are not listed where these are turned off", () => {
  const words = (on: boolean) => exploreKeys(on).flatMap(({ title, keys }) => [title, ...keys.map(([, what]) => what)]);
  expect(words(true)).toEqual(expect.arrayContaining(["Function Details", "Function details", "Find in code", "Whole file"]));
  const off = words(false);
  for (const gone of ["Function Details", "Function details", "Find in code", "Whole file"]) expect(off).not.toContain(gone);
  expect(off).toEqual(expect.arrayContaining(["Focus on this", "Live: refresh every 10 s"]));
});
