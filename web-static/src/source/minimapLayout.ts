// Where the lines of a file are on the map beside it.

export interface Stripe {
  readonly top: number;
  readonly height: number;
}

const LINE = 4;

/** Pixels a line takes: four where there is room, less in a long file. */
export function lineHeight(lines: number, height: number): number {
  return lines === 0 ? LINE : Math.min(LINE, height / lines);
}

/** Where a line (1-based) is; at least two pixels, so that a hot line of a long file is seen. */
export function stripeOf(line: number, lines: number, height: number): Stripe {
  const one = lineHeight(lines, height);
  return { top: (line - 1) * one, height: Math.max(2, one) };
}

/** Which part of the map is in view. */
export function viewOf(scroll: { top: number; height: number; whole: number }, lines: number, height: number): Stripe {
  const mapped = lineHeight(lines, height) * lines;
  const whole = Math.max(1, scroll.whole);
  return { top: (scroll.top / whole) * mapped, height: Math.min(mapped, Math.max(6, (scroll.height / whole) * mapped)) };
}

/** How far to scroll so that a place on the map comes into the middle. */
export function scrollFor(y: number, scroll: { height: number; whole: number }, lines: number, height: number): number {
  const mapped = Math.max(1, lineHeight(lines, height) * lines);
  return Math.max(0, (y / mapped) * scroll.whole - scroll.height / 2);
}
