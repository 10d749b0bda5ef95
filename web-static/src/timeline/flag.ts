import type uPlot from "uplot";
import type { Mark } from "./marks";

/** Colours and fonts of a mark. */
export interface MarkStyle {
  readonly text: string;
  readonly soft: string;
  readonly flag: string;
  readonly border: string;
  readonly font: string;
  readonly mono: string;
}

const FLAG_HEIGHT = 18;
const BESIDE = 8;
const CIRCLE = 2.6;
const GAP = 6;
/** No words beside the flag on narrower charts. */
const ROOM_FOR_WORDS = 640;

/**
 * Draws a dashed line where each commit was first seen, with a flag that bears its name at the top. Where flags would lie on each
 * other the newer one stays, as the older is in the legend as well.
 */
export function drawMarks(chart: uPlot, marks: readonly Mark[], style: MarkStyle): void {
  const { ctx: context, bbox } = chart;
  const ratio = devicePixelRatio || 1;
  context.save();
  context.scale(ratio, ratio);
  const right = (bbox.left + bbox.width) / ratio;
  const bottom = (bbox.top + bbox.height) / ratio;
  let free = right;
  for (const mark of [...marks].reverse()) {
    const x = chart.valToPos(mark.time, "x", true) / ratio;
    drawLine(context, x, bottom, style);
    free = drawFlag(context, x, right, free, mark, style);
  }
  context.restore();
}

function drawLine(context: CanvasRenderingContext2D, x: number, bottom: number, style: MarkStyle): void {
  context.strokeStyle = style.soft;
  context.lineWidth = 1;
  context.setLineDash([2, 2]);
  context.beginPath();
  context.moveTo(x, FLAG_HEIGHT);
  context.lineTo(x, bottom);
  context.stroke();
  context.setLineDash([]);
}

/** Draws flag and words if they end before `free`; gives where the next one to the left has to end. */
function drawFlag(context: CanvasRenderingContext2D, x: number, right: number, free: number, mark: Mark, style: MarkStyle): number {
  context.font = style.mono;
  const width = context.measureText(mark.ref).width + 24;
  const left = Math.max(1, Math.min(x - BESIDE, right - width - 1));
  if (left + width > free) return free;
  drawName(context, left, width, mark.ref, style);
  context.font = style.font;
  context.fillStyle = style.soft;
  const start = left + width + GAP;
  const wide = right > ROOM_FOR_WORDS && start + context.measureText(mark.words).width <= free;
  if (wide) context.fillText(mark.words, start, 13.5);
  return left - GAP;
}

function drawName(context: CanvasRenderingContext2D, left: number, width: number, ref: string, style: MarkStyle): void {
  context.fillStyle = style.flag;
  context.strokeStyle = style.border;
  context.beginPath();
  context.roundRect(left, 0.5, width, FLAG_HEIGHT, 4);
  context.fill();
  context.stroke();
  context.strokeStyle = style.soft;
  context.lineWidth = 1.4;
  context.beginPath();
  context.arc(left + BESIDE, 9.5, CIRCLE, 0, 2 * Math.PI);
  context.stroke();
  context.fillStyle = style.text;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.fillText(ref, left + 15, 13.5);
}
