package io.lineflame.server.store.append;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.SeriesKey;
import io.lineflame.db.SeriesStore;
import java.time.Duration;

/**
 * Ids of series, remembered: a service pushes the same few series every ten seconds. Once a day each is asked for again, by which the database knows that it
 * is in use: a series without profiles that nobody asked for in days may be deleted.
 */
final class SeriesIds {

    private static final int REMEMBERED = 100_000;
    private static final Duration ASK_AGAIN = Duration.ofDays(1);

    private final SeriesStore store;
    private final Cache<SeriesKey, Long> ids = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(ASK_AGAIN)
            .build();

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
