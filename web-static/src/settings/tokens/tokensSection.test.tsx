// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { control, eventually, type, usePage } from "../../../tests/page";
import type { ApiToken, ApiTokens } from "../../api/tokens";
import { SettingsPage } from "../settingsPage";
import { scopesText } from "./scopes";

const token = (changes: Partial<ApiToken> = {}): ApiToken => ({
  id: "1",
  name: "ci",
  scopes: ["push"],
  tenant: "default",
  starts: "lft_Ab3d",
  created: "2026-01-02T10:00:00Z",
  createdBy: "mona",
  lastUsed: null,
  expires: null,
  ...changes,
});
const listed = (changes: Partial<ApiTokens> = {}): ApiTokens => ({
  pushNeedsToken: true,
  readNeedsToken: false,
  mayChange: true,
  advice: null,
  tokens: [],
  ...changes,
});

describe("API tokens", () => {
  const page = usePage();
  const open = () => page.open("/settings/tokens", <SettingsPage section="tokens" />);

  it("shows a new token once, with what to send, and never again", async () => {
    const made = { token: token({ name: "prod", scopes: ["push", "read"] }), secret: "lft_secret" };
    let all: ApiToken[] = [];
    page.serve({
      tokens: () => listed({ tokens: all }),
      "POST tokens": () => {
        all = [made.token];
        return made;
      },
    });
    const root = open();
    await eventually(() => expect(root.textContent).toContain("Until a program shows one, its pushes are refused."));
    control(root, "New token").click();
    await eventually(() => expect(root.querySelector("form")).not.toBeNull());
    expect((control(root, "Make the token") as HTMLButtonElement).disabled).toBe(true);
    type(root.querySelector<HTMLInputElement>("form .input")!, "prod");
    root.querySelectorAll<HTMLInputElement>("form [type=checkbox]")[1]!.click();
    await eventually(() => expect((control(root, "Make the token") as HTMLButtonElement).disabled).toBe(false));
    root.querySelector("form")!.dispatchEvent(new Event("submit", { bubbles: true, cancelable: true }));
    await eventually(() => expect(root.querySelector<HTMLInputElement>(".token input")?.value).toBe("lft_secret"));
    expect(page.asked.find(({ path }) => path === "POST tokens")?.body).toEqual({
      name: "prod",
      scopes: ["push", "read"],
      expiresInDays: null,
    });
    expect(root.querySelector(".term")?.textContent).toContain("Bearer lft_secret");
    await eventually(() => expect(root.querySelector("tbody")?.textContent).toContain("prod"));
    control(root, "Done").click();
    await eventually(() => expect(root.innerHTML).not.toContain("lft_secret"));
  });

  it("revokes only when confirmed", async () => {
    let all = [token(), token({ id: "2", name: "old" })];
    page.serve({
      tokens: () => listed({ tokens: all }),
      "DELETE tokens/2": () => {
        all = [token()];
      },
    });
    const root = open();
    await eventually(() => control(root, "Revoke old").click());
    expect(all).toHaveLength(2);
    await eventually(() => control(root.querySelector('[role="dialog"]')!, "Revoke").click());
    await eventually(() => expect(root.querySelectorAll("tbody tr")).toHaveLength(1));
  });

  it("says who may, to those who may not, and whether tokens are asked for", async () => {
    page.serve({ tokens: () => listed({ mayChange: false, advice: "Ask an administrator.", pushNeedsToken: false }) });
    const root = open();
    await eventually(() => expect(root.textContent).toContain("Ask an administrator."));
    expect(root.textContent).toContain("Pushes are taken without a token at the moment");
    expect(root.querySelector(".btn-primary")).toBeNull();
  });
});

describe("scopesText", () => {
  it("reads as a list, in one order", () => {
    expect(scopesText(["read", "push"])).toBe("Push, read");
  });
});
