package io.lineflame.vcs;

/**
 * A repository on a configured host.
 *
 * @param hostId the {@link VcsHost#id()}
 * @param path the host's own path without leading or trailing slash, e.g. {@code acme/shop}; groups
 *     may nest, so there may be more than two segments
 */
public record RepositoryId(String hostId, String path) {

    public RepositoryId {
        if (hostId.isEmpty()) {
            throw new IllegalArgumentException("a repository needs a host");
        }
        if (!TreeEntry.isPath(path) || path.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a repository's path: " + Printable.of(path));
        }
    }
}
