import { href, type Place } from "../location";
import { DEFAULT_FROM, DEFAULT_UNTIL, tenantOf, unless } from "./parameters";

export type SettingsSection = "connections" | "appearance" | "tokens" | "mappings" | "check" | "sessions";

export function settingsHref(section: SettingsSection, tenant: string): string {
  return href(`/settings/${section}`, { tenant });
}

/** What the page of mappings looks at. */
export interface MappingsState {
  readonly tenant: string;
  readonly service: string;
  /** A ref as labelled, "" for the version with the largest total. */
  readonly commit: string;
  readonly from: string;
  readonly until: string;
}

export function mappingsState(place: Place): MappingsState {
  const { service = "", commit = "", from = DEFAULT_FROM, until = DEFAULT_UNTIL } = Object.fromEntries(place.parameters);
  return { tenant: tenantOf(place), service, commit, from, until };
}

export function mappingsHref(state: Partial<MappingsState>): string {
  return href("/settings/mappings", {
    service: state.service,
    commit: state.commit,
    from: unless(state.from ?? DEFAULT_FROM, DEFAULT_FROM),
    until: unless(state.until ?? DEFAULT_UNTIL, DEFAULT_UNTIL),
    tenant: state.tenant,
  });
}
