// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { contrast, followKeys, keys, motion, usualColor, usualFrom } from "./appearance";
import { remembered } from "./remembered";
import { followTheme, nextTheme, theme } from "./theme";
import { exploreHref, exploreState, servicesHref, servicesState } from "./views";

const place = (address: string) => {
  const url = new URL(address, "http://localhost");
  return { path: url.pathname, parameters: url.searchParams, hash: "" };
};

afterEach(() => {
  theme.value = "system";
  contrast.value = "system";
  motion.value = "system";
  keys.value = "on";
  usualFrom.value = "now-24h";
  usualColor.value = "origin";
});

describe("appearance", () => {
  it("marks the document, and is remembered", () => {
    followTheme();
    contrast.value = "more";
    motion.value = "reduced";
    nextTheme();
    expect(Object.fromEntries(Object.entries(document.documentElement.dataset))).toEqual({
      theme: "light",
      contrast: "more",
      motion: "reduced",
    });
    expect(window.localStorage.getItem("lineflame.motion")).toBe("reduced");
    expect(remembered("motion", ["system", "reduced"], "system").value).toBe("reduced");
    window.localStorage.setItem("lineflame.motion", "nonsense");
    expect(remembered("motion", ["system", "reduced"], "system").value).toBe("system");
  });

  it("keeps single keys from acting while they are off, and no others", () => {
    followKeys();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    document.addEventListener("keydown", listen);
    const field = document.createElement("input");
    document.body.append(field);
    const press = (key: string, target: Element = document.body, changes: KeyboardEventInit = {}) =>
      target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...changes }));
    press("r");
    keys.value = "off";
    press("r");
    press("?");
    press("Enter");
    press(" ");
    press("c", document.body, { ctrlKey: true });
    press("x", field);
    expect(heard).toEqual(["r", "Enter", " ", "c", "x"]);
    document.removeEventListener("keydown", listen);
    field.remove();
  });

  it("stands in where an address says nothing, and each address keeps what it says", () => {
    usualFrom.value = "now-1h";
    usualColor.value = "package";
    expect(servicesState(place("/services")).from).toBe("now-1h");
    const day = servicesHref({ from: "now-24h", until: "now" });
    expect(servicesState(place(day)).from).toBe("now-24h");
    expect(exploreState(place("/explore?query=x")).color).toBe("package");
    expect(exploreState(place(exploreHref({ query: "x", color: "origin" }))).color).toBe("origin");
  });
});
