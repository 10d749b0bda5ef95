import { useId, useState } from "preact/hooks";
import type { CheckedLine } from "../../api/selfCheck";
import { Icon, type IconName } from "../../components/icon";
import { formatExactMoment, formatMoment, formatSpan } from "../../profile/ranges";
import { sparkPaths } from "../../services/spark";
import { now } from "../../state/clock";

const STATES: Readonly<Record<CheckedLine["state"], { icon: IconName; tone: string; words: string }>> = {
  fine: { icon: "pass", tone: "ok", words: "Fine" },
  to_do: { icon: "warn", tone: "warn", words: "To do" },
  unknown: { icon: "skip", tone: "muted", words: "Not known" },
};

/** One thing that was looked at, with its course and its single events where there are any. */
export function CheckedRow({ line }: { line: CheckedLine }) {
  const [open, setOpen] = useState(false);
  const list = useId();
  const { icon, tone, words } = STATES[line.state];
  return (
    <div class="checked" data-line={line.id}>
      <div class="checked-row">
        <Icon name={icon} class={tone} />
        <span class="sr">{words}: </span>
        <b class="strong">{line.title}</b>
        <span class="sub words">{line.words}</span>
        <span class="value">{line.value}</span>
        {line.notes.length > 0 && (
          <button type="button" class="btn btn-quiet btn-s" aria-expanded={open} aria-controls={list} onClick={() => setOpen(!open)}>
            {open ? "Hide" : "Show"}
          </button>
        )}
      </div>
      {line.points.length > 0 && <Course line={line} />}
      <ol id={list} class="checked-notes" hidden={!open}>
        {line.notes.map((note) => (
          <li key={`${note.at} ${note.words}`}>
            <time dateTime={note.at} title={formatExactMoment(Date.parse(note.at))}>
              {formatMoment(Date.parse(note.at), now.value)}
            </time>{" "}
            {note.words}
          </li>
        ))}
      </ol>
    </div>
  );
}

/** In as many steps as there is room for; each point of the picture is the sum of some. */
function Course({ line }: { line: CheckedLine }) {
  const together = Math.max(1, Math.round(line.points.length / 96));
  const sums = Array.from({ length: Math.ceil(line.points.length / together) }, (_, at) =>
    line.points.slice(at * together, (at + 1) * together).reduce((sum, point) => sum + point, 0),
  );
  const { line: course, area } = sparkPaths(sums);
  const most = Math.max(...sums);
  return (
    <svg
      class="spark checked-course"
      viewBox="0 0 160 32"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Course over ${formatSpan(line.points.length * line.stepMillis)}, at most ${most} in ${formatSpan(together * line.stepMillis)}`}
    >
      <path class="a" d={area} />
      <path class="l" d={course} />
    </svg>
  );
}
