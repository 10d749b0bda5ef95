// Branded numbers: a share is not an amount, and an amount knows nothing of its unit without one beside it.

declare const brand: unique symbol;
type Branded<T, B extends string> = T & { readonly [brand]: B };

/** A measured amount in the unit of its profile type (nanoseconds, bytes, count ...). */
export type Amount = Branded<number, "Amount">;
/** A part of a whole, 0 to 1 (negative in differences). */
export type Share = Branded<number, "Share">;
/** How many samples stand behind an amount. */
export type SampleCount = Branded<number, "SampleCount">;

export const amount = (value: number): Amount => value as Amount;
export const samples = (value: number): SampleCount => value as SampleCount;

/** The share of a part in a whole; 0 when the whole is 0. */
export function shareOf(part: number, whole: number): Share {
  return (whole === 0 ? 0 : part / whole) as Share;
}

/** One step of a unit's scale: "ms" is 1e6 nanoseconds. */
export interface Scale {
  /** As written after a figure, "" for plain counts. */
  readonly label: string;
  readonly divisor: number;
}

const NANOSECONDS: readonly Scale[] = [
  { label: "ns", divisor: 1 },
  { label: "µs", divisor: 1e3 },
  { label: "ms", divisor: 1e6 },
  { label: "s", divisor: 1e9 },
  { label: "min", divisor: 60e9 },
  { label: "h", divisor: 3600e9 },
];
const BYTES: readonly Scale[] = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"].map((label, power) => ({ label, divisor: 1024 ** power }));
const COUNTS: readonly Scale[] = [{ label: "", divisor: 1 }];

/** The steps of a profile unit, smallest first. Unknown units are shown under their own name. */
export function scalesOf(unit: string): readonly Scale[] {
  switch (unit) {
    case "nanoseconds":
      return NANOSECONDS;
    case "microseconds":
      return NANOSECONDS.slice(1).map((scale) => ({ ...scale, divisor: scale.divisor / 1e3 }));
    case "milliseconds":
      return NANOSECONDS.slice(2).map((scale) => ({ ...scale, divisor: scale.divisor / 1e6 }));
    case "seconds":
      return NANOSECONDS.slice(3).map((scale) => ({ ...scale, divisor: scale.divisor / 1e9 }));
    case "bytes":
      return BYTES;
    case "count":
    case "":
      return COUNTS;
    default:
      return [{ label: unit, divisor: 1 }];
  }
}

/** The largest step in which the value is at least 1; the smallest step for less. */
export function scaleFor(value: number, unit: string): Scale {
  const scales = scalesOf(unit);
  const size = Math.abs(value);
  return scales.findLast((scale) => size >= scale.divisor) ?? scales[0]!;
}

/**
 * The one step a whole column is written in: the smallest that leaves its largest value at most four digits before the
 * point. Minutes and hours do not serve as columns: seconds add up in the head, minutes do not.
 */
export function columnScale(largest: number, unit: string): Scale {
  const scales = scalesOf(unit).filter((scale) => scale.label !== "min" && scale.label !== "h");
  const size = Math.abs(largest);
  const natural = scales.findLast((scale) => size >= scale.divisor) ?? scales[0]!;
  if (size / natural.divisor < 10_000) return natural;
  return scalesOf(unit).find((scale) => size / scale.divisor < 10_000) ?? natural;
}
