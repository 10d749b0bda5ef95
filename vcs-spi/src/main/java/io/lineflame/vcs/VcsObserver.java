package io.lineflame.vcs;

import java.time.Instant;

/** Hears what clients do, for metrics. Calls come from any thread and must return at once. */
public interface VcsObserver {

    /** Hears and forgets. */
    VcsObserver NONE = new VcsObserver() {};

    /** How a request to a host ended. */
    enum Outcome {
        OK,
        /** Unchanged since it was last read: costs no budget. */
        NOT_MODIFIED,
        REFUSED,
        RATE_LIMITED,
        FAILED
    }

    /** A request to a host ended. */
    default void requested(String hostId, Outcome outcome) {}

    /**
     * A host said how many requests this credential has left.
     *
     * @param anonymous whether that is the server's own budget, shared by all without a connection
     */
    default void budget(String hostId, boolean anonymous, int remaining, int limit, Instant resetsAt) {}
}
