package io.lineflame.source;

import java.util.List;
import java.util.Optional;

/**
 * Where a function's file is, and how that was found out.
 *
 * @param path of a file in the tree that was searched; empty when there is none that is certain
 * @param places in other repositories where the file should be, most likely first; empty when {@code path} is present
 * @param attempts every step of the search in its order; never empty. The one with verdict {@code FOUND}, if any, names
 *     {@code path}
 * @param reason why there is no path; present exactly when {@code path} is empty
 * @param why the outcome as a sentence for a person
 * @param advice what a person can do to get further, a sentence each; empty when there is nothing to do
 */
public record SourceAnswer(
        Optional<String> path,
        List<Place> places,
        List<Attempt> attempts,
        Optional<NoSource> reason,
        String why,
        List<String> advice) {

    public SourceAnswer {
        places = List.copyOf(places);
        attempts = List.copyOf(attempts);
        advice = List.copyOf(advice);
        if (path.isPresent() == reason.isPresent()) {
            throw new IllegalArgumentException("either a path or a reason: " + path + ", " + reason);
        }
    }

    public static SourceAnswer found(List<Attempt> attempts, String path, String why) {
        return new SourceAnswer(Optional.of(path), List.of(), attempts, Optional.empty(), why, List.of());
    }

    public static SourceAnswer none(List<Attempt> attempts, NoSource reason, String why) {
        return none(attempts, reason, why, List.of());
    }

    public static SourceAnswer none(List<Attempt> attempts, NoSource reason, String why, List<String> advice) {
        return new SourceAnswer(Optional.empty(), List.of(), attempts, Optional.of(reason), why, advice);
    }

    /**
     * The file is another repository's.
     *
     * @param reason {@code STANDARD_LIBRARY} or {@code OTHER_MODULE}
     */
    public static SourceAnswer elsewhere(
            List<Attempt> attempts, List<Place> places, NoSource reason, String why, List<String> advice) {
        return new SourceAnswer(Optional.empty(), places, attempts, Optional.of(reason), why, advice);
    }
}
