package io.lineflame.vcs;

import java.net.URI;
import java.util.Optional;

/**
 * Who wrote a commit.
 *
 * @param name as the commit says, not the host's name for the account
 * @param picture under one of {@link VcsHost#pictureOrigins()}; empty when the host knows none
 */
public record Author(String name, Optional<URI> picture) {

    /** Of whom nothing is known but the name. */
    public static Author named(String name) {
        return new Author(name, Optional.empty());
    }
}
