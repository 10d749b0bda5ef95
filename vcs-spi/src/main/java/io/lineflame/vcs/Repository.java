package io.lineflame.vcs;

import java.net.URI;
import java.util.Optional;

/**
 * A repository as its host knows it.
 *
 * @param id where it is now, which differs from what was asked for when it moved
 * @param key the host's own key for it: stays when it moves, and is another's for a repository that takes its old name
 * @param everyone whether anyone may read it, without an account
 * @param webUrl a page for people; empty when the host has none
 */
public record Repository(RepositoryId id, String key, boolean everyone, Optional<URI> webUrl) {

    public Repository {
        if (key.isBlank()) {
            throw new IllegalArgumentException("a repository needs a key");
        }
    }
}
