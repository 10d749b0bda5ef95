/** A round number that is at least the value, whose half is short as well. */
export function roundedUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 10].find((factor) => factor * power >= value * (1 - 1e-9))!;
  return step * power;
}

/** Digits after the point that write a number in full, four at most. */
export function digitsOf(value: number): number {
  return [0, 1, 2, 3].find((digits) => Math.abs(value - Number(value.toFixed(digits))) < 1e-9) ?? 4;
}

const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800];

/** Times for the axis, unix seconds: whole minutes, hours or days of local time, not more than fit. */
export function timeTicks(from: number, until: number, most: number, zoneOffset: number): number[] {
  const step =
    STEPS.find((one) => (until - from) / one <= Math.max(1, most)) ?? Math.ceil((until - from) / Math.max(1, most) / 604_800) * 604_800;
  const ticks: number[] = [];
  for (let tick = Math.ceil((from - zoneOffset) / step) * step + zoneOffset; tick <= until; tick += step) ticks.push(tick);
  return ticks;
}
