package io.lineflame.server.connections;

import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.AuthorizationStore.AttemptRow;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What came of a session's last ways to hosts that did not end in a connection. */
final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private static final Duration SHOWN_FOR = Duration.ofMinutes(10);

    private final AuthorizationStore authorizations;
    private final ConnectionMetrics metrics;
    private final Clock clock;

    @Inject
    Attempts(AuthorizationStore authorizations, ConnectionMetrics metrics, Clock clock) {
        this.authorizations = authorizations;
        this.metrics = metrics;
        this.clock = clock;
    }

    void note(long session, VcsHost host, AttemptException attempt) {
        metrics.refused(host);
        if (attempt.forOperator()) {
            LOG.warn("Nobody can connect to {}: {}", host.id(), attempt.getMessage());
        } else {
            LOG.info("Connecting to {} came to nothing: {}", host.id(), attempt.getMessage());
        }
        String outcome = attempt.outcome().name().toLowerCase(Locale.ROOT);
        authorizations.ended(session, new AttemptRow(host.id(), outcome, attempt.getMessage(), clock.instant()));
    }

    /** Of the last ten minutes, one for each host. */
    List<AttemptRow> recent(Viewer viewer) {
        if (viewer.session().isEmpty()) {
            return List.of();
        }
        return authorizations.attempts(viewer.session().getAsLong()).stream()
                .filter(attempt -> attempt.at().plus(SHOWN_FOR).isAfter(clock.instant()))
                .toList();
    }

    void forget(Viewer viewer, VcsHost host) {
        viewer.session().ifPresent(session -> authorizations.clear(session, host.id()));
    }
}
