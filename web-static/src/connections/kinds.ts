// What a host offers, told apart by the form of its ways and nothing else.
import type { ConnectedHost, CredentialKind } from "../api/types";

/** The way that leads over the host's own page; null when the host has none. */
export function authorizationKind(host: ConnectedHost | null): CredentialKind | null {
  return host?.credentialKinds.find((kind) => kind.form === "authorization") ?? null;
}

/** The ways that are filled in here. */
export function fieldKinds(host: ConnectedHost | null): CredentialKind[] {
  return host?.credentialKinds.filter((kind) => kind.form === "fields") ?? [];
}

/** Whether an account can be connected at all. */
export function takesAccounts(host: ConnectedHost): boolean {
  return host.credentialKinds.some((kind) => kind.form !== "nothing");
}

/** Whether the host lets anyone read something. */
export function takesAnyone(host: ConnectedHost): boolean {
  return host.credentialKinds.some((kind) => kind.form === "nothing");
}

/** Words of the button that opens a form. */
export function formWords(kind: CredentialKind): string {
  const token = kind.fields.length === 1 && kind.fields[0]?.secret === true;
  return token ? "Use a personal token" : `Use ${kind.label}`;
}

/** What a connection of a kind may read, in the host's words: "Contents: read-only, Metadata: read-only"; "" when it names nothing. */
export function permissionWords(host: ConnectedHost, kindId: string): string {
  const kind = host.credentialKinds.find((one) => one.id === kindId);
  return (kind?.permissions ?? []).map((permission) => permission.name).join(", ");
}
