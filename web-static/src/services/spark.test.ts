import { expect, it } from "vitest";
import { sparkPaths, sparkPosition } from "./spark";

it("a gap breaks the line in two", () => expect(sparkPaths([1, 1, null, 1, 1]).line.match(/M/g)).toHaveLength(2));
it("a single point is a stem from the bottom to its height", () => {
  expect(sparkPaths([null, 5, null])).toEqual({ line: "M80.0 32V4.0", area: "" });
  expect(sparkPaths([null, null, 5]).line).toBe("M159.0 32V4.0");
});
it("no cost at all is a line at the bottom", () => expect(sparkPaths([0, 0]).line).toBe("M0.0 30.0L160.0 30.0"));
it("a moment outside has no place", () => {
  expect(sparkPosition(5, 0, 10)).toBe(80);
  expect(sparkPosition(11, 0, 10)).toBeNull();
});
