import type uPlot from "uplot";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { TimelineData } from "../api/types";
import { onThemeChange } from "../canvas/tokens";
import { putChart } from "./chart";
import { layersOf } from "./layers";
import { marksOf } from "./marks";
import { momentWords, summaryOf } from "./summary";
import { walked, type TimelinePlace } from "./walk";
import "./timeline.css";

export interface TimelineProps {
  data: TimelineData;
  /** RFC 3339; what the page shows. */
  from: string;
  until: string;
  /** A dragged range, RFC 3339. */
  onSelectRange(from: string, until: string): void;
}

/** The course of cost over time, stacked by what it is grouped by, with a mark where a commit was first seen. */
export function Timeline(props: TimelineProps) {
  const { data, from, until } = props;
  const host = useRef<HTMLDivElement>(null);
  const drawn = useRef<uPlot | null>(null);
  const place = useRef<TimelinePlace | null>(null);
  const [said, setSaid] = useState("");
  const select = useRef(props.onSelectRange);
  select.current = props.onSelectRange;
  const layers = useMemo(() => layersOf(data), [data]);
  const marks = useMemo(() => marksOf(data), [data]);
  useLayoutEffect(() => {
    if (layers.highest === 0) return undefined;
    const content = {
      layers,
      marks,
      unit: data.unit,
      from: Date.parse(from) / 1000,
      until: Date.parse(until) / 1000,
      onSelect: (start: number, end: number) => select.current(instant(start), instant(end)),
    };
    return keepDrawn(host.current!, () => (drawn.current = putChart(host.current!, content)));
  }, [layers, marks, data.unit, from, until]);
  if (layers.highest === 0) {
    return <p class="timeline-chart timeline-none muted">No samples in this range.</p>;
  }
  const { times } = layers;
  const half = data.stepMillis / 2000;
  const show = (next: TimelinePlace | null) => {
    place.current = next;
    if (drawn.current !== null) showPlace(drawn.current, times, next, half);
  };
  const keyed = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const now = place.current;
    if (event.key === "Enter" && now !== null && now.at !== now.anchor) {
      const [first, last] = [Math.min(now.at, now.anchor), Math.max(now.at, now.anchor)];
      show(null);
      select.current(instant(times[first]! - half), instant(times[last]! + half));
    } else if (event.key === "Escape" && now !== null) {
      show(null);
    } else {
      const next = walked(now, event.key, event.shiftKey, times.length);
      if (next === null) return;
      show(next);
      setSaid(momentWords(data, layers, next));
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div
        ref={host}
        class="timeline-chart"
        role="application"
        aria-roledescription="timeline"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- an application: its keys are said in its name
        tabIndex={0}
        aria-label={`${summaryOf(data, layers, marks)} Arrow keys walk, Shift and arrow keys select, Enter shows the selection.`}
        onKeyDown={keyed}
        onBlur={() => show(null)}
      />
      <span class="sr" role="status">
        {said}
      </span>
    </>
  );
}

/** Puts the chart's line, and its band where a range is selected, where the keyboard is. */
function showPlace(chart: uPlot, times: readonly number[], place: TimelinePlace | null, half: number): void {
  const height = chart.over.clientHeight;
  if (place === null) {
    chart.setCursor({ left: -10, top: -10 });
    chart.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
    return;
  }
  chart.setCursor({ left: chart.valToPos(times[place.at]!, "x"), top: height / 2 });
  const [first, last] = [Math.min(place.at, place.anchor), Math.max(place.at, place.anchor)];
  const left = first === last ? 0 : chart.valToPos(times[first]! - half, "x");
  const width = first === last ? 0 : chart.valToPos(times[last]! + half, "x") - left;
  chart.setSelect({ left, top: 0, width, height }, false);
}

/** Draws again whenever the size or the theme changes. Gives the function that ends it. */
function keepDrawn(host: HTMLElement, put: () => { destroy(): void }): () => void {
  let chart = put();
  const again = () => {
    chart.destroy();
    chart = put();
  };
  const size = () => `${host.clientWidth} ${host.clientHeight}`;
  let drawn = size();
  const resized = new ResizeObserver(() => {
    if (size() === drawn) return;
    drawn = size();
    again();
  });
  resized.observe(host);
  const endTheme = onThemeChange(again);
  return () => {
    resized.disconnect();
    endTheme();
    chart.destroy();
  };
}

function instant(seconds: number): string {
  return new Date(Math.round(seconds * 1000)).toISOString();
}
