import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import type { TimelineData } from "../api/types";
import { onThemeChange } from "../canvas/tokens";
import { putChart } from "./chart";
import { layersOf } from "./layers";
import { marksOf } from "./marks";
import { summaryOf } from "./summary";
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
    return keepDrawn(host.current!, () => putChart(host.current!, content));
  }, [layers, marks, data.unit, from, until]);
  if (layers.highest === 0) {
    return <p class="timeline-chart timeline-none muted">No samples in this range.</p>;
  }
  return <div ref={host} class="timeline-chart" role="img" aria-label={summaryOf(data, layers, marks)} />;
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
