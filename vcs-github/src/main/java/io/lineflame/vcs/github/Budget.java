package io.lineflame.vcs.github;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many requests one identity may still send. A request takes its share before it is sent, so that
 * many at once do not spend more than there is. Times are by this server's clock.
 */
final class Budget {

    /** Nodes of a host name the same window's end a second or two apart. */
    private static final Duration SAME_WINDOW = Duration.ofSeconds(10);

    private final Map<String, Window> windows = new HashMap<>();
    private Instant pausedUntil = Instant.MIN;

    /** One resource's requests until its reset. */
    private static final class Window {
        private int remaining = Integer.MAX_VALUE;
        private int underWay;
        private Instant resetsAt = Instant.MIN;
    }

    /**
     * Takes a share for one request; each success is followed by one {@link #answered} or {@link #failed}.
     *
     * @return how long there will be none; empty when the request may be sent
     */
    synchronized Optional<Duration> take(String resource, Instant now) {
        if (now.isBefore(pausedUntil)) {
            return Optional.of(Duration.between(now, pausedUntil));
        }
        Window window = window(resource);
        if (!now.isBefore(window.resetsAt)) {
            window.remaining = Integer.MAX_VALUE;
        }
        if (window.remaining - window.underWay <= 0) {
            return Optional.of(Duration.between(now, window.resetsAt));
        }
        window.underWay++;
        return Optional.empty();
    }

    /** A request was answered. Answers may overtake each other, so the lowest figure of a window counts. */
    synchronized void answered(String resource, Optional<Limits> limits, Instant now) {
        window(resource).underWay--;
        if (limits.isEmpty()) {
            return;
        }
        Window window = window(limits.get().resource());
        Instant resetsAt = now.plus(limits.get().untilReset());
        boolean sameWindow = Duration.between(window.resetsAt, resetsAt).abs().compareTo(SAME_WINDOW) <= 0;
        window.remaining = sameWindow
                ? Math.min(window.remaining, limits.get().remaining())
                : limits.get().remaining();
        window.resetsAt = resetsAt;
    }

    /** A request was not answered. */
    synchronized void failed(String resource) {
        window(resource).underWay--;
    }

    /** The host asked for a pause of everything. */
    synchronized void pauseUntil(Instant until) {
        if (until.isAfter(pausedUntil)) {
            pausedUntil = until;
        }
    }

    private Window window(String resource) {
        return windows.computeIfAbsent(resource, name -> new Window());
    }
}
