package io.lineflame.server.store.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.SeriesKey;
import io.lineflame.db.SeriesStore;

/** Ids of series, remembered: a service pushes the same few series every ten seconds. */
final class SeriesIds {

    private static final int REMEMBERED = 100_000;

    private final SeriesStore store;
    private final Cache<SeriesKey, Long> ids =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    SeriesIds(SeriesStore store) {
        this.store = store;
    }

    /** Makes the series when it is new. */
    long idOf(SeriesKey key) {
        Long known = ids.getIfPresent(key);
        if (known != null) {
            return known;
        }
        long id = store.idOf(key); // outside of the cache's own loading, which would make keys of the same bin wait
        ids.put(key, id);
        return id;
    }
}
