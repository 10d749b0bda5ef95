import { api } from "../api/client";
import type { Selection } from "../api/http";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Picker } from "../components/picker";
import { TimeMenu } from "../components/timeMenu";
import { TopBar } from "../components/topBar";
import { compareTypes, typeLabel, typeParts } from "../profile/profileTypes";
import { filtersOf, formatQuery, SERVICE_LABEL, serviceOf, type Matcher, type Query } from "../profile/queries";
import { refresh, useResource } from "../state/resource";
import { servicesHref, type ExploreState } from "../state/views";
import { EXPLORE_KEYS } from "./keys";
import { LabelFilters } from "./labelFilters";

export interface QueryBarProps {
  state: ExploreState;
  query: Query;
  selection: Selection;
  /** Another question. */
  onQuery(query: string): void;
  onRange(range: { from: string; until: string }): void;
}

/** The bar of the explore view: which service, which profile type, which labels, when. */
export function QueryBar(props: QueryBarProps) {
  const { state, query } = props;
  const home = servicesHref({ tenant: state.tenant });
  const matchers = (service: string, filters: readonly Matcher[]): Matcher[] => [
    ...(service === "" ? [] : [{ name: SERVICE_LABEL, operator: "=" as const, value: service }]),
    ...filters,
  ];
  const service = serviceOf(query);
  return (
    <TopBar servicesHref={home} keys={EXPLORE_KEYS}>
      <nav class="crumbs" aria-label="Where you are">
        <Link class="wide" href={home}>
          Services
        </Link>
        <span class="sep wide" aria-hidden="true">
          <Icon name="right" small />
        </span>
        <ServicePicker
          {...props}
          service={service}
          onChoose={(name) => props.onQuery(formatQuery({ ...query, matchers: matchers(name, []) }))}
        />
        <span class="rule wide" />
        <TypePicker {...props} service={service} onChoose={(profileType) => props.onQuery(formatQuery({ ...query, profileType }))} />
      </nav>
      <LabelFilters
        filters={filtersOf(query)}
        selection={props.selection}
        onChange={(filters) => props.onQuery(formatQuery({ ...query, matchers: matchers(service, filters) }))}
      />
      <span class="grow only-narrow" />
      <TimeMenu range={state} onChoose={props.onRange} />
      <button type="button" class="btn btn-icon" aria-label="Refresh" title="Refresh (R)" onClick={refresh}>
        <Icon name="refresh" />
      </button>
    </TopBar>
  );
}

function ServicePicker(props: QueryBarProps & { service: string; onChoose(service: string): void }) {
  const { from, until, tenant } = props.state;
  const everything = { query: "", from, until, tenant };
  const key = JSON.stringify(["service names", everything]);
  const answer = useResource(key, (signal) => api.labelValues(SERVICE_LABEL, everything, signal), "keep");
  const names = new Set([...(answer.data?.values ?? []), ...(props.service === "" ? [] : [props.service])]);
  return (
    <Picker
      label="Service"
      class="btn btn-quiet btn-s strong service-pick"
      choices={[...names].sort().map((name) => ({ value: name, label: name }))}
      chosen={props.service}
      onChoose={props.onChoose}
    >
      <span class="cut">{props.service === "" ? "All services" : props.service}</span>
    </Picker>
  );
}

function TypePicker(props: QueryBarProps & { service: string; onChoose(profileType: string): void }) {
  const { from, until, tenant } = props.state;
  const { service, query } = props;
  const key = JSON.stringify(["types", from, until, tenant, service]);
  const answer = useResource(key, (signal) => api.profileTypes({ from, until, tenant, service }, signal), "keep");
  const ids = new Set([...(answer.data?.profileTypes ?? []).map((type) => type.id), query.profileType].filter((id) => id !== ""));
  const { name, sampleType } = typeParts(query.profileType);
  return (
    <Picker
      label="Profile type"
      class="btn btn-quiet btn-s"
      choices={[...ids].sort(compareTypes).map((id) => ({ value: id, label: typeLabel(id), hint: typeWords(id) }))}
      chosen={query.profileType}
      onChoose={props.onChoose}
    >
      <span>{typeLabel(query.profileType)}</span>
      <span class="sub wide" title={sampleType}>
        {name}
      </span>
    </Picker>
  );
}

function typeWords(id: string): string {
  const { name, sampleType } = typeParts(id);
  return `${name}:${sampleType}`;
}
