package io.lineflame.db;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Counts appended profiles per series, hour and symbol table, and in it per 5 minutes, in the order of the key: two transactions can never lock crosswise. */
final class SeriesHours {
    private static final Comparator<Key> BY_KEY =
            Comparator.comparingLong(Key::series).thenComparing(Key::hour).thenComparingLong(Key::table);

    private SeriesHours() {}

    private record Key(long series, Instant hour, long table) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Count(long profiles, Instant first, Instant last, int[] parts) {
        static Count ofOne(Instant time) {
            int[] parts = new int[12];
            parts[time.atOffset(ZoneOffset.UTC).getMinute() / 5] = 1;
            return new Count(1, time, time, parts);
        }

        Count plus(Count other) {
            return new Count(
                    profiles + other.profiles,
                    first.isBefore(other.first) ? first : other.first,
                    last.isAfter(other.last) ? last : other.last,
                    IntStream.range(0, parts.length)
                            .map(i -> parts[i] + other.parts[i])
                            .toArray());
        }
    }

    static void count(Transaction tx, List<ProfileRow> rows) {
        SortedMap<Key, Count> counts = new TreeMap<>(BY_KEY);
        for (ProfileRow row : rows) {
            if (row.isMark()) {
                continue;
            }
            // As stored: what timestamptz cuts off must not make a profile look later than it is.
            Instant time = row.time().truncatedTo(ChronoUnit.MICROS);
            Key key = new Key(row.seriesId(), time.truncatedTo(ChronoUnit.HOURS), row.symbolTableId());
            counts.merge(key, Count.ofOne(time), Count::plus);
        }
        tx.update(
                """
                INSERT INTO series_hours AS h (series_id, hour, symbol_table_id, profiles, first_time, last_time, parts)
                SELECT series_id, hour, table_id, profiles, first_time, last_time, parts::integer[]
                FROM unnest(?::bigint[], ?::timestamptz[], ?::bigint[], ?::bigint[], ?::timestamptz[], ?::timestamptz[], ?::text[])
                    AS counted (series_id, hour, table_id, profiles, first_time, last_time, parts)
                ON CONFLICT (series_id, hour, symbol_table_id) DO UPDATE
                SET profiles = h.profiles + excluded.profiles,
                    first_time = least(h.first_time, excluded.first_time),
                    last_time = greatest(h.last_time, excluded.last_time),
                    parts = ARRAY(SELECT a + b FROM unnest(h.parts, excluded.parts) WITH ORDINALITY AS sum (a, b, i) ORDER BY i)
                """,
                counts.keySet().stream().map(Key::series).toArray(Long[]::new),
                counts.keySet().stream().map(Key::hour).toArray(Instant[]::new),
                counts.keySet().stream().map(Key::table).toArray(Long[]::new),
                counts.values().stream().map(Count::profiles).toArray(Long[]::new),
                counts.values().stream().map(Count::first).toArray(Instant[]::new),
                counts.values().stream().map(Count::last).toArray(Instant[]::new),
                counts.values().stream().map(count -> arrayText(count.parts())).toArray(String[]::new));
    }

    /** unnest would take an array of arrays apart to its numbers, so they go as text. */
    private static String arrayText(int[] numbers) {
        return IntStream.of(numbers).mapToObj(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
