package io.lineflame.db;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Which single profiles there are, without their blocks; {@link BlockStore#some} has those. All ranges are {@code [from, until)} by a profile's start. */
public final class SingleProfileStore {
    private final Database database;

    public SingleProfileStore(Database database) {
        this.database = database;
    }

    /** Takes profiles one by one as they arrive, in no order. */
    @FunctionalInterface
    public interface TotalConsumer {
        /** Throwing ends the read. */
        void profile(StoredProfile profile, long total);
    }

    /** Streams the profiles of some series with their total of one type each to the consumer, on the calling thread, holding one connection. */
    public void totals(
            int tenant,
            Collection<SeriesColumn> columns,
            Instant from,
            Instant until,
            Cancellation cancellation,
            TotalConsumer consumer) {
        MicrosRange range = MicrosRange.of(from, until);
        Map<Integer, List<Long>> seriesByColumn =
                columns.stream().collect(groupingBy(SeriesColumn::column, mapping(SeriesColumn::seriesId, toList())));
        List<String> parts = new ArrayList<>();
        seriesByColumn.forEach((column, series) -> parts.add("SELECT series_id, symbol_table_id, time, digest, totals["
                + (column + 1) + "] FROM profiles WHERE " + CopyRows.in(tenant, range) + " AND "
                + CopyRows.any("series_id", series)));
        database.inTransaction(tx -> cancellation.reading(tx, connection -> {
            for (String part : parts) { // a handful: the order of types differs between few series
                CopyRows.read(connection, cancellation, part, row -> consumer.profile(profile(row), row.int8Field()));
            }
            return true;
        }));
    }

    /**
     * The profiles of some series that start just then.
     *
     * @param times not too many at once: each stands in the statement
     */
    public List<StoredProfile> at(
            int tenant, Collection<Long> seriesIds, Collection<Instant> times, Cancellation cancellation) {
        List<StoredProfile> found = new ArrayList<>();
        if (times.isEmpty() || seriesIds.isEmpty()) {
            return found;
        }
        Instant first = times.stream().min(Instant::compareTo).orElseThrow();
        Instant last = times.stream().max(Instant::compareTo).orElseThrow();
        String sql = "SELECT series_id, symbol_table_id, time, digest FROM profiles WHERE "
                + CopyRows.in(tenant, MicrosRange.of(first, last.plusNanos(1_000))) + " AND "
                + CopyRows.any("series_id", seriesIds) + " AND time = ANY ('{"
                + String.join(
                        ",", times.stream().map(time -> "\"" + time + "\"").toList()) + "}'::timestamptz[])";
        return database.inTransaction(tx -> cancellation.reading(tx, connection -> {
            CopyRows.read(connection, cancellation, sql, row -> found.add(profile(row)));
            return found;
        }));
    }

    private static StoredProfile profile(BinaryCopyReader row) {
        long series = row.int8Field();
        long table = row.int8Field();
        return new StoredProfile(series, table, BinaryCopyWriter.instant(row.int8Field()), row.int8Field());
    }
}
