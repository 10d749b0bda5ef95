import type { ApiToken } from "../../api/tokens";
import { formatAgo, formatExactMoment, formatMoment } from "../../profile/ranges";
import { now } from "../../state/clock";
import { ConfirmButton } from "../confirmButton";
import { scopesText } from "./scopes";

const LONG_UNUSED_MILLIS = 30 * 86_400_000;

/** All tokens, without themselves. */
export function TokenTable({ tokens, onRevoke }: { tokens: readonly ApiToken[]; onRevoke(token: ApiToken): void }) {
  return (
    <div class="card section token-list">
      <table class="tbl tbl-lined tokens">
        <caption class="sr">API tokens</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">May</th>
            <th scope="col">Starts with</th>
            <th scope="col">Made</th>
            <th scope="col">Ends</th>
            <th scope="col" class="num">
              Last used
            </th>
            <th scope="col">
              <span class="sr">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <Row key={token.id} token={token} onRevoke={() => onRevoke(token)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ token, onRevoke }: { token: ApiToken; onRevoke(): void }) {
  const created = Date.parse(token.created);
  return (
    <tr class="tall">
      <th scope="row" class="strong">
        <div class="cut" title={token.name}>
          {token.name}
        </div>
        {token.tenant === null && <div class="sub muted">every tenant</div>}
      </th>
      <td>
        <span class="chip">{scopesText(token.scopes)}</span>
      </td>
      <td class="mono soft">{token.starts === null ? "·" : `${token.starts}…`}</td>
      <td class="soft" title={formatExactMoment(created)}>
        {now.value - created < 60_000 ? "just now" : formatMoment(created, now.value)}
        {token.createdBy !== null && ` by ${token.createdBy}`}
      </td>
      <td>
        <Ends expires={token.expires} />
      </td>
      <td class="num">
        <LastUsed token={token} />
      </td>
      <td class="num">
        <ConfirmButton words="Revoke" label={`Revoke ${token.name}`} question={`Revoke ${token.name}?`} onConfirm={onRevoke}>
          Programs that have it are refused at once, and by other servers over the same database within half a minute. It cannot be brought
          back.
        </ConfirmButton>
      </td>
    </tr>
  );
}

function Ends({ expires }: { expires: string | null }) {
  if (expires === null) return <span class="soft">never</span>;
  const end = Date.parse(expires);
  const over = end <= now.value;
  return (
    <span class={over ? "warn" : "soft"} title={formatExactMoment(end)}>
      {over ? "ended" : formatMoment(end, now.value)}
    </span>
  );
}

/** One that nobody used for a month is worth a second look. */
function LastUsed({ token }: { token: ApiToken }) {
  const used = token.lastUsed === null ? null : Date.parse(token.lastUsed);
  const since = used ?? Date.parse(token.created);
  return (
    <span class={now.value - since > LONG_UNUSED_MILLIS ? "warn" : "soft"} title={used === null ? undefined : formatExactMoment(used)}>
      {used === null ? "never" : formatAgo(used, now.value)}
    </span>
  );
}
