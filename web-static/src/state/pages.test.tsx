// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from "vitest";
import { eventually, usePage } from "../../tests/page";
import { menuItems } from "../flamegraph/boxActions";
import { SettingsPage } from "../settings/settingsPage";
import { followPages, functionDetails, pagesChoice } from "./pages";
import { session } from "./access";

const nothing = () => undefined;
const labels = () =>
  menuItems(1, {
    details: nothing,
    focus: nothing,
    copy: nothing,
    hide: nothing,
    openMenu: nothing,
    sandwich: undefined,
    findInCode: undefined,
    recursion: undefined,
    save: undefined,
  }).map(({ label }) => label);

describe("function details", () => {
  const page = usePage();
  afterEach(() => {
    pagesChoice.value = null;
    session.value = undefined;
  });

  it("are turned off for the tenant, and their entry is gone from the menu", async () => {
    let on = true;
    page.serve({
      pages: () => ({ functionDetails: on, mayChange: true }),
      "PUT pages": (parameters, body) => {
        expect(parameters.get("tenant")).toBe("acme");
        on = (body as { functionDetails: boolean }).functionDetails;
        return { functionDetails: on, mayChange: true };
      },
      connections: () => ({ hosts: [] }),
      "connections/repositories": () => ({ repositories: [] }),
    });
    session.value = { user: null, access: "open", admin: true };
    const root = page.open("/settings/connections?tenant=acme", <SettingsPage section="connections" />);
    followPages();
    expect(labels()).toContain("Function details");
    await eventually(() => expect(root.querySelector<HTMLInputElement>(".switch")?.disabled).toBe(false));
    root.querySelector<HTMLInputElement>(".switch")!.click();
    await eventually(() => expect(functionDetails.value).toBe(false));
    expect(labels()).not.toContain("Function details");
  });

  it("stay on where the server does not say, and cannot be turned then", async () => {
    page.serve({ connections: () => ({ hosts: [] }), "connections/repositories": () => ({ repositories: [] }) });
    const root = page.open("/settings/connections", <SettingsPage section="connections" />);
    await eventually(() => expect(root.querySelector<HTMLInputElement>(".switch")?.disabled).toBe(true));
    expect(functionDetails.value).toBe(true);
  });
});
