import { describe, expect, it } from "vitest";
import { filtersOf, formatQuery, parseMatchers, parseQuery, serviceOf } from "./queries";
import { fittingRange, formatAgo, formatSpan, parseInstant, rangeLabel } from "./ranges";
import { repositoryName, shortRef } from "./repositories";
import { compareTypes, typeFamilies, typeLabel } from "./profileTypes";

const NOW = Date.parse("2026-11-23T12:00:00Z");
const CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe("queries", () => {
  it("are read and written without loss", () => {
    const text = `${CPU}{service_name="check\\"out",region!~"eu.*"}`;
    const query = parseQuery(text)!;
    expect(serviceOf(query)).toBe('check"out');
    expect(filtersOf(query)).toEqual([{ name: "region", operator: "!~", value: "eu.*" }]);
    expect(formatQuery(query)).toBe(text);
  });
  it("may lack braces", () => expect(parseQuery(CPU)).toEqual({ profileType: CPU, matchers: [] }));
  it.each(["{a=b}", '{a="b"', '{a="b" c="d"}', '{a="b"}x'])("%s is refused", (text) => expect(parseQuery(text)).toBeNull());
  it("matchers stand alone in the filter field", () => expect(parseMatchers('a="1", b!="2"')).toHaveLength(2));
});

describe("ranges", () => {
  it.each([
    ["now", NOW],
    ["now-1h", NOW - 3_600_000],
    ["now+5m", NOW + 300_000],
    ["2026-11-23T11:00:00Z", NOW - 3_600_000],
    ["1795435200", 1_795_435_200_000],
    ["1795435200000", 1_795_435_200_000],
    ["1795435200000000000", 1_795_435_200_000],
    ["yesterday", null],
  ])("%s is %d", (text, millis) => expect(parseInstant(text, NOW)).toBe(millis));
  it.each([
    ["now-1h", "Last 1 h"],
    ["now-15m", "Last 15 min"],
    ["now-168h", "Last 7 d"],
  ])("%s reads %s", (from, label) => expect(plain(rangeLabel({ from, until: "now" }, NOW))).toBe(label));
  it("a range closes in on what there is, and never grows", () => {
    const day = { from: "now-24h", until: "now" };
    expect(fittingRange(day, NOW - 20 * 60_000, NOW).from).toBe("now-1h");
    expect(fittingRange(day, NOW - 59 * 60_000, NOW).from).toBe("now-3h");
    expect(fittingRange(day, NOW - 23 * 3_600_000, NOW)).toEqual(day);
    expect(fittingRange({ from: "now-15m", until: "now" }, NOW - 60_000, NOW).from).toBe("now-15m");
  });
  it("ages have one figure", () => {
    expect(plain(formatAgo(NOW - 5_000, NOW))).toBe("5 s ago");
    expect(plain(formatSpan(41 * 60_000))).toBe("41 min");
    expect(formatAgo(NOW + 60_000, NOW)).toBe("just now");
  });
});

describe("names", () => {
  it.each([
    ["https://git.example.com/acme/checkout.git", "acme/checkout"],
    ["git@git.example.com:acme/checkout", "acme/checkout"],
    ["acme", "acme"],
  ])("repository %s is %s", (url, name) => expect(repositoryName(url)).toBe(name));
  it("full hashes are cut, names are not", () => {
    expect(shortRef("9f3c2ab0000000000000000000000000000000ff")).toBe("9f3c2ab");
    expect(shortRef("release-11-of-a-very-long-name")).toBe("release-11-of-a-very-long-name");
  });
  it("profile types have words", () => {
    expect(typeLabel(CPU)).toBe("CPU");
    expect(typeLabel("odd:thing:count::")).toBe("odd thing");
    expect(typeFamilies([CPU, "process_cpu:samples:count:cpu:nanoseconds", "memory:alloc_space:bytes:space:bytes"])).toEqual([
      "CPU",
      "memory",
    ]);
    expect(["memory:alloc_space:bytes::", CPU].sort(compareTypes)[0]).toBe(CPU);
  });
});
