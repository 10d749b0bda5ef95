package io.lineflame.vcs;

import java.util.Optional;

/** One installation of a code host, as configured. Safe for many threads. */
public interface VcsHost {

    /** Stable key kept in the database and in URLs, unique among all hosts: {@code [a-z0-9][a-z0-9.:_-]*}. */
    String id();

    /** Name shown to people, e.g. {@code code.example.com}. */
    String displayName();

    /**
     * Reads the repository out of a web or clone URL in any form people write; {@link
     * RepositoryUrl} takes the forms apart.
     *
     * @param url comes from a profile's labels: anything may stand in it
     * @return empty when the URL is not one of this host's; never an exception. What is returned
     *     carries nothing of a user name or password in the URL
     */
    Optional<RepositoryId> parseRepositoryUrl(String url);

    /**
     * Makes a client. Does no I/O: a wrong credential shows on the first call.
     *
     * @throws IllegalArgumentException if the credential's kind is not one of the provider's
     */
    VcsClient connect(Credential credential, VcsContext context);
}
