import { describe, expect, it } from "vitest";
import { CLIENTS, type Client, type Target } from "./clients";

const PLAIN: Target = { address: "https://lineflame.example.com", tenant: "", token: false };
const all = (client: Client, target: Target) =>
  client
    .steps(target)
    .map((step) => step.text)
    .join("\n");

describe("set-ups", () => {
  it.each(CLIENTS.map((client) => [client.id, client] as const))("%s sends to this server, with both labels", (_, client) => {
    const text = all(client, PLAIN);
    expect(text).toContain(PLAIN.address);
    expect(text).toContain("service_repository");
    expect(text).toContain("service_git_ref");
    expect(text).toContain("checkout");
    expect(text).not.toMatch(/TOKEN|Authorization|X-Scope-OrgID|tenant/i);
  });

  it.each(CLIENTS.map((client) => [client.id, client] as const))(
    "%s shows its token and names its tenant where that is needed",
    (_, client) => {
      const text = all(client, { ...PLAIN, tenant: "acme", token: true });
      expect(text).toContain("LINEFLAME_TOKEN");
      expect(text).toContain("acme");
      expect(text).toMatch(/tenant|X-Scope-OrgID/i);
    },
  );
});
