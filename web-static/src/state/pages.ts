import { computed, effect, signal } from "@preact/signals";
import { pages, type PagesChoice } from "../api/pages";
import { session } from "./access";
import { place } from "./location";
import { tenantOf } from "./views";

/** What the server said of the tenant looked at; null until then, and when it could not say. */
export const pagesChoice = signal<PagesChoice | null>(null);

/** Whether a function's details and source are shown. On as long as nothing else is known: waiting for it would hold up the numbers. */
export const functionDetails = computed(() => pagesChoice.value?.functionDetails ?? true);

const tenant = computed(() => tenantOf(place.value));
const comesIn = computed(() => session.value !== undefined && (session.value?.access !== "login" || session.value.user !== null));

/** Asks once for each tenant, when the viewer may know. */
export function followPages(): void {
  effect(() => {
    const of = { tenant: tenant.value };
    if (!comesIn.value) return;
    const abort = new AbortController();
    pages.read(of, abort.signal).then(
      (said) => (pagesChoice.value = said),
      () => {
        if (!abort.signal.aborted) pagesChoice.value = null;
      },
    );
    return () => abort.abort();
  });
}

/** Turns it for everybody of the tenant; throws a Problem when that is not the viewer's to do. */
export async function turnFunctionDetails(on: boolean): Promise<void> {
  pagesChoice.value = await pages.turn(on, { tenant: tenant.peek() });
}
