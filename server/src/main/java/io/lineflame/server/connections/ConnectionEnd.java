package io.lineflame.server.connections;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.OptionalLong;

/** Notes that a host no longer accepts a connection, so that its person is told and asked to connect again. */
final class ConnectionEnd {

    private final ConnectionStore connections;
    private final AuditStore audit;
    private final ConnectionMetrics metrics;
    private final Clock clock;

    @Inject
    ConnectionEnd(ConnectionStore connections, AuditStore audit, ConnectionMetrics metrics, Clock clock) {
        this.connections = connections;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Ends the connection as it was read.
     *
     * @return false when it is not like that any more: renewed by somebody else, ended before, or removed
     */
    boolean end(VcsHost host, ConnectionRow row, String reason) {
        boolean ended = connections.end(row.id(), row.version(), reason, clock.instant());
        if (ended) {
            metrics.ended(host);
            audit.add(new AuditRow(
                    clock.instant(), OptionalLong.of(row.user()), "connection-ended", host.id(), row.login()));
        }
        return ended;
    }
}
