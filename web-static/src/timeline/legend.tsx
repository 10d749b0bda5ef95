import type { TimelineData } from "../api/types";
import { formatShare } from "../profile/numbers";
import { formatSpan } from "../profile/ranges";
import { shortRef } from "../profile/repositories";
import { shareOf } from "../profile/units";
import { cssOf, layerColor } from "./layerColors";
import { isGroupedByCommit, isProcessorTime, rankedSeries, type NamedSeries } from "./layers";

/** So many series are named; the others are counted. */
const MOST = 4;

/** Colour, name and share of the layers, newest commit (or dearest series) first. Empty where there is only one nameless series. */
export function TimelineLegend({ data }: { data: TimelineData }) {
  const byCommit = isGroupedByCommit(data);
  const total = data.series.reduce((sum, series) => sum + series.total, 0);
  const ranked = rankedSeries(data);
  if (ranked.every((series) => series.name === "" && !series.other)) return null;
  return (
    <>
      {ranked.slice(0, MOST).map((series, rank) => (
        <span key={`${series.other} ${series.name}`} class="legend wide" title={series.name}>
          <i class="dot" style={{ background: cssOf(layerColor(byCommit, rank)) }} />
          <span class="hash cut">{wordsFor(series)}</span>
          <span class="muted">{formatShare(shareOf(series.total, total))}</span>
        </span>
      ))}
      {ranked.length > MOST && <span class="muted wide">+{ranked.length - MOST}</span>}
    </>
  );
}

function wordsFor(series: NamedSeries): string {
  if (series.other) return "others";
  return series.name === "" ? "not named" : shortRef(series.name);
}

/** What the values of the chart are: "cores, per 30 s". */
export function measureWords(data: TimelineData): string {
  const step = `per ${formatSpan(data.stepMillis)}`;
  return isProcessorTime(data) ? `cores, ${step}` : step;
}
