// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { control, eventually, usePage } from "../../tests/page";
import type { Service } from "../api/types";
import { ServicesPage } from "./servicesPage";

const CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
const plain = (text: string | null | undefined) => (text ?? "").replaceAll("\u202f", " ");

function service(changes: Partial<Service> = {}): Service {
  return {
    name: "checkout",
    language: "go",
    profileTypes: [CPU],
    versions: [
      {
        repository: "https://git.example.com/acme/checkout",
        ref: "9f3c2ab4d1e5f60718293a4b5c6d7e8f90a1b2c3",
        rootPath: "",
        firstSeen: "2026-11-23T10:00:00Z",
        lastSeen: "2026-11-23T11:00:00Z",
      },
    ],
    lastSeen: "2026-11-23T11:00:00Z",
    profiles: 10,
    headline: {
      profileType: CPU,
      unit: "nanoseconds",
      total: 60_480e9,
      previousTotal: 35_787e9,
      stepMillis: 1,
      points: [1, null, 2],
      hottestLine: { function: "cart.(*Cart).Total", file: "cart/total.go", line: 76, self: 1, total: 2, samples: 3, share: 0.351 },
    },
    headlineProblem: null,
    source: { state: "ready", detail: "" },
    ...changes,
  };
}

const answer = (...services: Service[]) => ({ from: "2026-11-22T11:00:00Z", until: "2026-11-23T11:00:00Z", services });

describe("ServicesPage", () => {
  const page = usePage();

  it("says why a service that was measured has no figure", async () => {
    const sums = "The sums leave 64 bits.";
    page.serve({ services: () => answer(service({ headline: null, headlineProblem: sums })), tenants: () => ({ tenants: ["default"] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(1));
    expect(root.querySelector("tbody tr")?.textContent).toContain(sums);
  });

  it("shows a row per service, with cores, change and a link to the hottest line", async () => {
    page.serve({ services: () => answer(service()), tenants: () => ({ tenants: ["default"] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(1));
    expect(root.querySelector("caption")?.textContent).toBe("Services");
    expect(plain(root.querySelector(".big-n")?.textContent)).toBe("0.70");
    expect(plain(root.querySelector(".trend")?.textContent)).toBe("+69 %");
    const link = new URL(root.querySelector<HTMLAnchorElement>(".hotline")!.href);
    expect(link.pathname).toBe("/explore");
    expect(Object.fromEntries(link.searchParams)).toMatchObject({
      query: `${CPU}{service_name="checkout"}`,
      function: "cart.(*Cart).Total",
      file: "cart/total.go",
      L: "76",
    });
  });

  it("says what a figure is when not all are in cores, and names the function where no line is known", async () => {
    const hottestLine = { function: "a.(*B).run", file: "", line: 0, self: 1, total: 2, samples: 3, share: 0.5 };
    const objects = { profileType: "memory:alloc_objects:count:space:bytes", unit: "count", total: 196_607_841, hottestLine };
    const heap = service({ name: "heap", language: "unknown", versions: [], headline: { ...service().headline!, ...objects } });
    page.serve({ services: () => answer(service(), heap), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(2));
    expect([...root.querySelectorAll(".big-n")].map((one) => plain(one.textContent))).toEqual(["0.70 cores", "196.6 M"]);
    expect([...root.querySelectorAll(".hotline")].map((one) => one.textContent)).toEqual(["cart/total.go:76", "run"]);
    expect(root.querySelectorAll("tbody tr")[1]?.querySelector(".sub")?.textContent).toBe("not named");
  });

  it("finds by name, repository and commit", async () => {
    page.serve({ services: () => answer(service(), service({ name: "other", versions: [] })), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services?find=9f3c", <ServicesPage />);
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(1));
    expect(root.querySelector("tbody th")?.textContent).toContain("checkout");
  });

  it("says how to send the first profile, and turns into the services when it arrives", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let services: Service[] = [];
    page.serve({ services: () => answer(...services), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => expect(root.querySelector("h1")?.textContent).toBe("Send your first profile"));
    expect(root.querySelectorAll("pre")[1]?.textContent).toContain(`"${window.location.origin}"`);
    expect(page.asked.filter((one) => one.path === "services")).toHaveLength(1);
    services = [service()];
    await vi.advanceTimersByTimeAsync(2_100);
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(1));
    await eventually(() => expect(root.querySelector(".sr[role=status]")?.textContent).toContain("of the service checkout"));
  });

  it("says whose clock is ahead, and leads to what would bring the source", async () => {
    const ahead = service({
      lastSeen: new Date(Date.now() + 3_540_000).toISOString(),
      source: { state: "no_labels", detail: "No labels." },
    });
    page.serve({ services: () => answer(ahead), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services?tenant=blue", <ServicesPage />);
    await eventually(() => expect(plain(root.querySelector("tbody .c-seen")?.textContent)).toMatch(/^5[89] min aheadits clock is off$/));
    const link = new URL(root.querySelector<HTMLAnchorElement>(".c-map a")!.href);
    expect(link.pathname + link.search).toBe("/settings/mappings?service=checkout&tenant=blue");
  });

  it("shows the set-up of one more service over the list", async () => {
    page.serve({ services: () => answer(service()), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => control(root, "Add a service").click());
    await eventually(() => expect(root.querySelector("dialog [role=tab]")?.textContent).toBe("Go"));
  });

  it("says what went wrong in the server's words, with a way to try again", async () => {
    page.serve({ services: () => new Error("The database is away."), tenants: () => ({ tenants: [] }) });
    const root = page.open("/services", <ServicesPage />);
    await eventually(() => expect(root.querySelector(".note")?.textContent).toContain("The database is away."));
    expect(root.querySelector(".note button")?.textContent).toBe("Try again");
  });

  it("offers the tenants when there are several, and asks for the chosen one", async () => {
    page.serve({ services: () => answer(service()), tenants: () => ({ tenants: ["default", "blue"] }) });
    const root = page.open("/services?tenant=blue", <ServicesPage />);
    await eventually(() => expect(root.querySelector('[title="Tenant"]')?.textContent).toContain("blue"));
    expect(page.asked.find((one) => one.path === "services")?.parameters.get("tenant")).toBe("blue");
  });
});
