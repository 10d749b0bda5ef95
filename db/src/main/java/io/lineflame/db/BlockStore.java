package io.lineflame.db;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The blocks of profiles and their totals, for reading. All ranges are {@code [from, until)} by a profile's start. */
public final class BlockStore {
    private final Database database;

    public BlockStore(Database database) {
        this.database = database;
    }

    /** Takes blocks one by one as they arrive, in no order. */
    @FunctionalInterface
    public interface BlockConsumer {
        /** The time is to the microsecond. Throwing ends the read. */
        void block(long seriesId, long symbolTableId, Instant time, byte[] block);
    }

    /** Streams the blocks of some series to the consumer, on the calling thread, holding one connection. */
    public void blocks(
            int tenant,
            Collection<Long> seriesIds,
            Instant from,
            Instant until,
            Cancellation cancellation,
            BlockConsumer consumer) {
        if (seriesIds.isEmpty()) {
            return;
        }
        database.inTransaction(tx -> {
            bindForCopy(tx, tenant, seriesIds, from, until);
            return tx.onConnection(connection -> {
                PGConnection copying = connection.unwrap(PGConnection.class);
                cancellation.starts(copying);
                try {
                    copyOut(copying, cancellation, consumer);
                } finally {
                    cancellation.ends();
                }
                return true;
            });
        });
    }

    /**
     * Sums per series and bucket, only buckets with a profile, by bucket and series. Buckets start at {@code origin} plus multiples
     * of the step, also before it.
     *
     * @throws ArithmeticException when a sum leaves the range of a long
     */
    public List<TimelineRow> timeline(
            int tenant, Collection<SeriesColumn> columns, Instant from, Instant until, Instant origin, Duration step) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT p.series_id, date_bin(? * interval '1 millisecond', p.time, ?) AS bucket,
                       sum(p.totals[c.number]) AS total, count(*) AS profiles
                FROM unnest(?::bigint[], ?::integer[]) AS c (series_id, number)
                JOIN profiles p ON p.series_id = c.series_id
                WHERE p.tenant_id = ? AND p.time >= ? AND p.time < ?
                GROUP BY p.series_id, bucket
                ORDER BY bucket, p.series_id
                """,
                BlockStore::timelineRow,
                step.toMillis(),
                origin,
                columns.stream().map(SeriesColumn::seriesId).toArray(Long[]::new),
                columns.stream().map(column -> column.column() + 1).toArray(Integer[]::new),
                tenant,
                from,
                until));
    }

    /** COPY takes no parameters, so they are bound here and read there. */
    private static void bindForCopy(
            Transaction tx, int tenant, Collection<Long> seriesIds, Instant from, Instant until) {
        tx.rows("""
                SELECT set_config('lineflame.tenant', (?::integer)::text, true),
                       set_config('lineflame.series', (?::bigint[])::text, true),
                       set_config('lineflame.from', (?::timestamptz)::text, true),
                       set_config('lineflame.until', (?::timestamptz)::text, true)
                """, row -> true, tenant, seriesIds.toArray(Long[]::new), from, until);
    }

    private static void copyOut(PGConnection connection, Cancellation cancellation, BlockConsumer consumer)
            throws SQLException {
        CopyOut copy = connection.getCopyAPI().copyOut("""
                        COPY (
                            SELECT series_id, symbol_table_id, time, block FROM profiles
                            WHERE tenant_id = current_setting('lineflame.tenant')::integer
                              AND series_id = ANY (current_setting('lineflame.series')::bigint[])
                              AND time >= current_setting('lineflame.from')::timestamptz
                              AND time < current_setting('lineflame.until')::timestamptz
                        ) TO STDOUT (FORMAT binary)
                        """);
        BinaryCopyReader reader = new BinaryCopyReader(copy);
        try {
            while (reader.next()) {
                cancellation.throwIfCancelled();
                long series = reader.int8Field();
                long table = reader.int8Field();
                Instant time = BinaryCopyWriter.instant(reader.int8Field());
                consumer.block(series, table, time, reader.bytesField());
            }
        } finally {
            if (copy.isActive()) { // not by cancelCopy(): it loses step with the server when the copy is complete
                // already
                connection.cancelQuery();
                reader.drain();
            }
        }
    }

    private static TimelineRow timelineRow(ResultSet row) throws SQLException {
        return new TimelineRow(
                row.getLong("series_id"),
                Transaction.instant(row, "bucket"),
                exact(row.getBigDecimal("total")),
                row.getLong("profiles"));
    }

    private static long exact(BigDecimal sum) {
        try {
            return sum.longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("The sum " + sum + " does not fit in 64 bits.");
        }
    }
}
