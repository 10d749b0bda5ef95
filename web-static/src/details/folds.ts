import { useMemo, useState } from "preact/hooks";
import type { FunctionDetails } from "../api/types";
import { callsSomething, groupInlined, type Unfolding } from "../profile/breakdown";
import { HOT_ROW_SHARE } from "../profile/heat";

/** Which lines have something to unfold, and how much of it stands unfolded. */
export interface Folds {
  /** Lines that call something. */
  readonly foldable: ReadonlySet<number>;
  readonly unfolded: ReadonlyMap<number, Unfolding>;
  unfold(line: number): void;
  fold(line: number): void;
}

const NOTHING = new Map<number, never>();

/** At first the dearest call of each hot line stands unfolded, where there is a column of source for it. */
export function useFolds(details: FunctionDetails, withSource: boolean): Folds {
  const foldable = useMemo(() => foldableLines(details), [details]);
  const first = useMemo(() => (withSource ? dearestOfHotLines(details, foldable) : NOTHING), [details, foldable, withSource]);
  const [changed, setChanged] = useState<ReadonlyMap<number, Unfolding | "folded">>(NOTHING);
  const unfolded = useMemo(() => {
    const all = new Map<number, Unfolding>(first);
    for (const [line, unfolding] of changed) {
      if (unfolding === "folded") all.delete(line);
      else if (foldable.has(line)) all.set(line, unfolding);
    }
    return all;
  }, [first, changed, foldable]);
  const change = (line: number, unfolding: Unfolding | "folded") => setChanged((before) => new Map(before).set(line, unfolding));
  return { foldable, unfolded, unfold: (line) => change(line, "all"), fold: (line) => change(line, "folded") };
}

function foldableLines(details: FunctionDetails): ReadonlySet<number> {
  const calling = details.lines.filter(callsSomething).map((line) => line.line);
  return new Set([...calling, ...groupInlined(details.inlinedLines).keys()]);
}

function dearestOfHotLines(details: FunctionDetails, foldable: ReadonlySet<number>): ReadonlyMap<number, Unfolding> {
  const hot = details.lines.filter((line) => foldable.has(line.line) && line.total >= HOT_ROW_SHARE * details.total && line.total > 0);
  return new Map(hot.map((line) => [line.line, "dearest"]));
}
