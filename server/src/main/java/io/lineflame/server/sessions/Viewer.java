package io.lineflame.server.sessions;

import java.util.OptionalLong;

/**
 * Who asks. A resource method takes it as {@code @Context Viewer viewer}.
 *
 * @param session the browser's or client's session; empty for somebody without one
 * @param user the person signed in; a session may have none yet
 */
public record Viewer(OptionalLong session, OptionalLong user) {

    /** Somebody without a session. */
    public static final Viewer NOBODY = new Viewer(OptionalLong.empty(), OptionalLong.empty());
}
