package io.lineflame.server.locate;

import java.util.Optional;

/**
 * Which function's source is wanted, and of which build.
 *
 * @param function its full name; may be empty when {@code path} is there
 * @param file as compiled; empty when unknown
 * @param path the file in the service's repository, where that is known already: nothing is looked for then
 */
public record SourceRequest(VersionRequest version, String function, String file, Optional<String> path) {

    /** A function whose file is to be found. */
    public SourceRequest(VersionRequest version, String function, String file) {
        this(version, function, file, Optional.empty());
    }
}
