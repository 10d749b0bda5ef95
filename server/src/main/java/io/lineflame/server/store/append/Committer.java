package io.lineflame.server.store.append;

import io.lineflame.db.DatabaseException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits what waits in the queue, again and again, on one thread: while a transaction is under way the next one's pushes gather, so a slow disk makes
 * larger groups and not longer lines.
 *
 * <p>A try that fails is repeated where that can help. Before it is, the database is asked which profiles it has: what a lost answer hid, or what was pushed
 * twice, counts as stored and is taken out. A group that fails for a reason of its own is committed push by push, so that nobody suffers for another's profile.
 */
final class Committer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Committer.class);

    /** So long a push waits for a database that does not answer, from when it came. */
    static final Duration HOLD = Duration.ofSeconds(10);

    private static final Duration REST = Duration.ofSeconds(1);
    private static final int MAX_CONFLICTS = 5;
    private static final long FIRST_PAUSE_MILLIS = 50;
    private static final long LONGEST_PAUSE_MILLIS = 1000;

    private final CommitQueue queue;
    private final BatchWriter writer;
    private final AppendMetrics metrics;
    private final Runnable afterwards;

    /** {@code afterwards} runs after each group, once its pushes are answered, and about every second when none comes. */
    Committer(CommitQueue queue, BatchWriter writer, AppendMetrics metrics, Runnable afterwards) {
        this.queue = queue;
        this.writer = writer;
        this.metrics = metrics;
        this.afterwards = afterwards;
    }

    /** Until the queue is closed and empty, or the thread is interrupted. */
    @Override
    public void run() {
        try {
            for (Optional<List<Push>> batch = queue.take(REST); batch.isPresent(); batch = queue.take(REST)) {
                commit(batch.get());
                tidyUp();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidyUp() {
        try {
            afterwards.run();
        } catch (RuntimeException | Error e) { // whatever it is, this thread has to live
            LOG.warn("Tidying up after a commit failed", e);
        }
    }

    private void commit(List<Push> batch) throws InterruptedException {
        Tries tries = new Tries();
        List<Push> left = batch;
        try {
            while (!left.isEmpty()) {
                left = tryOnce(left, tries);
            }
        } catch (RuntimeException | Error e) {
            LOG.error("{} pushes could not be stored", left.size(), e);
            end(left, e);
        } catch (InterruptedException e) {
            end(left, e);
            throw e;
        }
    }

    /** What happened to a group so far. */
    private static final class Tries {
        private boolean failed;
        private boolean daysGone;
        private int conflicts;
        private long pauseMillis = FIRST_PAUSE_MILLIS;
    }

    /** Gives what is left to be tried again. */
    private List<Push> tryOnce(List<Push> pushes, Tries tries) throws InterruptedException {
        long started = System.nanoTime();
        try {
            if (tries.daysGone) {
                writer.prepareAgain(pushes);
            }
            int rows = writer.write(pushes, tries.failed);
            metrics.committed(rows, pushes, System.nanoTime() - started);
            queue.databaseAway(false);
            pushes.forEach(this::stored);
            return List.of();
        } catch (RuntimeException e) {
            tries.failed = true;
            pushes.forEach(
                    push -> push.profiles().forEach(profile -> profile.table().doubt()));
            return after(e, pushes, tries);
        }
    }

    private List<Push> after(RuntimeException failure, List<Push> pushes, Tries tries) throws InterruptedException {
        return switch (Cure.of(failure)) {
            case WAIT -> afterAPause(failure, pushes, tries);
            case REPEAT -> {
                LOG.debug("A group of {} pushes is repeated: {}", pushes.size(), failure.getMessage());
                tries.daysGone = Cure.daysMayBeGone(failure);
                yield ++tries.conflicts <= MAX_CONFLICTS ? pushes : apart(failure, pushes);
            }
            case APART -> apart(failure, pushes);
            case NONE -> {
                end(pushes, failure);
                yield List.of();
            }
        };
    }

    private List<Push> afterAPause(RuntimeException failure, List<Push> pushes, Tries tries)
            throws InterruptedException {
        queue.databaseAway(true);
        List<Push> old = pushes.stream()
                .filter(push -> push.ageNanos() >= HOLD.toNanos())
                .toList();
        if (!old.isEmpty()) {
            LOG.warn("{} pushes waited in vain for the database: {}", old.size(), failure.getMessage());
            end(old, failure);
        }
        List<Push> young = pushes.stream().filter(push -> !old.contains(push)).toList();
        if (!young.isEmpty()) {
            Thread.sleep(tries.pauseMillis);
            tries.pauseMillis = Math.min(2 * tries.pauseMillis, LONGEST_PAUSE_MILLIS);
        }
        return young;
    }

    /** Each push in a transaction of its own; one that is alone already has failed. */
    private List<Push> apart(RuntimeException failure, List<Push> pushes) throws InterruptedException {
        if (pushes.size() == 1) {
            LOG.error("A push could not be stored", failure);
            end(pushes, failure);
            return List.of();
        }
        for (Push push : pushes) {
            Tries tries = new Tries();
            tries.failed = true;
            List<Push> alone = List.of(push);
            while (!alone.isEmpty()) {
                alone = tryOnce(alone, tries);
            }
        }
        return List.of();
    }

    private void stored(Push push) {
        metrics.waited(push.ageNanos());
        leave(push);
        push.outcome().complete(null);
    }

    private void end(List<Push> pushes, Throwable failure) {
        for (Push push : pushes) {
            if (!push.outcome().isDone()) {
                leave(push);
                push.outcome().completeExceptionally(failure);
            }
        }
    }

    private void leave(Push push) {
        queue.done(push);
        push.profiles().forEach(profile -> profile.table().release());
    }

    /** What can be done about a failure. */
    private enum Cure {
        WAIT,
        REPEAT,
        APART,
        NONE;

        static Cure of(RuntimeException failure) {
            if (!(failure instanceof DatabaseException database)) {
                return REPEAT; // a symbol table that was closed or taken over: it looks, and starts over
            }
            return switch (database.kind()) {
                case UNAVAILABLE -> WAIT;
                case CONFLICT, DUPLICATE -> REPEAT;
                case DISK_FULL, DENIED, UNSUITABLE -> NONE;
                case CANCELLED, FAILED -> APART;
            };
        }

        static boolean daysMayBeGone(RuntimeException failure) {
            return failure instanceof DatabaseException database && database.kind() == DatabaseException.Kind.CONFLICT;
        }
    }
}
