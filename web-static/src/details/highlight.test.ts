import { expect, it } from "vitest";
import { colouredLines } from "./highlight";

it("a Go line is cut into coloured stretches that add up to the line", async () => {
  const lines = await colouredLines('func a() string {\r\n\treturn "x" // y\r\n}\r\n', "go");
  expect(lines?.map((line) => line.map((token) => token.text).join(""))).toEqual(["func a() string {", '\treturn "x" // y', "}", ""]);
  expect(lines?.[1]?.filter((token) => token.class !== "").map((token) => token.class)).toEqual(["k", "s", "c"]);
});
it.each(["java", "python", "javascript", "typescript"])("%s has a parser", async (language) =>
  expect(await colouredLines("x = 1", language)).toHaveLength(1),
);
it("a language without a parser stays plain", async () => expect(await colouredLines("x", "cobol")).toBeNull());
