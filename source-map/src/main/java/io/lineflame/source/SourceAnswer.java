package io.lineflame.source;

import java.util.List;
import java.util.Optional;

/**
 * Where a function's file is, and how that was found out.
 *
 * @param path of a file in the tree that was searched; empty when there is none that is certain
 * @param attempts every step of the search in its order; never empty. The one with verdict {@code
 *     FOUND}, if any, names {@code path}
 * @param reason why there is no path; present exactly when {@code path} is empty
 * @param why the outcome as a sentence for a person
 */
public record SourceAnswer(Optional<String> path, List<Attempt> attempts, Optional<NoSource> reason, String why) {

    public SourceAnswer {
        attempts = List.copyOf(attempts);
    }

    static SourceAnswer found(List<Attempt> attempts, String path, String why) {
        return new SourceAnswer(Optional.of(path), attempts, Optional.empty(), why);
    }

    static SourceAnswer none(List<Attempt> attempts, NoSource reason, String why) {
        return new SourceAnswer(Optional.empty(), attempts, Optional.of(reason), why);
    }
}
