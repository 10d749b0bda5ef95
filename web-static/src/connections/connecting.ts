import { useEffect, useState } from "preact/hooks";
import { api } from "../api/client";
import { Problem } from "../api/problem";
import type { ConnectedHost, CredentialKind } from "../api/types";
import { accessChanged, accessChanges } from "../state/access";
import { hereWithin } from "../state/location";
import { asProblem, useResource, type Resource } from "../state/resource";
import { keepScroll } from "../state/scroll";
import { authorizationKind } from "./kinds";

/** A try to connect at one host, and how it stands. */
export interface Connecting {
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** Leaves for the host's page, in this tab: nothing that a browser could block. The host sends the person back to this address. */
  authorize(): Promise<void>;
  /** Sends a form; true when the host took it. */
  submit(kind: CredentialKind, values: Record<string, string>): Promise<boolean>;
}

/** All hosts that are set up, with the viewer's connections; asked again when `again` grows. */
export function useHosts(again = 0): Resource<readonly ConnectedHost[]> {
  return useResource("hosts", async (signal) => (await api.hosts(signal)).hosts, "keep", accessChanges.value + again);
}

/** Connects at one host; the address comes back to the same view. */
export function useConnecting(hostId: string, host: ConnectedHost | null): Connecting {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    // The browser may show this page again as it was left: then nothing is under way.
    const shown = (event: PageTransitionEvent) => event.persisted && setBusy(false);
    window.addEventListener("pageshow", shown);
    return () => window.removeEventListener("pageshow", shown);
  }, []);
  const attempt = async <T>(what: () => Promise<T>): Promise<T | null> => {
    setBusy(true);
    setProblem(null);
    try {
      return await what();
    } catch (cause) {
      setProblem(asProblem(cause));
      setBusy(false);
      return null;
    }
  };
  const authorize = async () => {
    const address = await attempt(async () => authorizeUrl(hostId, host ?? (await findHost(hostId))));
    if (address === null) return;
    keepScroll();
    window.location.assign(address);
  };
  const submit = async (kind: CredentialKind, values: Record<string, string>) => {
    const answer = await attempt(() => api.connect(hostId, { kind: kind.id, returnTo: hereWithin(), values }));
    if (answer === null) return false;
    setBusy(false);
    void accessChanged();
    return true;
  };
  return { busy, problem, authorize, submit };
}

async function findHost(hostId: string): Promise<ConnectedHost> {
  const host = (await api.hosts()).hosts.find((one) => one.id === hostId);
  if (host === undefined) throw cannotConnect("The server no longer names this host.");
  return host;
}

async function authorizeUrl(hostId: string, host: ConnectedHost): Promise<string> {
  const kind = authorizationKind(host);
  if (kind === null) throw cannotConnect(`${host.name} has no sign-in page of its own.`);
  const answer = await api.connect(hostId, { kind: kind.id, returnTo: hereWithin(), values: {} });
  if (!("authorizeUrl" in answer) || !/^https?:/i.test(answer.authorizeUrl)) {
    throw cannotConnect("The server named no page to go to.");
  }
  return answer.authorizeUrl;
}

function cannotConnect(detail: string): Problem {
  return new Problem({ type: "", title: "The sign-in could not be started", detail, status: 0 });
}
