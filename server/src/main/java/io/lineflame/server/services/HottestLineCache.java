package io.lineflame.server.services;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.SeriesRow;
import io.lineflame.profile.view.HottestLines;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * The hottest lines of services, kept for a minute: a page that asks every few seconds need not read all stacks of all services each time. What is
 * kept serves ranges of the same length that end at nearly the same time, as long as hardly anything was added. Safe for many threads.
 */
@Singleton
final class HottestLineCache {

    private static final Duration KEPT = Duration.ofMinutes(1);
    /** The part of a range, and of its profiles, by which it may have moved on. */
    private static final int PARTS = 50;

    private final Cache<Key, Entry> entries =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();

    @Inject
    HottestLineCache() {}

    private record Key(Tenant tenant, String service, String type, Duration length) {}

    private record Entry(TimeRange range, long profiles, Hottest hottest) {

        boolean serves(TimeRange asked, long now) {
            Duration moved = Duration.between(range.until(), asked.until()).abs();
            return moved.multipliedBy(PARTS).compareTo(asked.length()) <= 0
                    && Math.abs(now - profiles) * PARTS <= profiles;
        }
    }

    /**
     * The hottest lines, and of how much they are.
     *
     * @param lines by self, largest first
     */
    record Hottest(List<HottestLines.Line> lines, long total) {

        Hottest {
            lines = List.copyOf(lines);
        }
    }

    /** What is kept, or else what {@code reader} finds. */
    Hottest get(Tenant tenant, String type, TimeRange range, List<SeriesRow> series, Supplier<Hottest> reader) {
        Key key = new Key(tenant, series.get(0).service(), type, range.length());
        long profiles = series.stream().mapToLong(SeriesRow::profiles).sum();
        Entry kept = entries.getIfPresent(key);
        if (kept != null && kept.serves(range, profiles)) {
            return kept.hottest;
        }
        Hottest read = reader.get();
        entries.put(key, new Entry(range, profiles, read));
        return read;
    }
}
