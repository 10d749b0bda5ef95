package io.lineflame.db;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts appended profiles per series, hour and symbol table, in the order of the key: two transactions can never lock crosswise. */
final class SeriesHours {
    private static final Comparator<Key> BY_KEY =
            Comparator.comparingLong(Key::series).thenComparing(Key::hour).thenComparingLong(Key::table);

    private SeriesHours() {}

    private record Key(long series, Instant hour, long table) {}

    private record Count(long profiles, Instant first, Instant last) {
        Count plus(Count other) {
            return new Count(
                    profiles + other.profiles,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last);
        }
    }

    static void count(Transaction tx, List<ProfileRow> rows) {
        SortedMap<Key, Count> counts = new TreeMap<>(BY_KEY);
        for (ProfileRow row : rows) {
            // As stored: what timestamptz cuts off must not make a profile look later than it is.
            Instant time = row.time().truncatedTo(ChronoUnit.MICROS);
            Key key = new Key(row.seriesId(), time.truncatedTo(ChronoUnit.HOURS), row.symbolTableId());
            counts.merge(key, new Count(1, time, time), Count::plus);
        }
        tx.update(
                """
                INSERT INTO series_hours AS h (series_id, hour, symbol_table_id, profiles, first_time, last_time)
                SELECT * FROM unnest(?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[])
                ON CONFLICT (series_id, hour, symbol_table_id) DO UPDATE
                SET profiles = h.profiles + excluded.profiles,
                    first_time = least(h.first_time, excluded.first_time),
                    last_time = greatest(h.last_time, excluded.last_time)
                """,
                counts.keySet().stream().map(Key::series).toArray(Long[]::new),
                counts.keySet().stream().map(Key::hour).toArray(Instant[]::new),
                counts.keySet().stream().map(Key::table).toArray(Long[]::new),
                counts.values().stream().map(Count::profiles).toArray(Long[]::new),
                counts.values().stream().map(Count::first).toArray(Instant[]::new),
                counts.values().stream().map(Count::last).toArray(Instant[]::new));
    }
}
