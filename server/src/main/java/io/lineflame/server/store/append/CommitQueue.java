package io.lineflame.server.store.append;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Pushes that wait for the next commit, and those in it. Whoever finds it full is refused at once, before any work is done for them: waiting outside would
 * only move the queue to where it is not counted. Safe for many threads.
 */
final class CommitQueue {

    private final Limits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Queue<Push> waiting = new ArrayDeque<>();
    private int rows;
    private long bytes;
    private boolean databaseAway;
    private boolean memoryFull;
    private boolean closed;

    /**
     * How much waits at most. A push that comes when there is room is taken whole, however large.
     *
     * @param bytes of blocks
     * @param rowsWhileAway while the database does not answer: each push that waits holds a thread of the server, which other requests need
     * @param batchRows what one commit takes, once it has a push
     */
    record Limits(int rows, long bytes, int rowsWhileAway, int batchRows, long batchBytes) {

        static Limits ofHeap(long heapBytes) {
            return new Limits(4096, Math.max(heapBytes / 16, 8 << 20), 100, 1024, 16 << 20);
        }
    }

    CommitQueue(Limits limits) {
        this.limits = limits;
    }

    /**
     * Takes a place for profiles before they are worked on. To be given back by {@link #giveUp}, or by {@link #done} after {@link #add}.
     *
     * @throws ProblemException 429 when there is none, 503 when the server stops
     */
    void takePlace(int profiles) {
        lock.lock();
        try {
            if (closed) {
                throw new ProblemException(ProblemType.UNAVAILABLE, "The server is stopping; push again to the next.");
            }
            if (databaseAway && rows >= limits.rowsWhileAway) {
                throw busy("The database does not answer, and " + rows + " profiles wait for it already");
            }
            if (memoryFull) {
                throw busy("The stacks of all services together leave no memory for more");
            }
            if (rows >= limits.rows || bytes >= limits.bytes) {
                throw busy(rows + " profiles of " + bytes + " bytes wait to be stored, which is as much as may");
            }
            rows += profiles;
        } finally {
            lock.unlock();
        }
    }

    private static ProblemException busy(String why) {
        return new ProblemException(ProblemType.TOO_BUSY, why + "; push again in a few seconds.");
    }

    /** Gives back a place that came to nothing. */
    void giveUp(int profiles) {
        lock.lock();
        try {
            rows -= profiles;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a push wait for the next commit, in the place that was taken for its profiles. */
    void add(Push push) {
        lock.lock();
        try {
            rows += push.rows() - push.profiles().size();
            bytes += push.bytes();
            waiting.add(push);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * What the next commit takes, in the order of coming: waits a while for a push, and then for no other. Without a push when none came; empty when
     * the queue is closed and nothing is left.
     */
    Optional<List<Push>> take(Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (waiting.isEmpty() && !closed && nanos > 0) {
                nanos = filled.awaitNanos(nanos);
            }
            return waiting.isEmpty() && closed ? Optional.empty() : Optional.of(batch());
        } finally {
            lock.unlock();
        }
    }

    private List<Push> batch() {
        List<Push> batch = new ArrayList<>();
        int batchRows = 0;
        long batchBytes = 0;
        while (!waiting.isEmpty() && batchRows < limits.batchRows && batchBytes < limits.batchBytes) {
            Push push = waiting.remove();
            batchRows += push.rows();
            batchBytes += push.bytes();
            batch.add(push);
        }
        return batch;
    }

    /** A push that was taken needs no place any more. */
    void done(Push push) {
        lock.lock();
        try {
            rows -= push.rows();
            bytes -= push.bytes();
        } finally {
            lock.unlock();
        }
    }

    void databaseAway(boolean away) {
        lock.lock();
        try {
            databaseAway = away;
        } finally {
            lock.unlock();
        }
    }

    void memoryFull(boolean full) {
        lock.lock();
        try {
            memoryFull = full;
        } finally {
            lock.unlock();
        }
    }

    /** Takes nothing new; what waits is still given out. */
    void close() {
        lock.lock();
        try {
            closed = true;
            filled.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waiting and in the commit under way. */
    int rows() {
        lock.lock();
        try {
            return rows;
        } finally {
            lock.unlock();
        }
    }

    /** Of their blocks. */
    long bytes() {
        lock.lock();
        try {
            return bytes;
        } finally {
            lock.unlock();
        }
    }
}
