package io.lineflame.server.repositories;

import com.github.benmanes.caffeine.cache.Cache;
import io.lineflame.vcs.VcsException;
import java.time.Duration;
import java.util.Optional;

/**
 * Keeps what hosts answered. However many ask for one thing at once, one of them asks the host; the others wait and get what came.
 *
 * <p>A failure is never passed on: it may be due to whose credential it was. Whoever waited then asks with their own, one after the
 * other, and gives up when that takes too long.
 */
final class SharedLoads<K, V> {

    /** Longer than a slow answer, shorter than a person or a proxy in front waits. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Cache<K, V> kept;
    private final KeyedLocks<K> locks;

    SharedLoads(Cache<K, V> kept) {
        this(kept, PATIENCE);
    }

    SharedLoads(Cache<K, V> kept, Duration patience) {
        this.kept = kept;
        this.locks = new KeyedLocks<>(patience);
    }

    /** What is kept, or what the load gives; of loads for one key only one runs at a time. */
    V get(K key, KeyedLocks.Load<V> load) throws VcsException {
        V known = kept.getIfPresent(key);
        return known != null ? known : locks.alone(key, () -> keptOrLoaded(key, load));
    }

    /** What is kept. */
    Optional<V> known(K key) {
        return Optional.ofNullable(kept.getIfPresent(key));
    }

    /** Keeps what was learnt by the way. */
    void keep(K key, V value) {
        kept.put(key, value);
    }

    void forget(K key) {
        kept.invalidate(key);
    }

    private V keptOrLoaded(K key, KeyedLocks.Load<V> load) throws VcsException {
        V known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        V loaded = load.load();
        kept.put(key, loaded);
        return loaded;
    }
}
