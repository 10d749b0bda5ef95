import type { FunctionDetails } from "../api/types";
import { formatAmount, formatCount, formatExact, formatShare, NONE } from "../profile/numbers";

/** Self, total and samples of the function, with their shares of the profile at the chosen commit. */
export function Stats({ details }: { details: FunctionDetails }) {
  const share = (value: number) => (details.profileTotal === 0 ? 0 : value / details.profileTotal);
  const figure = (value: number) => (value === 0 ? <span aria-label="none">{NONE}</span> : formatAmount(value, details.unit));
  const version = details.selected !== null && details.selected.ref !== "" ? " at this commit" : "";
  return (
    <dl class="stats" title={`Of ${formatExact(details.profileTotal, details.unit, details.profileSamples)}${version}`}>
      <div>
        <dt>Self</dt>
        <dd title={formatExact(details.self, details.unit)}>
          {figure(details.self)}
          {details.self !== 0 && <small>{formatShare(share(details.self))}</small>}
          <Bar share={share(details.self)} />
        </dd>
      </div>
      <div>
        <dt>Total</dt>
        <dd title={formatExact(details.total, details.unit)}>
          {figure(details.total)}
          <small>
            {formatShare(share(details.total))}
            {version}
          </small>
          <Bar share={share(details.total)} />
        </dd>
      </div>
      <div>
        <dt>Samples</dt>
        <dd>
          {formatCount(details.samples)}
          <small>of {formatCount(details.profileSamples)}</small>
        </dd>
      </div>
    </dl>
  );
}

function Bar({ share }: { share: number }) {
  return (
    <div class="share" aria-hidden="true">
      <i style={{ "--w": String(Math.min(1, Math.max(0, share))) }} />
    </div>
  );
}
