import { SetupTabs } from "./setup/setupTabs";

/** What stands where the services will be: how to send the first profile, with this server's own address. */
export function EmptyState({ tenant }: { tenant: string }) {
  return (
    <main class="page page-narrow">
      <div class="waiting" role="status">
        <span class="pulse" aria-hidden="true" />
        <span>
          Waiting for the first profile at <b class="mono">{window.location.origin}</b>
          {tenant !== "" && (
            <>
              {" "}
              for tenant <b>{tenant}</b>
            </>
          )}
        </span>
      </div>
      <h1>Send your first profile</h1>
      <p class="lead">
        Any profiling SDK, agent or collector that speaks pprof, JFR or OTLP works as it is. This page turns into your services when the
        first profile arrives.
      </p>
      <SetupTabs tenant={tenant} />
      <p class="foot-note muted">
        No service at hand? <code>./lineflame demo</code> loads a recorded one with its repository.
      </p>
    </main>
  );
}
