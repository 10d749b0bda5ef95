// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import type { FlameGraphData } from "../api/types";
import { textGraph } from "../flamegraph/textGraph";
import { profileHref } from "./saveStacks";

const selection = { query: "cpu{}", from: "now-1h", until: "now", tenant: "" };
const data = (...stacks: string[]) => textGraph(...stacks) as FlameGraphData;

describe("profileHref", () => {
  it("names the frames from the root down, with their files", () => {
    const address = new URL(profileHref(selection, "pprof", data("main@a.go;work 5"), 2), "http://here");
    expect(address.searchParams.getAll("stack")).toEqual(["main\na.go", "work"]);
    expect(address.searchParams.get("format")).toBe("pprof");
  });

  it("of the root is the whole selection", () => {
    expect(profileHref(selection, "folded", data("main 5"), 0)).not.toContain("stack");
  });

  it("is none when the address would be too long", () => {
    expect(profileHref(selection, "pprof", data(`${"x".repeat(8_000)} 5`), 1)).toBe("");
  });
});
