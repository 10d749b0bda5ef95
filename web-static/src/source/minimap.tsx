import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { writeRgb } from "../canvas/colors";
import { readTokens } from "../canvas/tokens";
import { theme } from "../state/theme";
import type { FileRow } from "./fileRows";
import { lineHeight, scrollFor, stripeOf, viewOf } from "./minimapLayout";

const PIXELS_PER_CHARACTER = 1;
const MARGIN = 8;

export interface MinimapProps {
  rows: readonly FileRow[];
  lines: readonly string[] | null;
  scroller: RefObject<HTMLDivElement | null>;
}

/** The file at a glance: its text as bars, its hot lines in their heat, and what is in view. Keys N and P do its work for those who do not see it. */
export function Minimap({ rows, lines, scroller }: MinimapProps) {
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const view = useRef<HTMLDivElement>(null);
  const scheme = theme.value;
  useEffect(() => {
    const [element, drawn, place] = [host.current, canvas.current, view.current];
    if (element === null || drawn === null || place === null) return;
    const resized = () => {
      draw(drawn, element, rows, lines);
      follow(place, element, scroller.current, rows.length);
    };
    const scrolled = () => follow(place, element, scroller.current, rows.length);
    const sized = new ResizeObserver(resized);
    sized.observe(element);
    resized();
    const scheme = window.matchMedia("(prefers-color-scheme: dark)");
    scheme.addEventListener("change", resized);
    const scrolling = scroller.current;
    scrolling?.addEventListener("scroll", scrolled, { passive: true });
    return () => {
      sized.disconnect();
      scheme.removeEventListener("change", resized);
      scrolling?.removeEventListener("scroll", scrolled);
    };
  }, [rows, lines, scroller, scheme]);
  const goTo = (event: PointerEvent) => {
    const [element, scrolling] = [host.current, scroller.current];
    if (element === null || scrolling === null) return;
    const y = event.clientY - element.getBoundingClientRect().top;
    scrolling.scrollTop = scrollFor(y, extent(scrolling), rows.length, element.clientHeight);
  };
  const press = (event: PointerEvent) => {
    host.current?.setPointerCapture(event.pointerId);
    goTo(event);
  };
  return (
    <div class="minimap" aria-hidden="true" ref={host} onPointerDown={press} onPointerMove={(event) => event.buttons === 1 && goTo(event)}>
      <canvas ref={canvas} />
      <div class="view" ref={view} />
    </div>
  );
}

function extent(scrolling: HTMLElement): { top: number; height: number; whole: number } {
  return { top: scrolling.scrollTop, height: scrolling.clientHeight, whole: scrolling.scrollHeight };
}

function follow(place: HTMLElement, host: HTMLElement, scrolling: HTMLElement | null, lines: number): void {
  if (scrolling === null) return;
  const { top, height } = viewOf(extent(scrolling), lines, host.clientHeight);
  place.style.transform = `translateY(${top}px)`;
  place.style.height = `${height}px`;
}

function draw(canvas: HTMLCanvasElement, host: HTMLElement, rows: readonly FileRow[], lines: readonly string[] | null): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  const [width, height] = [host.clientWidth, host.clientHeight];
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  context.scale(ratio, ratio);
  const colours = readTokens(host, (color) => ({
    text: writeRgb(color("--border-strong")),
    heat: Array.from({ length: 8 }, (_, step) => writeRgb(color(`--heat-${step + 1}`))),
  }));
  const count = rows.length;
  // Each step over the one before: in a long file lines share a pixel, and the hottest is to be seen.
  const hit = rows.map((row, index) => ({ heat: row.heat, index })).filter((row) => row.heat > 0);
  for (const { heat, index } of hit.sort((a, b) => a.heat - b.heat)) {
    const stripe = stripeOf(index + 1, count, height);
    context.fillStyle = colours.heat[heat]!;
    context.fillRect(0, stripe.top, width, stripe.height);
  }
  context.fillStyle = colours.text;
  const one = lineHeight(count, height);
  const every = Math.max(1, Math.ceil(1 / one));
  for (let index = 0; index < (lines?.length ?? 0); index += every) {
    const text = lines![index]!;
    const start = text.length - text.trimStart().length;
    const left = MARGIN + Math.min(start * 4, 30) * PIXELS_PER_CHARACTER;
    const right = Math.min(width - MARGIN, left + text.trim().length * PIXELS_PER_CHARACTER);
    if (right > left && text.trim() !== "") context.fillRect(left, index * one, right - left, Math.max(1, one * 0.45));
  }
}
