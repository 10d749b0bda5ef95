package io.lineflame.server.repositories;

import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Why a viewer does not get what they asked a host for, in words for them.
 *
 * @param title what is the matter, in a few words
 * @param detail a sentence or two that say what to do
 * @param account the viewer's name at the host; empty without a connection
 * @param wayOut a page at the host where the viewer can get on
 * @param retryAt when asking again makes sense; empty when the host did not say
 * @param endedAt when the connection ended
 */
public record Refusal(
        Kind kind,
        String title,
        String detail,
        Optional<String> account,
        Optional<URI> wayOut,
        Optional<Instant> retryAt,
        Optional<Instant> endedAt) {

    /** What to do about it. */
    public enum Kind {
        /** The viewer has no connection to the host, and needs one. */
        NOT_CONNECTED,
        /** The host no longer accepts the viewer's connection. */
        CONNECTION_ENDED,
        /** The repository is not there, or not for this viewer: hosts do not tell which. */
        NO_ACCESS,
        SINGLE_SIGN_ON,
        APPLICATION_NOT_ALLOWED,
        RATE_LIMITED,
        HOST_DOWN,
        /** Only an operator can mend it. */
        HOST_ERROR,
        /** The repository is there, and has no such commit or ref. */
        COMMIT_UNKNOWN,
        TOO_LARGE,
        NOT_A_FILE;

        /** As in answers, e.g. {@code no_access}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
