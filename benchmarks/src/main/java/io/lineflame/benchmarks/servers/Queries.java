package io.lineflame.benchmarks.servers;

import io.lineflame.benchmarks.load.HttpConnection;
import io.lineflame.benchmarks.load.Kind;
import java.io.IOException;
import java.time.Instant;

/** Asks a server; an answer other than 200 is an {@link IOException}. */
public interface Queries {

    /** What a selection of profiles adds up to. */
    record Sum(long profiles, long total) {}

    /** All profiles of a service; {@code profiles} is -1 where the server does not say. */
    Sum sum(HttpConnection connection, String service, Kind kind, Instant from, Instant until) throws IOException;

    /** Asks for the cost of each line of a function; the peer for what that is made from. Gives the bytes of the answer. */
    int functionDetails(
            HttpConnection connection, String service, Kind kind, Instant from, Instant until, String function)
            throws IOException;

    /** Asks for a flame graph of at most 8 192 nodes. Gives the bytes of the answer. */
    int flameGraph(HttpConnection connection, String service, Kind kind, Instant from, Instant until)
            throws IOException;
}
