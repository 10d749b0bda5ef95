/** Where the keyboard is on the timeline, as buckets: at one, or at a range from `anchor` to it. */
export interface TimelinePlace {
  readonly at: number;
  readonly anchor: number;
}

/** Where a key leads to among so many buckets; null for the keys of others. Shift leaves the other end of the range where it is. */
export function walked(place: TimelinePlace | null, key: string, shift: boolean, buckets: number): TimelinePlace | null {
  const last = buckets - 1;
  if (last < 0) return null;
  const from = place?.at ?? (key === "ArrowRight" ? -1 : buckets);
  const to: Readonly<Record<string, number>> = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: last };
  const wanted = to[key];
  if (wanted === undefined) return null;
  const at = Math.max(0, Math.min(last, wanted));
  return { at, anchor: shift && place !== null ? place.anchor : at };
}
