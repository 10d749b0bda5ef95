import type { TimelineData } from "../api/types";
import { Picker } from "../components/picker";
import { Skeleton, Waiting } from "../components/notes";
import { formatShare } from "../profile/numbers";
import { typeLabel } from "../profile/profileTypes";
import { formatSpan } from "../profile/ranges";
import { shortRef } from "../profile/repositories";
import { Timeline } from "../timeline";

export interface TimelineSectionProps {
  data: TimelineData | null;
  groupBy: string;
  labels: readonly string[];
  onGroupBy(label: string): void;
  onSelectRange(from: string, until: string): void;
}

export const COMMIT_LABEL = "service_git_ref";
const MOST_VERSIONS = 4;

/** The course of cost over the range, with the versions it came from. */
export function TimelineSection(props: TimelineSectionProps) {
  const { data } = props;
  return (
    <section class="timeline" aria-label="Timeline">
      <div class="timeline-head">
        {data !== null && (
          <>
            <b>{typeLabel(data.profileType)}</b>
            <span class="muted">{unitWords(data)}</span>
          </>
        )}
        <span class="grow" />
        {data !== null && props.groupBy === COMMIT_LABEL && <VersionLegend data={data} />}
        <GroupPicker {...props} />
      </div>
      <div class="timeline-body">
        {data === null ? (
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

function unitWords(data: TimelineData): string {
  const step = formatSpan(data.stepMillis);
  return data.unit === "nanoseconds" ? `cores, per ${step}` : `per ${step}`;
}

function VersionLegend({ data }: { data: TimelineData }) {
  const named = data.versions.filter((version) => version.ref !== "");
  const total = data.versions.reduce((sum, version) => sum + version.total, 0);
  const newestFirst = [...named].sort((a, b) => Date.parse(b.firstSeen) - Date.parse(a.firstSeen));
  return (
    <>
      {newestFirst.slice(0, MOST_VERSIONS).map((version, index) => (
        <span key={`${version.repository} ${version.ref}`} class="legend wide" title={version.ref}>
          <i class={`dot ${index === 0 ? "dot-new" : "dot-old"}`} />
          <span class="hash">{shortRef(version.ref)}</span>
          <span class="muted">{formatShare(total === 0 ? 0 : version.total / total)}</span>
        </span>
      ))}
      {named.length > MOST_VERSIONS && <span class="muted wide">+{named.length - MOST_VERSIONS}</span>}
    </>
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
