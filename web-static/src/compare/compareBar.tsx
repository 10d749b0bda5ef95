import { api } from "../api/client";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Picker } from "../components/picker";
import { Segmented } from "../components/segmented";
import { TopBar } from "../components/topBar";
import { compareTypes, typeLabel, typeParts } from "../profile/profileTypes";
import { filtersOf, formatMatcher, formatQuery, serviceOf, type Query } from "../profile/queries";
import { useResource } from "../state/resource";
import { exploreHref, servicesHref, type CompareState } from "../state/views";
import { COMPARE_KEYS } from "./keys";

const FLOORS = [0, 0.1, 0.2, 0.4, 1, 2, 5];

export interface CompareBarProps {
  state: CompareState;
  query: Query;
  onChange(patch: Partial<CompareState>): void;
}

/** The bar of the compare view: of what, as amounts or shares, and what is noise. */
export function CompareBar({ state, query, onChange }: CompareBarProps) {
  const home = servicesHref({ tenant: state.tenant });
  const service = serviceOf(query);
  const explore = exploreHref({ query: state.query, tenant: state.tenant, from: state.b.from, until: state.b.until });
  const filters = filtersOf(query);
  return (
    <TopBar servicesHref={home} keys={COMPARE_KEYS}>
      <nav class="crumbs" aria-label="Where you are">
        <Link class="wide" href={home}>
          Services
        </Link>
        <span class="sep wide" aria-hidden="true">
          <Icon name="right" small />
        </span>
        <Link class="cut" href={explore}>
          {service === "" ? "All services" : service}
        </Link>
        <span class="sep" aria-hidden="true">
          <Icon name="right" small />
        </span>
        <span aria-current="page">Compare</span>
        <span class="rule wide" />
        <TypePicker state={state} query={query} onChange={onChange} />
      </nav>
      {filters.length > 0 && <span class="muted cut wide">{filters.map(formatMatcher).join(", ")}</span>}
      <span class="grow" />
      <Segmented
        label="Numbers"
        choices={[
          { value: "absolute", label: "Absolute" },
          { value: "share", label: "Share of profile" },
        ]}
        chosen={state.as}
        onChoose={(as) => onChange({ as })}
      />
      <Picker
        label="Noise floor"
        class="btn compare-floor"
        align="end"
        choices={[...new Set([...FLOORS, state.floor])]
          .sort((one, other) => one - other)
          .map((floor) => ({ value: String(floor), label: floorWords(floor) }))}
        chosen={String(state.floor)}
        onChoose={(floor) => onChange({ floor: Number(floor) })}
      >
        <span class="sub wide">Noise floor</span>
        {floorWords(state.floor)}
      </Picker>
    </TopBar>
  );
}

function floorWords(floor: number): string {
  return floor === 0 ? "none" : `${floor}\u202f%`;
}

function TypePicker({ state, query, onChange }: CompareBarProps) {
  const service = serviceOf(query);
  const ask = { from: state.b.from, until: state.b.until, tenant: state.tenant, service };
  const answer = useResource(`types ${JSON.stringify(ask)}`, (signal) => api.profileTypes(ask, signal), "keep");
  const ids = new Set([...(answer.data?.profileTypes ?? []).map((type) => type.id), query.profileType]);
  return (
    <Picker
      label="Profile type"
      class="btn btn-quiet btn-s"
      choices={[...ids].sort(compareTypes).map((id) => ({ value: id, label: typeLabel(id) }))}
      chosen={query.profileType}
      onChoose={(profileType) => onChange({ query: formatQuery({ ...query, profileType }) })}
    >
      <span>{typeLabel(query.profileType)}</span>
      <span class="sub wide">{typeParts(query.profileType).name}</span>
    </Picker>
  );
}
