package io.lineflame.vcs;

import java.time.Clock;

/**
 * What the server lends to clients, so that limits are set in one place.
 *
 * @param maxFileBytes larger files are not read, but answered with {@code TOO_LARGE}; at least 1
 */
public record VcsContext(int maxFileBytes, Clock clock, VcsObserver observer) {

    public VcsContext {
        if (maxFileBytes < 1) {
            throw new IllegalArgumentException("maxFileBytes is " + maxFileBytes + ", but must be at least 1");
        }
    }

    /** With the system's clock, unobserved. */
    public VcsContext(int maxFileBytes) {
        this(maxFileBytes, Clock.systemUTC(), VcsObserver.NONE);
    }
}
