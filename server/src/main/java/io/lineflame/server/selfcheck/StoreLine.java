package io.lineflame.server.selfcheck;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.pyroscope.PyroscopeTrial;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** The Pyroscope that keeps the profiles, where one does. */
final class StoreLine {

    private final Config config;
    private final Clock clock;

    @Inject
    StoreLine(Config config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /** Asks it; empty where profiles are in the database. */
    Optional<Line> line() {
        return config.pyroscope().map(this::line);
    }

    private Line line(PyroscopeSettings settings) {
        long begin = System.nanoTime();
        Optional<String> problem = PyroscopeTrial.problem(settings, clock);
        long millis = (System.nanoTime() - begin) / 1_000_000;
        String words = "Profiles are kept in the Pyroscope at " + settings.url();
        return problem.map(why -> Line.toDo(
                        "store", "Profiles", words, "", why + " Check LINEFLAME_PYROSCOPE_URL and what is beside it."))
                .orElseGet(() -> Line.fine("store", "Profiles", words, millis + " ms"));
    }
}
