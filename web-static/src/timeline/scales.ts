/** A round number that is at least the value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundedUp(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9))!;
  return step * power;
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
