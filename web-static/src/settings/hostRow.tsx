import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { api } from "../api/client";
import type { ConnectedHost, Connection, ConnectionCheck, CredentialKind } from "../api/types";
import { Avatar } from "../components/avatar";
import { Icon, type IconName } from "../components/icon";
import { AskedFor } from "../connections/askedFor";
import { ConnectButton } from "../connections/connectButton";
import { ConnectForm } from "../connections/connectForm";
import { useConnecting, type Connecting } from "../connections/connecting";
import { authorizationKind, fieldKinds, formWords, permissionWords, takesAccounts, takesAnyone } from "../connections/kinds";
import { formatAgo, formatExactMoment, formatMoment } from "../profile/ranges";
import { accessChanged } from "../state/access";
import { now } from "../state/clock";
import { asProblem } from "../state/resource";
import { ConfirmButton } from "./confirmButton";

export interface HostRowProps {
  host: ConnectedHost;
  onDisconnect(): void;
}

/** One host: who one is there, what may be read, and what can be done about it. */
export function HostRow(props: HostRowProps) {
  const { host } = props;
  const connecting = useConnecting(host.id, host);
  const [filling, setFilling] = useState<CredentialKind | null>(null);
  return (
    <div class="row host-row" data-host={host.id}>
      <Mark host={host} />
      <div class="grow">
        <div class="strong">
          <HostName host={host} />
        </div>
        <About host={host} />
        {host.attempt !== null && host.connection?.state !== "working" && <AttemptWords host={host} />}
        {filling === null && connecting.problem !== null && (
          <p class="form-why" role="status">
            <Icon name="fail" class="danger" />
            <span>
              <b>{connecting.problem.facts.title}</b> {connecting.problem.facts.detail}
            </span>
          </p>
        )}
      </div>
      {host.connection === null ? (
        <Unconnected host={host} connecting={connecting} filling={filling} onFill={setFilling} />
      ) : (
        <Connected {...props} connection={host.connection} connecting={connecting} onFill={setFilling} />
      )}
      {filling !== null && (
        <ConnectForm
          host={host}
          kind={filling}
          connecting={connecting}
          onConnected={() => setFilling(null)}
          onCancel={() => setFilling(null)}
        />
      )}
    </div>
  );
}

function Mark({ host }: { host: ConnectedHost }) {
  if (host.connection !== null) return <Avatar name={host.connection.account} picture={host.connection.picture} large />;
  return (
    <span class="host-mark">
      <Icon name={takesAccounts(host) ? "host" : "disk"} />
    </span>
  );
}

function HostName({ host }: { host: ConnectedHost }) {
  if (host.webUrl === null) return <>{host.name}</>;
  return (
    <a href={host.webUrl} target="_blank" rel="noreferrer">
      {host.name}
    </a>
  );
}

function About({ host }: { host: ConnectedHost }) {
  const { connection } = host;
  if (connection === null) {
    if (!takesAccounts(host)) return <div class="sub">No account needed</div>;
    return <div class="sub">Not connected{takesAnyone(host) ? " · what is public there can be read without" : ""}</div>;
  }
  if (connection.state === "ended") {
    return (
      <>
        <div class="sub">
          Was connected as <AccountName connection={connection} /> · <Moment words="since" at={connection.since} />
        </div>
        {connection.endReason !== null && connection.endReason !== "" && <div class="sub">{connection.endReason}</div>}
      </>
    );
  }
  const reads = permissionWords(host, connection.kind);
  const kind = host.credentialKinds.find((one) => one.id === connection.kind)?.label ?? connection.kind;
  return (
    <>
      <div class="sub">
        Connected as <AccountName connection={connection} /> · {reads === "" ? kind : reads}
      </div>
      <div class="sub">
        <Moment words="since" at={connection.since} /> · <Ago words="last used" at={connection.lastUsed} />
        {connection.renewed !== null && (
          <>
            {" "}
            · <Ago words="renewed" at={connection.renewed} />
          </>
        )}
      </div>
    </>
  );
}

function AccountName({ connection }: { connection: Connection }) {
  if (connection.webUrl === null) return <b>{connection.account}</b>;
  return (
    <a href={connection.webUrl} target="_blank" rel="noreferrer">
      <b>{connection.account}</b>
    </a>
  );
}

function Moment({ words, at }: { words: string; at: string }) {
  const instant = Date.parse(at);
  return (
    <span title={formatExactMoment(instant)}>
      {words} {formatMoment(instant, now.value)}
    </span>
  );
}

function Ago({ words, at }: { words: string; at: string }) {
  const instant = Date.parse(at);
  return (
    <span title={formatExactMoment(instant)}>
      {words} {formatAgo(instant, now.value)}
    </span>
  );
}

