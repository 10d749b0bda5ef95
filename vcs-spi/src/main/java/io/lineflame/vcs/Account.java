package io.lineflame.vcs;

import java.net.URI;
import java.util.Optional;

/**
 * Whom a host knows a credential's owner as.
 *
 * @param id the host's own key for the account; stays when the account is renamed
 * @param login the name people use at the host, e.g. {@code mona}
 * @param picture under one of {@link VcsHost#pictureOrigins()}; empty when there is none
 * @param webUrl a page for people; empty when the host has none
 */
public record Account(String id, String login, Optional<URI> picture, Optional<URI> webUrl) {

    public Account {
        if (id.isBlank() || login.isBlank()) {
            throw new IllegalArgumentException("an account needs an id and a login");
        }
    }
}
