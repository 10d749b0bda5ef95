import { signal } from "@preact/signals";
import { api } from "../api/client";
import type { Problem } from "../api/problem";
import type { Session } from "../api/types";

/** Who looks at the pages; undefined until the server said, null when it could not say. */
export const session = signal<Session | null | undefined>(undefined);

/** Why the person who is signed in may not see the pages; null as long as nothing said so. */
export const notLetIn = signal<Problem | null>(null);

/** Grows whenever the viewer may see more or less than before: connected, disconnected, signed in or out. */
export const accessChanges = signal(0);

/** Asks who looks at the pages. Never fails: a server that cannot say leaves it open. */
export async function readSession(): Promise<void> {
  try {
    session.value = await api.session();
  } catch {
    session.value = session.value ?? null;
  }
}

/**
 * Has everything that depends on the viewer's access read again: first who they are, so that a page they may no longer see is gone before it
 * asks for anything.
 */
export async function accessChanged(): Promise<void> {
  await readSession();
  notLetIn.value = null;
  accessChanges.value += 1;
}

/** Takes note of a problem that says something of the viewer and not of what was asked. */
export function heedProblem(problem: Problem): void {
  if (problem.facts.type.endsWith("/sign-in-required")) void readSession();
  if (problem.facts.type.endsWith("/not-allowed")) notLetIn.value = problem;
}

/** Asks once, and again when the browser shows a page it had put away, maybe before the viewer connected or signed out. */
export function followAccess(): void {
  void readSession();
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) void accessChanged();
  });
}

/** Ends this session. */
export async function signOut(): Promise<void> {
  await api.signOut();
  await accessChanged();
}