function AttemptWords({ host }: { host: ConnectedHost }) {
  if (host.attempt === null) return null;
  const forget = () => void api.forgetAttempt(host.id).then(accessChanged, () => undefined);
  const refused = host.attempt.outcome === "refused";
  return (
    <p class="form-why">
      <Icon name={refused ? "fail" : "warn"} class={refused ? "note-c" : "warn"} />
      <span>
        <b>{refused ? "You did not allow the connection." : "The connection was not made."}</b>{" "}
        {refused || host.attempt.detail === "" ? "Nothing was stored." : host.attempt.detail}
      </span>
      <button type="button" class="btn btn-quiet btn-s btn-icon" aria-label="Dismiss" title="Dismiss" onClick={forget}>
        <Icon name="x" small />
      </button>
    </p>
  );
}

interface WaysProps {
  host: ConnectedHost;
  connecting: Connecting;
  onFill(kind: CredentialKind | null): void;
}

function Unconnected(props: WaysProps & { filling: CredentialKind | null }) {
  const { host, connecting, filling } = props;
  const authorization = authorizationKind(host);
  const forms = fieldKinds(host);
  const asked = authorization ?? forms[0];
  return (
    <>
      {forms.map((kind) => (
        <button
          key={kind.id}
          type="button"
          class="btn btn-quiet"
          aria-expanded={filling?.id === kind.id}
          onClick={() => props.onFill(filling?.id === kind.id ? null : kind)}
        >
          {formWords(kind)}
        </button>
      ))}
      {asked !== undefined && <AskedFor host={host} kind={asked} class="btn btn-quiet" />}
      {authorization !== null && <ConnectButton connecting={connecting} words="Connect" class="" />}
    </>
  );
}

function Connected(props: HostRowProps & WaysProps & { connection: Connection }) {
  const { host, connection, connecting } = props;
  const [checking, setChecking] = useState(false);
  const [check, setCheck] = useState<ConnectionCheck | null>(null);
  const run = async () => {
    setChecking(true);
    try {
      setCheck(await api.checkConnection(host.id));
    } catch (cause) {
      const { title, detail } = asProblem(cause).facts;
      setCheck({ state: "unknown", detail: `${title}. ${detail}` });
    }
    setChecking(false);
    void accessChanged();
  };
  const form = fieldKinds(host)[0];
  return (
    <>
      <ConnectionState connection={connection} check={check} checking={checking} />
      {connection.state === "ended" &&
        (authorizationKind(host) !== null ? (
          <ConnectButton connecting={connecting} words="Connect again" class="" />
        ) : (
          form !== undefined && (
            <button type="button" class="btn" onClick={() => props.onFill(form)}>
              {formWords(form)}
            </button>
          )
        ))}
      {connection.state === "working" && (
        <button
          type="button"
          class="btn"
          aria-disabled={checking}
          aria-label={`Check ${host.name}`}
          onClick={() => !checking && void run()}
        >
          Check
        </button>
      )}
      <ConfirmButton
        words="Disconnect"
        label={`Disconnect ${host.name}`}
        question={`Disconnect ${host.name}?`}
        onConfirm={props.onDisconnect}
      >
        What you allowed is deleted here and revoked at the host where it can be. Costs stay; source is shown again once you connect again.
      </ConfirmButton>
    </>
  );
}

function ConnectionState(props: { connection: Connection; check: ConnectionCheck | null; checking: boolean }) {
  const { connection, check, checking } = props;
  const { icon, tone, words } = stateWords(connection, check);
  return (
    <span class="stat" role="status" title={check?.detail || undefined}>
      {checking ? <span class="spin" aria-hidden="true" /> : <Icon name={icon} class={tone} />}
      <span>{checking ? "Checking" : words}</span>
      {!checking && check !== null && check.state !== "working" && <CheckDetail>{check.detail}</CheckDetail>}
    </span>
  );
}

function CheckDetail({ children }: { children: ComponentChildren }) {
  return <span class="sr">{children}</span>;
}

function stateWords(connection: Connection, check: ConnectionCheck | null): { icon: IconName; tone: string; words: string } {
  if (connection.state === "ended") {
    const when = connection.endedAt === null ? "" : ` ${formatMoment(Date.parse(connection.endedAt), now.value)}`;
    return { icon: "clock", tone: "warn", words: `Ended${when}` };
  }
  if (check === null) return { icon: "pass", tone: "ok", words: "Working" };
  if (check.state === "working") return { icon: "pass", tone: "ok", words: "Working, checked just now" };
  return { icon: "warn", tone: "warn", words: check.detail === "" ? "Not checked" : check.detail };
}
