package io.lineflame.server.compat.querier;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;

/** How many nodes an answer has; the numbers are the defaults of Pyroscope's limits. */
public final class NodeLimit {

    private static final long DEFAULT = 8_192;
    private static final long MOST = 1 << 20;
    private static final long DOT_DEFAULT = 100;

    private NodeLimit() {}

    /**
     * Of a flame graph or tree.
     *
     * @param asked 0 when nothing was said
     * @throws ConnectException {@code invalid_argument} when it is negative or too large
     */
    public static long drawn(long asked) {
        if (asked < 0 || asked > MOST) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "The limit of nodes is a number from 1 to " + MOST + ", or 0 for " + DEFAULT + ", not " + asked
                            + ".");
        }
        return asked == 0 ? DEFAULT : asked;
    }

    /** Of a graph in dot, which people are to look at. Throws as {@link #drawn} does. */
    public static int dot(long asked) {
        return (int) (asked == 0 ? DOT_DEFAULT : drawn(asked));
    }

    /** Of a profile that is handed out whole when nothing else was said; 0 for all. Never throws. */
    static int whole(long asked) {
        return (int) Math.max(0, Math.min(asked, Integer.MAX_VALUE));
    }
}
