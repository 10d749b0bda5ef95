package io.lineflame.server.connections;

import java.time.Duration;
import java.time.Instant;

/** When a credential that expires is due for renewal: shortly before, by this server's clock. */
final class RenewalTime {

    private static final Duration AHEAD = Duration.ofMinutes(5);

    private RenewalTime() {}

    /**
     * Whether less than five minutes are left, or less than a tenth of its life where that is shorter: a credential that lives for
     * minutes must not be due from its first moment on.
     */
    static boolean isDue(Instant given, Instant expires, Instant now) {
        Duration tenth = Duration.between(given, expires).dividedBy(10);
        Duration ahead = tenth.compareTo(AHEAD) < 0 ? tenth : AHEAD;
        return !now.isBefore(expires.minus(ahead));
    }
}
