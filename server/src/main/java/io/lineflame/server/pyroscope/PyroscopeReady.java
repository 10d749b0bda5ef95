package io.lineflame.server.pyroscope;

import io.lineflame.db.Cancellation;
import io.lineflame.server.config.Config;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.health.ReadyCheck;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whether the Pyroscope that keeps the profiles answers. What it thinks of our credentials is for {@code check} to say. */
final class PyroscopeReady implements ReadyCheck {

    private static final Duration TIME = Duration.ofSeconds(5);
    private static final int MAX_ANSWER = 1 << 20;

    private final PyroscopeSettings settings;
    private final PyroscopeClient client;

    @Inject
    PyroscopeReady(Config config) {
        this.settings = config.pyroscope().orElseThrow();
        this.client = new PyroscopeClient(settings);
    }

    @Override
    public Optional<String> problem() {
        try {
            int status = client.send(
                            Tenant.DEFAULT,
                            new Cancellation(),
                            new PyroscopeClient.Request("/ready", Map.of(), Optional.empty(), TIME, MAX_ANSWER))
                    .status();
            return status < 500
                    ? Optional.empty()
                    : Optional.of("Pyroscope at " + settings.url() + " is not ready (" + status + ").");
        } catch (ProblemException e) {
            return Optional.of(e.detail());
        }
    }
}
