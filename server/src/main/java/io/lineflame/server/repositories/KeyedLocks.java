package io.lineflame.server.repositories;

import io.lineflame.vcs.VcsException;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One caller at a time for each key, the others wait for a bounded time. Safe for many threads; keeps nothing of keys unused. */
final class KeyedLocks<K> {

    private final Duration patience;
    private final ConcurrentMap<K, Shared> locks = new ConcurrentHashMap<>();

    /** Counts who holds it or waits for it, so that the last one can take it out of the map. */
    private static final class Shared {

        private final ReentrantLock lock = new ReentrantLock();
        private int users;
    }

    KeyedLocks(Duration patience) {
        this.patience = patience;
    }

    /** Something that a host is asked for. */
    interface Load<V> {
        V load() throws VcsException;
    }

    /**
     * Runs a load when nobody else's for this key runs.
     *
     * @throws VcsException of the load itself, or of kind {@code UNAVAILABLE} when others kept the key too long
     */
    <V> V alone(K key, Load<V> load) throws VcsException {
        Shared shared = locks.compute(key, (any, known) -> joined(known == null ? new Shared() : known));
        try {
            lock(shared.lock);
            try {
                return load.load();
            } finally {
                shared.lock.unlock();
            }
        } finally {
            locks.computeIfPresent(key, (any, known) -> --known.users == 0 ? null : known);
        }
    }

    private static Shared joined(Shared shared) {
        shared.users++;
        return shared;
    }

    private void lock(ReentrantLock lock) throws VcsException {
        try {
            if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new VcsException(
                        VcsException.Kind.UNAVAILABLE,
                        "The host has not answered others who asked the same for " + patience.toSeconds()
                                + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VcsException(VcsException.Kind.UNAVAILABLE, "The server is stopping.", e);
        }
    }
}
