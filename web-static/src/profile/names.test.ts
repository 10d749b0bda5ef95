import { describe, expect, it } from "vitest";
import { hashOf, packageOf, shorterNames, shortName } from "./names";

describe("shortName", () => {
  it.each([
    ["cart.(*Cart).Total", "Total"],
    ["github.com/acme/shop/cart.Price", "Price"],
    ["slices.SortFunc[go.shape.[]int,go.shape.int]", "SortFunc[go.shape.[]int,go.shape.int]"],
    ["tree.(*Node[go.shape.string]).Insert", "Insert"],
    ["main.main.func1", "func1"],
    ["com.acme.Cart.total(int, java.lang.String)", "total(int, java.lang.String)"],
    ["std::vector<std::string>::push_back(int)", "push_back(int)"],
    ["core::ptr::drop_in_place<a::B>", "drop_in_place<a::B>"],
    ["main", "main"],
    ["weird.", "weird."],
    ["", ""],
  ])("of %s is %s", (name, short) => expect(shortName(name)).toBe(short));
});

describe("shorterNames", () => {
  it("leave out the import path, then the receiver, and type arguments", () => {
    expect(shorterNames("github.com/acme/shop/cart.(*Cart[go.shape.int]).Total")).toEqual([
      "github.com/acme/shop/cart.(*Cart[go.shape.int]).Total",
      "cart.(*Cart[go.shape.int]).Total",
      "cart.(*Cart[…]).Total",
      "Total",
    ]);
    expect(shorterNames("slices.SortFunc[go.shape.[]int,a/b.T]")).toEqual([
      "slices.SortFunc[go.shape.[]int,a/b.T]",
      "slices.SortFunc[…]",
      "SortFunc[go.shape.[]int,a/b.T]",
      "SortFunc[…]",
    ]);
    expect(shorterNames("main")).toEqual(["main"]);
    expect(shorterNames("java/util/HashMap.get")).toEqual(["java/util/HashMap.get", "HashMap.get", "get"]);
  });
});

describe("packageOf", () => {
  it.each([
    ["net/http.(*conn).serve", "net/http/server.go", "net/http"],
    ["main.Map[github.com/acme/x.T]", "main.go", "main"],
    ["runtime.mallocgc", "", "runtime"],
    ["com.acme.shop.Cart.total", "Cart.java", "com.acme.shop"],
    ["render", "app/views/cart.py", "app/views"],
    ["render", "cart.py", "cart.py"],
  ])("of %s in %s is %s", (name, file, expected) => expect(packageOf(name, file)).toBe(expected));
});

it("hashOf spreads names that differ in one letter over the tints", () => {
  const tints = Array.from({ length: 300 }, (_, i) => hashOf(`pkg.f${i}`) % 3);
  for (const tint of [0, 1, 2]) expect(tints.filter((one) => one === tint).length).toBeGreaterThan(60);
});
