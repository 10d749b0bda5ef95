import { api } from "../api/client";
import { Note } from "../components/notes";
import { formatMoment, parseInstant, rangeEnds } from "../profile/ranges";
import { filtersOf, formatQuery, SERVICE_LABEL, serviceOf, type Query } from "../profile/queries";
import { now } from "../state/clock";
import { useResource } from "../state/resource";
import type { ExploreState } from "../state/views";

const HOUR = 3_600_000;

/** Stands where the flame graph would be when the range holds no samples; says when there last were some. */
export function EmptyRange(props: { state: ExploreState; query: Query; change(patch: Partial<ExploreState>): void }) {
  const { tenant } = props.state;
  const name = serviceOf(props.query);
  // A service is listed with when it was last seen whatever the range; a short one has no costs to add up.
  const range = { from: "now-1s", until: "now", tenant };
  const services = useResource(name === "" ? null : `last seen ${name} ${tenant}`, (signal) => api.services(range, signal));
  const seen = services.data?.services.find((service) => service.name === name)?.lastSeen;
  const last = seen === undefined ? null : Date.parse(seen);
  const [from, until] = [parseInstant(props.state.from, now.value) ?? 0, parseInstant(props.state.until, now.value) ?? 0];
  const inRange = last !== null && last >= from && last <= until;
  const filtered = filtersOf(props.query).length > 0;
  const matchers = props.query.matchers.filter((matcher) => matcher.name === SERVICE_LABEL);
  const goThere = () => {
    if (last !== null) props.change({ from: new Date(last - HOUR).toISOString(), until: new Date(last + 60_000).toISOString() });
  };
  return (
    <div class="pane-note">
      <Note
        icon="clock"
        title={`No samples from ${rangeEnds(props.state, now.value).replace(" – ", " to ")}`}
        actions={
          <>
            {filtered && (
              <button type="button" class="btn btn-s" onClick={() => props.change({ query: formatQuery({ ...props.query, matchers }) })}>
                Without label filters
              </button>
            )}
            {last !== null && !inRange && (
              <button type="button" class="btn btn-s" onClick={goThere}>
                Go there
              </button>
            )}
          </>
        }
      >
        {last === null
          ? "Nothing in the last 30 days either."
          : inRange
            ? `The service sent profiles in this range, but none ${filtered ? "with these labels" : "of this type"}.`
            : `Last seen ${formatMoment(last, now.value)}.`}
      </Note>
    </div>
  );
}
