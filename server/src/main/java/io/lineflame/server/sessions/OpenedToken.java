package io.lineflame.server.sessions;

import java.time.Instant;

/**
 * A session of a program that calls for a person. Its {@code toString} shows no token.
 *
 * @param token for the program alone; means nothing anywhere else
 * @param expires when it ends at the latest
 */
public record OpenedToken(Viewer viewer, String token, Instant expires) {

    @Override
    public String toString() {
        return "OpenedToken[" + viewer + ", expires=" + expires + "]";
    }
}
