import { api } from "../api/client";
import type { Selection } from "../api/http";
import { Icon } from "../components/icon";
import { Link } from "../components/link";
import { Picker } from "../components/picker";
import { Popover } from "../components/popover";
import { TimeMenu } from "../components/timeMenu";
import { TopBar } from "../components/topBar";
import { compareTypes, typeLabel, typeParts } from "../profile/profileTypes";
import { filtersOf, formatQuery, SERVICE_LABEL, serviceOf, type Matcher, type Query } from "../profile/queries";
import { lengthLabel } from "../profile/ranges";
import { rangeBefore, steppedRange } from "../profile/rangeSteps";
import { now } from "../state/clock";
import { refresh, useResource } from "../state/resource";
import { compareHref, servicesHref, sourceHref, type ExploreState } from "../state/views";
import { functionDetails } from "../state/pages";
import { exploreKeys } from "./keys";
import { LabelFilters } from "./labelFilters";
import { isLive } from "./useExploreKeys";

export interface QueryBarProps {
  state: ExploreState;
  query: Query;
  selection: Selection;
  /** Another question. */
  onQuery(query: string): void;
  onRange(range: { from: string; until: string }): void;
  onLive(on: boolean): void;
  /** Whether profiles say where their source is. */
  hasSource: boolean;
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
  const filters = {
    filters: filtersOf(query),
    selection: props.selection,
    onChange: (changed: readonly Matcher[]) => props.onQuery(formatQuery({ ...query, matchers: matchers(service, changed) })),
  };
  return (
    <TopBar servicesHref={home} keys={exploreKeys(functionDetails.value)}>
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
      <LabelFilters {...filters} class="wide" />
      <span class="grow only-narrow" />
      <span class="split times">
        <StepButton {...props} by={-1} />
        <TimeMenu range={state} onChoose={props.onRange} />
        <StepButton {...props} by={1} />
      </span>
      <span class="split">
        <button type="button" class="btn btn-icon" aria-label="Refresh" title="Refresh (R)" onClick={refresh}>
          <Icon name="refresh" />
        </button>
        <LiveButton {...props} class="wide" />
      </span>
      <OtherViews {...props} class="btn btn-quiet btn-in-bar" />
      <Popover
        label="Filters and views"
        align="end"
        class="bar-more"
        button={(attributes) => (
          <button
            type="button"
            class="btn btn-quiet btn-icon only-narrow"
            aria-haspopup="dialog"
            aria-label="Filters and views"
            {...attributes}
          >
            <Icon name="kebab" />
          </button>
        )}
      >
        {() => (
          <>
            <LabelFilters {...filters} />
            <LiveButton {...props} />
            <OtherViews {...props} class="btn" />
          </>
        )}
      </Popover>
    </TopBar>
  );
}

function StepButton({ state, by, onRange }: QueryBarProps & { by: 1 | -1 }) {
  const words = by < 0 ? "Earlier" : "Later";
  return (
    <button
      type="button"
      class="btn btn-icon wide"
      aria-label={words}
      title={`${words} (${by < 0 ? "[" : "]"})`}
      disabled={by > 0 && state.until === "now"}
      onClick={() => onRange(steppedRange(state, by, Date.now()))}
    >
      <Icon name={by < 0 ? "left" : "right"} />
    </button>
  );
}

function LiveButton({ state, onLive, class: style = "" }: QueryBarProps & { class?: string }) {
  const live = isLive(state);
  return (
    <button type="button" class={`btn ${style}`} aria-pressed={live} title="Live: refreshes every 10 s (L)" onClick={() => onLive(!live)}>
      Live
    </button>
  );
}

/** The same selection in the other views. */
function OtherViews({ state, query, hasSource, class: style }: QueryBarProps & { class: string }) {
  const { from, until, tenant } = state;
  const before = rangeBefore(state, now.value);
  const compare = compareHref({ query: state.query, tenant, a: { ...before, commit: "" }, b: { from, until, commit: "" } });
  return (
    <>
      <Link class={style} href={compare} title={`Compare with the ${lengthLabel(state, now.value)} before`}>
        <Icon name="compare" />
        <span class="bar-words">Compare</span>
      </Link>
      {hasSource && functionDetails.value && (
        <Link
          class={style}
          href={sourceHref({ query: formatQuery(query), from, until, tenant, commit: state.commit })}
          title="Source, with the cost of each file"
        >
          <Icon name="folder" />
          <span class="bar-words">Source</span>
        </Link>
      )}
    </>
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
