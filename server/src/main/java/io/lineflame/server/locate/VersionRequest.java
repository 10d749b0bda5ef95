package io.lineflame.server.locate;

import io.lineflame.server.query.ProfileQuery;
import java.util.Optional;

/**
 * Which build of which service is meant.
 *
 * @param service whose newest version fills in what is missing of the three parts below
 * @param query does the same as {@code service}, by its conditions
 * @param commit a ref or a hash
 */
public record VersionRequest(
        Optional<String> service,
        Optional<ProfileQuery> query,
        Optional<String> repository,
        Optional<String> commit,
        Optional<String> rootPath) {

    /** Nothing is said. */
    public static final VersionRequest NONE = new VersionRequest(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether nothing has to be filled in. */
    boolean isComplete() {
        return repository.isPresent() && commit.isPresent() && rootPath.isPresent();
    }

    /** The newest version of a service. */
    public static VersionRequest ofService(String service) {
        return new VersionRequest(
                Optional.of(service), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
