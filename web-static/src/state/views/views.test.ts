// @vitest-environment happy-dom
import { expect, it } from "vitest";
import {
  compareHref,
  compareState,
  exploreHref,
  exploreState,
  servicesHref,
  servicesState,
  sourceHref,
  sourceState,
  type CompareState,
  type SourceViewState,
} from ".";

const at = (address: string) => {
  const url = new URL(address, "http://localhost");
  return { path: url.pathname, parameters: url.searchParams };
};

it("the explore view is restored from its address", () => {
  const address = exploreHref({
    query: 'a:b:c:d:e{x="&y"}',
    from: "now-1h",
    until: "now",
    view: "table",
    sandwich: "g[...]",
    sandwichFile: "g b.go",
    hide: ["f.(*T).g", "h"],
    function: "f[...]",
    file: "a b.go",
    commit: "release/1",
    line: 52,
    lastLine: 0,
    stack: "1a.2b",
    thisPath: true,
    also: ["memory:inuse_space:bytes:space:bytes"],
  });
  expect(exploreState(at(address))).toMatchObject({
    query: 'a:b:c:d:e{x="&y"}',
    view: "table",
    sandwich: "g[...]",
    sandwichFile: "g b.go",
    hide: ["f.(*T).g", "h"],
    function: "f[...]",
    file: "a b.go",
    commit: "release/1",
    line: 52,
    stack: "1a.2b",
    thisPath: true,
    also: ["memory:inuse_space:bytes:space:bytes"],
  });
});
it.each([
  ["L=47-55", { line: 47, lastLine: 55 }],
  ["L=47", { line: 47, lastLine: 0 }],
  ["L=55-47", { line: 55, lastLine: 0 }],
  ["L=4x", { line: 0, lastLine: 0 }],
])("lines are read from %s", (text, lines) => expect(exploreState(at(`/explore?query=q&${text}`))).toMatchObject(lines));
it("a range of lines is written as it is read", () =>
  expect(exploreHref({ query: "q", line: 47, lastLine: 55 })).toBe("/explore?query=q&L=47-55"));
it("what is usual stays out of the address", () =>
  expect(exploreHref({ query: "q", from: "now-1h", until: "now", view: "both", sort: "self", line: 0 })).toBe(
    "/explore?query=q&from=now-1h&until=now",
  ));
it("nonsense in the address is the usual", () =>
  expect(exploreState(at("/explore?view=cube&sort=size&L=-3"))).toMatchObject({ view: "both", sort: "self", line: 0 }));
it("the services view keeps its range only when it is not the usual one", () => {
  expect(servicesHref({ from: "now-24h", until: "now", tenant: "blue" })).toBe("/services?tenant=blue");
  expect(servicesState(at(servicesHref({ from: "now-1h", until: "now" })))).toMatchObject({ from: "now-1h" });
});

it("the source view is restored from its address", () => {
  const state: SourceViewState = {
    tenant: "team",
    query: 'a:b:c:d:e{x="&y"}',
    from: "now-1h",
    until: "now",
    commit: "9f3c2ab",
    path: "cart/total.go",
    function: "",
    file: "",
    line: 47,
    lastLine: 55,
    find: "MustCompile",
  };
  expect(sourceState(at(sourceHref(state)))).toEqual(state);
});

it("the compare view is restored from its address", () => {
  const state: CompareState = {
    tenant: "",
    query: 'a:b:c:d:e{x="y"}',
    a: { from: "now-2h", until: "now-1h", commit: "4c81d0e" },
    b: { from: "now-1h", until: "now", commit: "9f3c2ab" },
    as: "share",
    floor: 1.5,
    cost: "self",
    sort: "ratio",
    view: "table",
    find: "parse",
    focus: "",
    hide: ["main.run"],
  };
  expect(compareState(at(compareHref(state)))).toEqual(state);
  expect(compareState(at("/compare?floor=-3&as=x")).floor).toBe(0.4);
});
