import type { ConnectedHost, CredentialKind } from "../api/types";
import { Popover } from "../components/popover";

/** Which permissions a host will ask to be given, and what each is used for. */
export function AskedFor({ host, kind, class: styles }: { host: ConnectedHost; kind: CredentialKind; class?: string }) {
  return (
    <Popover
      label="What is asked for"
      class="why asked"
      button={(attributes) => (
        <button type="button" class={styles ?? "btn btn-s"} aria-haspopup="dialog" {...attributes}>
          What is asked for
        </button>
      )}
    >
      {() => (
        <div tabIndex={-1} class="why-body">
          <p class="strong">{host.name} will ask you to allow</p>
          {kind.permissions.length === 0 ? (
            <p class="soft">Only to be told who you are.</p>
          ) : (
            <dl>
              {kind.permissions.map((permission) => (
                <div key={permission.name}>
                  <dt>{permission.name}</dt>
                  <dd class="soft">{permission.reason}</dd>
                </div>
              ))}
            </dl>
          )}
          <p class="muted">What you allow is kept sealed, is used for you only, and ends when you disconnect.</p>
        </div>
      )}
    </Popover>
  );
}
