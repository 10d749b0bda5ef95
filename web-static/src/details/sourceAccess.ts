import type { ConnectedHost, SourceAnswer, SourceState } from "../api/types";
import { useConnecting, useHosts, type Connecting } from "../connections/connecting";

/** The host a source is read from, and the viewer's own way to it. */
export interface SourceAccess {
  readonly hostId: string;
  /** Null until the hosts are known, and when the repository's host is none of them. */
  readonly host: ConnectedHost | null;
  readonly connecting: Connecting;
}

export function useSourceAccess(answer: SourceAnswer | null): SourceAccess {
  const hosts = useHosts();
  const hostId = answer?.repository?.host ?? "";
  const host = hosts.data?.find((one) => one.id === hostId) ?? null;
  return { hostId, host, connecting: useConnecting(hostId, host) };
}

const WAITS_FOR_ACCESS: ReadonlySet<SourceState> = new Set([
  "not_connected",
  "connection_ended",
  "no_access",
  "single_sign_on",
  "application_not_allowed",
  "rate_limited",
  "host_down",
]);

/** Whether the source is only out of reach for now: its rows stand meanwhile, so that none moves when it comes. */
export function waitsForAccess(answer: SourceAnswer | null): boolean {
  return answer !== null && WAITS_FOR_ACCESS.has(answer.state);
}
