import { useMemo } from "preact/hooks";
import type { Problem } from "../api/problem";
import type { TimelineData } from "../api/types";
import { Picker } from "../components/picker";
import { Skeleton, Waiting } from "../components/notes";
import { COMMIT_LABEL } from "../profile/queries";
import { typeLabel } from "../profile/profileTypes";
import { refresh } from "../state/resource";
import { Timeline, TimelineLegend, measureWords, steady } from "../timeline";
import { LiveWords } from "./liveWords";
import type { LiveState } from "./useLive";

export interface TimelineSectionProps {
  data: TimelineData | null;
  problem: Problem | null;
  live: LiveState;
  groupBy: string;
  labels: readonly string[];
  onGroupBy(label: string): void;
  onSelectRange(from: string, until: string): void;
}

/** The course of cost over the range, with the versions it came from. */
export function TimelineSection(props: TimelineSectionProps) {
  const data = useMemo(() => props.data && steady(props.data), [props.data]);
  return (
    <section class="timeline" aria-label="Timeline">
      <div class="timeline-head">
        {data !== null && (
          <>
            <b>{typeLabel(data.profileType)}</b>
            <span class="muted">{measureWords(data)}</span>
          </>
        )}
        <LiveWords live={props.live} />
        <span class="grow" />
        {data !== null && <TimelineLegend data={data} />}
        <GroupPicker {...props} />
      </div>
      <div class="timeline-body">
        {props.problem !== null && data === null ? (
          <p class="muted" role="status">
            No timeline: {props.problem.message}{" "}
            <button type="button" class="btn btn-s" onClick={refresh}>
              Try again
            </button>
          </p>
        ) : data === null ? (
          <Waiting>
            <Skeleton width={100} />
          </Waiting>
        ) : (
          <Timeline data={data} from={data.from} until={data.until} onSelectRange={props.onSelectRange} />
        )}
      </div>
    </section>
  );
}

function GroupPicker(props: TimelineSectionProps) {
  const others = props.labels.filter((label) => label !== COMMIT_LABEL && !label.startsWith("__"));
  const words = (label: string) => (label === COMMIT_LABEL ? "commit" : label);
  return (
    <Picker
      label="Group by"
      class="btn btn-quiet btn-s wide"
      align="end"
      choices={[COMMIT_LABEL, ...others].map((label) => ({ value: label, label: words(label) }))}
      chosen={props.groupBy}
      onChoose={(label) => props.onGroupBy(label === COMMIT_LABEL ? "" : label)}
    >
      Group by {words(props.groupBy)}
    </Picker>
  );
}
