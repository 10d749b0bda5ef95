package io.lineflame.server.locate;

import io.lineflame.source.Attempt;
import io.lineflame.source.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * One step of the search for a file.
 *
 * @param repository the name of the repository it was about; empty for the service's own
 */
public record Step(Attempt attempt, Optional<String> repository) {

    static Step home(String path, String rule, String why) {
        return new Step(new Attempt(path, rule, Verdict.NOT_HERE, why), Optional.empty());
    }

    /** A path that was asked for by itself. */
    static Step asked(String path, boolean found, String why) {
        return new Step(new Attempt(path, "path", found ? Verdict.FOUND : Verdict.NOT_HERE, why), Optional.empty());
    }

    static List<Step> home(List<Attempt> attempts) {
        return attempts.stream()
                .map(attempt -> new Step(attempt, Optional.empty()))
                .toList();
    }
}
