// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { eventually, usePage } from "../../tests/page";
import { parseQuery } from "../profile/queries";
import { place } from "../state/location";
import { exploreHref, exploreState } from "../state/views";
import { EmptyRange } from "./emptyRange";

const TYPE = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const MINUTE = 60_000;

describe("EmptyRange", () => {
  const page = usePage();

  /** The note for a query over the last hour, of a service last seen so long ago. */
  function open(query: string, minutesAgo: number) {
    const change = vi.fn();
    const lastSeen = new Date(Date.now() - minutesAgo * MINUTE).toISOString();
    page.serve({ services: () => ({ from: "", until: "", services: [{ name: "shop", lastSeen }] }) });
    const Empty = () => <EmptyRange state={exploreState(place.value)} query={parseQuery(query)!} change={change} />;
    return { root: page.open(exploreHref({ query, from: "now-1h", until: "now" }), <Empty />), change };
  }

  it("leads to where the service was last seen", async () => {
    const { root, change } = open(`${TYPE}{service_name="shop"}`, 600);
    await eventually(() => expect(root.querySelector("button")?.textContent).toBe("Go there"));
    root.querySelector("button")!.click();
    expect(Object.keys(change.mock.calls[0]![0] as object)).toEqual(["from", "until"]);
  });

  it("blames the labels when the service sent profiles in the range, and leads out of them", async () => {
    const { root, change } = open(`${TYPE}{service_name="shop",region="mars"}`, 5);
    await eventually(() => expect(root.textContent).toContain("none with these labels"));
    expect([...root.querySelectorAll("button")].map((button) => button.textContent)).toEqual(["Without label filters"]);
    root.querySelector("button")!.click();
    expect(change).toHaveBeenCalledWith({ query: `${TYPE}{service_name="shop"}` });
  });

  it("says when it is the type that is missing", async () => {
    const { root } = open(`${TYPE}{service_name="shop"}`, 5);
    await eventually(() => expect(root.textContent).toContain("none of this type"));
    expect(root.querySelector("button")).toBeNull();
  });
});
