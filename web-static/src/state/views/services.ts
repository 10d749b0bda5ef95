import { href, type Place } from "../location";
import { usualFrom } from "../appearance";
import { DEFAULT_UNTIL, tenantOf } from "./parameters";

export interface ServicesState {
  readonly tenant: string;
  readonly find: string;
  readonly from: string;
  readonly until: string;
}

export function servicesState(place: Place): ServicesState {
  const { parameters } = place;
  return {
    tenant: tenantOf(place),
    find: parameters.get("find") ?? "",
    from: parameters.get("from") ?? usualFrom.value,
    until: parameters.get("until") ?? DEFAULT_UNTIL,
  };
}

export function servicesHref(state: Partial<ServicesState>): string {
  return href("/services", {
    find: state.find,
    from: state.from === usualFrom.value && state.until === DEFAULT_UNTIL ? undefined : state.from,
    until: state.from === usualFrom.value && state.until === DEFAULT_UNTIL ? undefined : state.until,
    tenant: state.tenant,
  });
}
