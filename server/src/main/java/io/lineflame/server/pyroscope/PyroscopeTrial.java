package io.lineflame.server.pyroscope;

import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.query.QueryContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Tries the configured Pyroscope: whether it answers, and lets this server in. */
public final class PyroscopeTrial {

    private static final Duration LOOKED_AT = Duration.ofMinutes(5);

    private PyroscopeTrial() {}

    /** A sentence that says what is wrong; empty when it answers a question. */
    public static Optional<String> problem(PyroscopeSettings settings, Clock clock) {
        long now = clock.millis();
        try {
            new Querier(new PyroscopeClient(settings), new PeerLimits())
                    .labelNames(QueryContext.of(Tenant.DEFAULT), "{}", new Span(now - LOOKED_AT.toMillis(), now));
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.detail());
        }
    }
}
