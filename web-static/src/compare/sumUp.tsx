import type { DiffData } from "../api/diff";
import { Link } from "../components/link";
import { withoutImportPath } from "../profile/names";
import { typeLabel } from "../profile/profileTypes";
import type { Cause } from "./cause";
import { pairOf, type Scale } from "./measure";
import { changeWords, exactWords, haveSameLength, lengthWords, ratioWords, valueWords } from "./words";

export interface SumUpProps {
  data: DiffData;
  scale: Scale;
  /** Null where nothing changed. */
  cause: Cause | null;
  hrefOf(name: string, file: string): string;
  onShares(): void;
}

/** The comparison in words: how much in all, and where most of it comes from. */
export function SumUp({ data, scale, cause, hrefOf, onShares }: SumUpProps) {
  const amounts: Scale = { ...scale, by: "absolute" };
  const pair = pairOf(amounts, data.a.total, data.b.total);
  const tone = pair.b > pair.a ? "more" : pair.b < pair.a ? "less" : "";
  return (
    <section class="compare-sum" aria-label="Change">
      <div class="muted">
        Total {typeLabel(data.profileType)}, {lengthWords(data.a, data.b)}
      </div>
      <div class={`compare-big ${tone}`} title={exactWords(data.a.total, data.b.total, data.unit)}>
        {changeWords(amounts, pair, data.unit)} <small>{ratioWords(pair)}</small>
      </div>
      {cause === null ? (
        <p class="soft">No function changed by more than the noise floor.</p>
      ) : (
        <p class="soft">
          {causeWords(scale, cause.share)}{" "}
          <Link class="mono" href={hrefOf(cause.name, cause.file)} title={`${cause.name}\n${cause.file}`}>
            {withoutImportPath(cause.name)}
          </Link>
          : {cause.change > 0 ? "+" : ""}
          {valueWords(scale, cause.change, data.unit)}
        </p>
      )}
      {scale.by === "absolute" && !haveSameLength(data.a, data.b) && (
        <p class="soft compare-lengths">
          Amounts are as measured, over ranges of different length.{" "}
          <button type="button" class="btn btn-quiet btn-s" onClick={onShares}>
            Compare shares
          </button>
        </p>
      )}
    </section>
  );
}

/** Shares come from nowhere: what one function gains others lose. */
function causeWords(scale: Scale, share: number): string {
  return scale.by === "absolute" && share >= 0.5 ? "Most of it in" : "Largest change in";
}
