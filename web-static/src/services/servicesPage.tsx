import { useEffect, useRef, useState } from "preact/hooks";
import { api } from "../api/client";
import type { Service, Services } from "../api/types";
import { Icon } from "../components/icon";
import { lazy } from "../components/lazy";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { Picker } from "../components/picker";
import { SearchField } from "../components/searchField";
import { TimeMenu } from "../components/timeMenu";
import { MainNav, TopBar } from "../components/topBar";
import { Link } from "../components/link";
import { lengthLabel, rangeLabel } from "../profile/ranges";
import { now } from "../state/clock";
import { go, place } from "../state/location";
import { refresh, useResource } from "../state/resource";
import { servicesHref, servicesState, type ServicesState } from "../state/views";
import { isInCores, ServiceRow } from "./serviceRow";

// Whoever has services needs no set-up at first.
const EmptyState = lazy(() => import("./emptyState").then((module) => module.EmptyState));
const AddService = lazy(() => import("./addService").then((module) => module.AddService));

const POLL_EMPTY_MILLIS = 2_000;
const POLL_MILLIS = 30_000;

/** All services of the tenant: what they cost, their hottest own line, and whether their source can be shown. */
export function ServicesPage() {
  const state = servicesState(place.value);
  const { from, until, tenant } = state;
  const services = useResource(
    JSON.stringify(["services", from, until, tenant]),
    (signal) => api.services({ from, until, tenant }, signal),
    "keep",
  );
  // Services that are quiet in the range are listed too.
  const empty = services.data !== null && services.data.services.length === 0;
  const arrived = useArrival(services.data);
  usePolling(empty ? POLL_EMPTY_MILLIS : POLL_MILLIS);
  useEffect(() => {
    document.title = "Services · Lineflame";
  }, []);
  return (
    <div class="app-page">
      <TopBar servicesHref={servicesHref({ tenant })}>
        <MainNav servicesHref={servicesHref({ tenant })} current="services" />
        <span class="grow" />
        <TenantPicker state={state} />
      </TopBar>
      <p class="sr" role="status">
        {arrived}
      </p>
      {empty ? <EmptyState tenant={tenant} /> : <ServiceList state={state} services={services.data} problem={services.problem} />}
    </div>
  );
}

/** Says that the page has turned from the set-up into data, to whoever does not see it. */
function useArrival(services: Services | null): string {
  const wasEmpty = useRef(false);
  const [words, setWords] = useState("");
  useEffect(() => {
    if (services === null) return;
    const first = services.services[0];
    if (first === undefined) wasEmpty.current = true;
    else if (wasEmpty.current) {
      wasEmpty.current = false;
      setWords(`The first profile arrived, of the service ${first.name}.`);
    }
  }, [services]);
  return words;
}

function usePolling(millis: number): void {
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (document.visibilityState === "visible") refresh();
    }, millis);
    return () => window.clearInterval(timer);
  }, [millis]);
}

function TenantPicker({ state }: { state: ServicesState }) {
  const tenants = useResource("tenants", api.tenants, "keep").data?.tenants ?? [];
  if (tenants.length < 2) return null;
  const chosen = state.tenant === "" ? "default" : state.tenant;
  return (
    <Picker
      label="Tenant"
      class="btn btn-quiet tenant"
      icon="user"
      align="end"
      choices={tenants.map((tenant) => ({ value: tenant, label: tenant }))}
      chosen={chosen}
      onChoose={(tenant) => go(servicesHref({ ...state, tenant: tenant === "default" ? "" : tenant }))}
    >
      <span class="cut">{chosen}</span>
    </Picker>
  );
}

