package io.lineflame.server.connections;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** What people do with the connections they have. */
final class ConnectionsService {

    private final Connections connections;
    private final ConnectionStore store;
    private final HostCheck hostCheck;
    private final CredentialSafe safe;
    private final Revocations revocations;
    private final ConnectionMetrics metrics;
    private final AuditStore audit;
    private final Clock clock;

    @Inject
    ConnectionsService(
            Connections connections,
            ConnectionStore store,
            HostCheck hostCheck,
            CredentialSafe safe,
            Revocations revocations,
            ConnectionMetrics metrics,
            AuditStore audit,
            Clock clock) {
        this.connections = connections;
        this.store = store;
        this.hostCheck = hostCheck;
        this.safe = safe;
        this.revocations = revocations;
        this.metrics = metrics;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asks the host whether it takes the viewer's credential; renews it, or ends the connection, on the way.
     *
     * @throws VcsException with what the host said instead of yes; {@code UNAUTHENTICATED} when the connection has ended
     */
    void check(Viewer viewer, VcsHost host) throws VcsException {
        ViewerCredential credential = connections.credential(viewer, host);
        try {
            hostCheck.account(host, credential.credential());
        } catch (VcsException e) {
            if (e.kind() != VcsException.Kind.UNAUTHENTICATED) {
                throw e;
            }
            Optional<ViewerCredential> other = connections.afterRefusal(viewer, host, credential);
            hostCheck.account(host, other.orElseThrow(() -> e).credential());
        }
    }

    /**
     * Deletes a connection here, and then at the host as far as that can be done.
     *
     * @param host empty for one that is no longer configured
     * @return whether the credential is void at the host
     */
    boolean disconnect(Viewer viewer, String hostId, Optional<VcsHost> host) {
        Optional<ConnectionRow> row =
                viewer.user().isPresent() ? store.delete(viewer.user().getAsLong(), hostId) : Optional.empty();
        if (row.isEmpty()) {
            return false;
        }
        audit.add(new AuditRow(
                clock.instant(),
                OptionalLong.of(row.get().user()),
                "disconnect",
                hostId,
                row.get().login()));
        host.ifPresent(metrics::removed);
        return host.isPresent() && revoke(host.get(), row.get());
    }

    private boolean revoke(VcsHost host, ConnectionRow row) {
        try {
            return revocations.revoke(host, safe.open(row).credential());
        } catch (VcsException e) {
            return false; // it does not open, so it serves nobody; the safe has written why
        }
    }
}
