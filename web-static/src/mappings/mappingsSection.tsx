import { api } from "../api/client";
import type { MappingProposal, ServerMappings, Service } from "../api/types";
import { Note, ProblemNote, Skeleton, Waiting } from "../components/notes";
import { Picker } from "../components/picker";
import { rangeLabel } from "../profile/ranges";
import { repositoryName, shortRef } from "../profile/repositories";
import { accessChanges } from "../state/access";
import { now } from "../state/clock";
import { go, place } from "../state/location";
import { useResource, type Resource } from "../state/resource";
import { sourceChanges } from "../state/sourceChanges";
import { mappingsHref, mappingsState, type MappingsState } from "../state/views";
import { CoverageView } from "./coverageView";
import { useDraft, type Draft } from "./draft";
import { MappingsEditor } from "./mappingsEditor";

/** How much of a service leads to source, and the mappings that lead more of it there. */
export function MappingsSection() {
  const state = mappingsState(place.value);
  const { from, until, tenant } = state;
  const services = useResource(`services ${from} ${until} ${tenant}`, (signal) => api.services({ from, until, tenant }, signal), "keep");
  const mappings = useResource("mappings", (signal) => api.mappings(signal), "keep", accessChanges.value + sourceChanges.value);
  const draft = useDraft(mappings.data);
  const offered = services.data?.services ?? [];
  const service = offered.find((one) => one.name === state.service) ?? (state.service === "" ? offered[0] : undefined);
  const chosen = { ...state, service: service?.name ?? state.service };
  return (
    <>
      <p class="lead">
        Rules find the file of most functions by themselves. Mappings lead the rest to their source: those of the repository, in{" "}
        <code>.pyroscope.yaml</code> or <code>.lineflame.yaml</code>, and those of this server, below.
      </p>
      {services.problem !== null && <ProblemNote problem={services.problem} />}
      {services.data !== null && chosen.service === "" && (
        <Note icon="clock" title="No service sent profiles lately">
          Coverage is shown once one has.
        </Note>
      )}
      {chosen.service !== "" && (
        <section class="section" aria-labelledby="coverage">
          <div class="section-head">
            <h2 id="coverage">Coverage</h2>
            <Choose state={chosen} services={offered} service={service} />
          </div>
          <Coverage state={chosen} mappings={mappings.data} onAdd={draft.add} />
        </section>
      )}
      <ServersMappings mappings={mappings} draft={draft} />
    </>
  );
}

function Choose({ state, services, service }: { state: MappingsState; services: readonly Service[]; service: Service | undefined }) {
  const choose = (patch: Partial<MappingsState>) => go(mappingsHref({ ...state, ...patch }));
  const refs = [...new Set((service?.versions ?? []).map((version) => version.ref).filter((ref) => ref !== ""))];
  return (
    <>
      <Picker
        label="Service"
        choices={services.map(({ name, language }) => ({ value: name, label: name, hint: language }))}
        chosen={state.service}
        onChoose={(name) => choose({ service: name, commit: "" })}
      >
        {state.service}
      </Picker>
      <Picker
        label="Version"
        choices={[{ value: "", label: "Newest version" }, ...refs.map((ref) => ({ value: ref, label: shortRef(ref) }))]}
        chosen={state.commit}
        onChoose={(commit) => choose({ commit })}
      >
        {state.commit === "" ? "Newest version" : shortRef(state.commit)}
      </Picker>
      <span class="grow" />
      <span class="muted wide">{rangeLabel(state, now.value)}</span>
    </>
  );
}

function Coverage(props: { state: MappingsState; mappings: ServerMappings | null; onAdd(proposal: MappingProposal): void }) {
  const { service, tenant, commit, from, until } = props.state;
  const ask = { service, tenant, commit, from, until };
  const answer = useResource(
    `coverage ${JSON.stringify(ask)}`,
    (signal) => api.mappingCoverage(ask, signal),
    "drop",
    accessChanges.value + sourceChanges.value,
  );
  if (answer.problem !== null) return <ProblemNote problem={answer.problem} />;
  if (answer.data === null) {
    return (
      <Waiting>
        <div class="card skeleton-card" role="status" aria-label="Looking for the file of each function">
          {[90, 60, 72].map((width) => (
            <div key={width}>
              <Skeleton width={width} />
            </div>
          ))}
        </div>
      </Waiting>
    );
  }
  const { repository, ref } = answer.data;
  return (
    <>
      <p class="lead">
        {repositoryName(repository)} at <span class="mono">{shortRef(ref)}</span>
      </p>
      <CoverageView coverage={answer.data} busy={answer.repeating} onAdd={props.mappings?.mayChange === true ? props.onAdd : null} />
    </>
  );
}

function ServersMappings({ mappings, draft }: { mappings: Resource<ServerMappings>; draft: Draft }) {
  return (
    <section class="section" aria-labelledby="servers-mappings">
      <h2 id="servers-mappings">Mappings of this server</h2>
      {mappings.problem !== null && <ProblemNote problem={mappings.problem} />}
      {mappings.data !== null && <MappingsEditor mappings={mappings.data} draft={draft} />}
    </section>
  );
}
