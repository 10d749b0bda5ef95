import { href, type Place } from "../location";
import { DEFAULT_FROM, DEFAULT_UNTIL, oneOf, tenantOf, unless } from "./parameters";

/** One side of a comparison: a time, and one commit or all. */
export interface ComparedSide {
  readonly from: string;
  readonly until: string;
  /** A ref as labelled or a hash, "" for all versions. */
  readonly commit: string;
}

export type CompareBy = "absolute" | "share";
/** "a" and "b" are the costs of the sides. */
export type CompareSort = "change" | "ratio" | "a" | "b" | "name";
export type CompareCost = "self" | "total";

/** What the compare view looks at: the same query at two times or two commits. */
export interface CompareState {
  readonly tenant: string;
  readonly query: string;
  /** What is compared with: the baseline. */
  readonly a: ComparedSide;
  /** What is looked at: the comparison. */
  readonly b: ComparedSide;
  readonly as: CompareBy;
  /** Changes below this many per cent of the profile are noise. */
  readonly floor: number;
  readonly cost: CompareCost;
  readonly sort: CompareSort;
  readonly view: "flame" | "table" | "both";
  readonly find: string;
  /** Names the box zoomed into (a key of flamegraph/key.ts), "" for everything. */
  readonly focus: string;
  readonly hide: readonly string[];
}

export const DEFAULT_FLOOR = 0.4;

export function compareState(place: Place): CompareState {
  const { parameters } = place;
  const text = (name: string) => parameters.get(name) ?? "";
  const floor = Number.parseFloat(text("floor"));
  return {
    tenant: tenantOf(place),
    query: text("query"),
    a: side("a", parameters),
    b: side("b", parameters),
    as: oneOf(text("as"), ["absolute", "share"], "absolute"),
    floor: floor >= 0 && floor <= 100 ? floor : DEFAULT_FLOOR,
    cost: oneOf(text("cost"), ["self", "total"], "total"),
    sort: oneOf(text("sort"), ["change", "ratio", "a", "b", "name"], "change"),
    view: oneOf(text("view"), ["flame", "table", "both"], "both"),
    find: text("find"),
    focus: text("focus"),
    hide: parameters.getAll("hide"),
  };
}

function side(name: string, parameters: URLSearchParams): ComparedSide {
  return {
    from: parameters.get(`${name}.from`) ?? DEFAULT_FROM,
    until: parameters.get(`${name}.until`) ?? DEFAULT_UNTIL,
    commit: parameters.get(`${name}.commit`) ?? "",
  };
}

export function compareHref(state: Partial<CompareState> & Pick<CompareState, "query" | "a" | "b">): string {
  return href("/compare", {
    query: state.query,
    "a.from": state.a.from,
    "a.until": state.a.until,
    "a.commit": state.a.commit,
    "b.from": state.b.from,
    "b.until": state.b.until,
    "b.commit": state.b.commit,
    tenant: state.tenant,
    as: unless(state.as ?? "absolute", "absolute"),
    floor: unless(String(state.floor ?? DEFAULT_FLOOR), String(DEFAULT_FLOOR)),
    cost: unless(state.cost ?? "total", "total"),
    sort: unless(state.sort ?? "change", "change"),
    view: unless(state.view ?? "both", "both"),
    find: state.find,
    focus: state.focus,
    hide: state.hide,
  });
}
