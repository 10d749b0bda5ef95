import { useEffect, useState } from "preact/hooks";
import { api } from "../api/client";
import { MainNav, TopBar } from "../components/topBar";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { Picker } from "../components/picker";
import { compareTypes, typeLabel } from "../profile/profileTypes";
import { serviceQuery } from "../profile/queries";
import { shortRef } from "../profile/repositories";
import { go, href } from "../state/location";
import { useResource } from "../state/resource";
import { servicesHref } from "../state/views";
import { COMPARE_KEYS } from "./keys";

/** A comparison that says not yet of what: asks for a service and what is measured of it. */
export function Chooser({ tenant }: { tenant: string }) {
  const range = { from: "now-24h", until: "now", tenant };
  const services = useResource(`services ${tenant}`, (signal) => api.services(range, signal));
  const [name, setName] = useState("");
  const [type, setType] = useState("");
  useEffect(() => {
    document.title = "Compare · Lineflame";
  }, []);
  const known = services.data?.services ?? [];
  const service = known.find((one) => one.name === name) ?? known[0];
  const types = [...(service?.profileTypes ?? [])].sort(compareTypes);
  const chosenType = types.includes(type) ? type : (types[0] ?? "");
  const compare = () => {
    if (service !== undefined) go(href("/compare", { query: serviceQuery(chosenType, service.name), tenant }));
  };
  return (
    <div class="app-page">
      <TopBar servicesHref={servicesHref({ tenant })} keys={COMPARE_KEYS}>
        <MainNav servicesHref={servicesHref({ tenant })} current="compare" />
        <span class="grow" />
      </TopBar>
      <main class="page">
        <h1>Compare</h1>
        <p class="soft">Two commits of a service, or two stretches of time: what became dearer, what cheaper, and in which function.</p>
        {services.problem !== null ? (
          <ProblemNote problem={services.problem} />
        ) : services.data === null ? (
          <Waiting>
            <Skeleton width={100} />
          </Waiting>
        ) : service === undefined ? (
          <Note icon="clock" title="No service sent profiles yet">
            The services page says how to send the first one.
          </Note>
        ) : (
          <div class="compare-choose">
            <Picker
              label="Service"
              class="btn"
              choices={known.map((one) => ({ value: one.name, label: one.name, hint: commitWords(one.versions) }))}
              chosen={service.name}
              onChoose={setName}
            >
              {service.name}
            </Picker>
            <Picker
              label="Profile type"
              class="btn"
              choices={types.map((id) => ({ value: id, label: typeLabel(id) }))}
              chosen={chosenType}
              onChoose={setType}
            >
              {typeLabel(chosenType)}
            </Picker>
            <button type="button" class="btn btn-primary" disabled={chosenType === ""} onClick={compare}>
              Compare
            </button>
          </div>
        )}
      </main>
    </div>
  );
}

function commitWords(versions: readonly { ref: string }[]): string {
  const refs = [...new Set(versions.map((version) => version.ref).filter((ref) => ref !== ""))];
  return refs.length === 1 ? shortRef(refs[0]!) : refs.length === 0 ? "" : `${refs.length} commits`;
}
