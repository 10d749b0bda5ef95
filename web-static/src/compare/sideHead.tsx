import { useMemo } from "preact/hooks";
import { api } from "../api/client";
import type { DiffSide } from "../api/diff";
import type { TimelineData } from "../api/types";
import { Skeleton, Waiting } from "../components/notes";
import { Picker, type Choice } from "../components/picker";
import { TimeMenu } from "../components/timeMenu";
import { formatAmount, formatExact, formatShare } from "../profile/numbers";
import { COMMIT_LABEL } from "../profile/queries";
import { isHash, shortRef } from "../profile/repositories";
import { shareOf } from "../profile/units";
import { useResource } from "../state/resource";
import type { ComparedSide, CompareState } from "../state/views";
import { Timeline, steady } from "../timeline";
import type { Subjects } from "./commitFacts";

export interface SideHeadProps {
  tag: "A" | "B";
  state: CompareState;
  side: ComparedSide;
  /** Null while it is not known. */
  answer: DiffSide | null;
  unit: string;
  subjects: Subjects | null;
  onChange(side: ComparedSide): void;
}

const NAMES = { A: "Baseline", B: "Comparison" } as const;

/** One side of the comparison: which commit, when, how much, and its course, in which a range can be dragged. */
export function SideHead(props: SideHeadProps) {
  const { tag, state, side, answer } = props;
  const selection = { query: state.query, tenant: state.tenant, from: side.from, until: side.until, groupBy: COMMIT_LABEL };
  const timeline = useResource(`timeline ${JSON.stringify(selection)}`, (signal) => api.timeline(selection, signal), "keep");
  const ref = answer?.selected?.ref ?? side.commit;
  const drawn = useMemo(() => timeline.data && steady(ofCommitOnly(timeline.data, ref)), [timeline.data, ref]);
  return (
    <section class="compare-side" aria-label={NAMES[tag]}>
      <div class="compare-line">
        <span class="compare-tag" aria-hidden="true">
          {tag}
        </span>
        <b class="wide">{NAMES[tag]}</b>
        <CommitChoice {...props} known={timeline.data} chosen={ref} />
        <TimeMenu class="btn-quiet btn-s" range={side} onChoose={(range) => props.onChange({ ...side, ...range })} />
        <span class="grow" />
        {answer !== null && (
          <span class="soft" title={formatExact(answer.total, props.unit, answer.samples)}>
            {formatAmount(answer.total, props.unit)}
          </span>
        )}
      </div>
      <div class="compare-timeline">
        {timeline.problem !== null ? (
          <p class="muted" role="status">
            No timeline: {timeline.problem.message}
          </p>
        ) : drawn === null ? (
          <Waiting>
            <Skeleton width={90} />
          </Waiting>
        ) : (
          <Timeline
            data={drawn}
            from={drawn.from}
            until={drawn.until}
            onSelectRange={(from, until) => props.onChange({ ...side, from, until })}
          />
        )}
      </div>
    </section>
  );
}

/** Without the other commits; as it is when none is chosen. */
function ofCommitOnly(data: TimelineData, ref: string): TimelineData {
  if (ref === "") return data;
  return {
    ...data,
    series: data.series.filter((series) => isNamed(series.labels[COMMIT_LABEL] ?? "", ref)),
    versions: data.versions.filter((version) => isNamed(version.ref, ref)),
  };
}

/** By its label, or by the start of its hash. */
function isNamed(label: string, ref: string): boolean {
  return label === ref || (isHash(ref) && isHash(label) && label.startsWith(ref.toLowerCase()));
}

/** The versions of the range; also while the comparison failed, since another commit may be the way out. */
function CommitChoice(props: SideHeadProps & { known: TimelineData | null; chosen: string }) {
  const { answer, chosen, known, side, subjects } = props;
  const versions = (answer?.versions ?? known?.versions ?? []).filter((version) => version.ref !== "");
  const total = versions.reduce((sum, version) => sum + version.total, 0);
  const missing = chosen !== "" && !versions.some((version) => version.ref === chosen);
  const subjectOf = (ref: string) => subjects?.get(ref) ?? "";
  const choices: Choice[] = [
    { value: "", label: "All versions" },
    ...(missing ? [{ value: chosen, label: shortRef(chosen), hint: "not in this range" }] : []),
    ...versions.map((version) => ({
      value: version.ref,
      label: [shortRef(version.ref), subjectOf(version.ref)].filter((text) => text !== "").join("  "),
      hint: formatShare(shareOf(version.total, total)),
    })),
  ];
  return (
    <Picker
      label={`Commit of ${props.tag}`}
      class="btn btn-s compare-pick"
      icon="commit"
      choices={choices}
      chosen={chosen}
      onChoose={(commit) => props.onChange({ ...side, commit })}
    >
      <span class={chosen === "" ? "cut" : "hash"} title={chosen}>
        {chosen === "" ? "All versions" : shortRef(chosen)}
      </span>
      {subjectOf(chosen) !== "" && <span class="soft cut">{subjectOf(chosen)}</span>}
    </Picker>
  );
}