function ServiceList(props: {
  state: ServicesState;
  services: Services | null;
  problem: Parameters<typeof ProblemNote>[0]["problem"] | null;
}) {
  const { state, services } = props;
  const [adding, setAdding] = useState(false);
  const found = services?.services.filter((service) => matches(service, state.find)) ?? [];
  return (
    <main class="page">
      <div class="page-head">
        <h1>Services</h1>
        {services !== null && <span class="chip">{found.length}</span>}
        <span class="grow" />
        <SearchField
          class="find"
          label="Find a service, repository or commit"
          value={state.find}
          onInput={(find) => go(servicesHref({ ...state, find }), "replace")}
        />
        <TimeMenu range={state} onChoose={(range) => go(servicesHref({ ...state, ...range }))} />
        <button type="button" class="btn" aria-haspopup="dialog" aria-label="Add a service" onClick={() => setAdding(true)}>
          <Icon name="plus" />
          <span class="wide">Add a service</span>
        </button>
      </div>
      {adding && <AddService tenant={state.tenant} onClose={() => setAdding(false)} />}
      {props.problem !== null && <ProblemNote problem={props.problem} />}
      {props.problem === null && services === null && <Loading />}
      {services !== null && found.length > 0 && <Table state={state} services={services} rows={found} />}
      {services !== null && found.length === 0 && <NothingFound state={state} all={services.services.length} />}
    </main>
  );
}

function matches(service: Service, find: string): boolean {
  const wanted = find.trim().toLowerCase();
  if (wanted === "") return true;
  const texts = [service.name, ...service.versions.flatMap((version) => [version.repository, version.ref])];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}

function NothingFound({ state, all }: { state: ServicesState; all: number }) {
  const range = rangeLabel(state, now.value);
  if (all > 0) {
    return (
      <Note
        icon="search"
        title={`No service matches “${state.find}”`}
        actions={
          <Link class="btn btn-s" href={servicesHref({ ...state, find: "" })}>
            Show all {all}
          </Link>
        }
      />
    );
  }
  return (
    <Note
      icon="clock"
      title="No profiles in this range"
      actions={
        <Link class="btn btn-s" href={servicesHref({ tenant: state.tenant, from: "now-720h", until: "now" })}>
          Last 30 d
        </Link>
      }
    >
      {range}
    </Note>
  );
}

function Loading() {
  return (
    <Waiting>
      <div class="card skeleton-card" role="status" aria-label="Loading services">
        {[70, 52, 60, 44].map((width) => (
          <div key={width}>
            <Skeleton width={width} />
          </div>
        ))}
      </div>
    </Waiting>
  );
}

function Table(props: { state: ServicesState; services: Services; rows: readonly Service[] }) {
  const from = Date.parse(props.services.from);
  const until = Date.parse(props.services.until);
  const inCores = props.rows.every((service) => service.headline === null || isInCores(service.headline));
  const length = lengthLabel(props.state, now.value);
  return (
    <>
      <div class="card">
        <table class="tbl tbl-lined svc">
          <caption class="sr">Services</caption>
          <colgroup>
            <col />
            <col class="w-spark c-spark" />
            <col class={inCores ? "w-cpu" : "w-cost"} />
            <col class="w-hot" />
            <col class="w-types c-types" />
            <col class="w-ver c-ver" />
            <col class="w-map c-map" />
            <col class="w-seen c-seen" />
          </colgroup>
          <thead>
            <tr>
              <th scope="col">Service</th>
              <th scope="col" class="c-spark">
                <span class="sr">Course over {length}</span>
              </th>
              <th scope="col" class="num">
                {inCores ? (
                  <>
                    CPU <span class="unit">cores</span>
                  </>
                ) : (
                  "Cost"
                )}
              </th>
              <th scope="col">Hottest own line</th>
              <th scope="col" class="c-types">
                Profiles
              </th>
              <th scope="col" class="c-ver">
                Newest commit
              </th>
              <th scope="col" class="c-map">
                Source
              </th>
              <th scope="col" class="num c-seen">
                Last seen
              </th>
            </tr>
          </thead>
          <tbody>
            {props.rows.map((service) => (
              <ServiceRow key={service.name} service={service} state={props.state} from={from} until={until} mixed={!inCores} />
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted foot-note">Change is against the {length} before. The dashed line marks the newest commit.</p>
    </>
  );
}
