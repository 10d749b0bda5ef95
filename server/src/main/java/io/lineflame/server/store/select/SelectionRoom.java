package io.lineflame.server.store.select;

import io.lineflame.db.Cancellation;
import io.lineflame.db.DatabaseException;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.profiles.ProfileSelector;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many selections read at once, and how much memory their sums take. A selection that finds no room waits a little; then it is
 * refused, for a server that takes on everything answers nobody. Safe for many threads.
 */
final class SelectionRoom {

    /** What a node costs in {@link io.lineflame.profile.stacks.Weights}, which may have room for some more than there are. */
    private static final int NODE_BYTES = 24;

    private static final int WAITING_PER_PLACE = 16;
    private static final int PATIENCE_MILLIS = 10_000;
    private static final int LOOK_MILLIS = 50;

    private final Semaphore places;
    private final Limits limits;
    private final AtomicLong reserved = new AtomicLong();

    /**
     * What there is room for.
     *
     * @param selections that read at once: each holds a connection for its stream, and needs another for a moment to load symbols
     * @param bytes of one selection
     * @param allBytes of all that read
     */
    record Limits(int selections, long bytes, long allBytes) {}

    SelectionRoom(Limits limits) {
        this.limits = limits;
        this.places = new Semaphore(limits.selections, true);
    }

    /** An eighth of the heap for one, a quarter for all; with fewer selections than the pool has connections. */
    static SelectionRoom ofHeap(long heapBytes) {
        return new SelectionRoom(new Limits(4, heapBytes / 8, heapBytes / 4));
    }

    /**
     * Waits for a place. To be closed when the reading is done.
     *
     * @throws ProblemException when there is none in time, or too many wait
     * @throws DatabaseException of kind CANCELLED when nobody waits for the answer any more
     */
    Place enter(Cancellation cancellation) {
        if (places.getQueueLength() >= WAITING_PER_PLACE * limits.selections) {
            throw busy();
        }
        try {
            for (int waited = 0; !places.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS); waited += LOOK_MILLIS) {
                cancellation.throwIfCancelled();
                if (waited >= PATIENCE_MILLIS) {
                    throw busy();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        return new Place();
    }

    private static ProblemException busy() {
        return new ProblemException(
                ProblemType.TOO_BUSY,
                "Other queries take all the room there is for reading profiles; ask again in a few seconds.");
    }

    /** Of one selection. */
    final class Place implements AutoCloseable {

        private long bytes;

        /** Before a tree's weights are made. Safe for many threads. */
        synchronized void reserveNodes(int nodes) {
            long more = (long) nodes * NODE_BYTES;
            if (bytes + more > limits.bytes) {
                throw new ProblemException(
                        ProfileSelector.QUERY_TOO_LARGE,
                        "The selected profiles have more different stacks than fit into the memory for one query ("
                                + limits.bytes / (1 << 20)
                                + " MiB). Select a shorter time or one version, or give the server a larger heap (-Xmx).");
            }
            if (reserved.addAndGet(more) > limits.allBytes) {
                reserved.addAndGet(-more);
                throw busy();
            }
            bytes += more;
        }

        @Override
        public synchronized void close() {
            reserved.addAndGet(-bytes);
            places.release();
        }
    }
}
