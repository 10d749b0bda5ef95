package io.lineflame.server.selfcheck;

import io.lineflame.server.config.Config;
import io.lineflame.server.config.PyroscopeSettings;
import io.lineflame.server.health.ReadyCheck;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The Pyroscope that keeps the profiles, where one does. */
final class StoreLine {

    private final Config config;
    private final Set<ReadyCheck> checks;

    @Inject
    StoreLine(Config config, Set<ReadyCheck> checks) {
        this.config = config;
        this.checks = checks;
    }

    /** Asks it as {@code /ready} does; empty where profiles are in the database. */
    Optional<Line> line() {
        return config.pyroscope().map(this::line);
    }

    private Line line(PyroscopeSettings settings) {
        long begin = System.nanoTime();
        String problems = checks.stream()
                .map(ReadyCheck::problem)
                .flatMap(Optional::stream)
                .sorted()
                .collect(Collectors.joining(" "));
        long millis = (System.nanoTime() - begin) / 1_000_000;
        String words = "Profiles are kept in the Pyroscope at " + settings.url();
        return problems.isEmpty()
                ? Line.fine("store", "Profiles", words, millis + " ms")
                : Line.toDo(
                        "store",
                        "Profiles",
                        words,
                        "",
                        problems + " Check LINEFLAME_PYROSCOPE_URL and what is beside it.");
    }
}
