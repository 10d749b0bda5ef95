package io.lineflame.server.config;

import java.time.Duration;

/**
 * When a session ends by itself.
 *
 * @param idle after its last use; at most {@code lifetime}
 * @param lifetime after it began, used or not
 */
public record SessionLife(Duration idle, Duration lifetime) {

    public static final SessionLife DEFAULT = new SessionLife(Duration.ofDays(7), Duration.ofDays(30));
}
