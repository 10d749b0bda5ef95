package io.lineflame.server.sessions;

import jakarta.ws.rs.core.NewCookie;

/**
 * A session that was opened, or that got another token. Its {@code toString} shows no token.
 *
 * @param cookie the answer has to carry it: nobody else knows the token
 */
public record OpenedSession(Viewer viewer, NewCookie cookie) {

    @Override
    public String toString() {
        return "OpenedSession[" + viewer + "]";
    }
}
