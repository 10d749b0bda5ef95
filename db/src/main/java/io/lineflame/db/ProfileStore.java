package io.lineflame.db;

import io.lineflame.db.DatabaseException.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** The profiles: appended in groups, read as a stream. All ranges are {@code [from, until)} by a profile's start. */
public final class ProfileStore {
    private final Database database;
    private final ProfilePartitions partitions;

    public ProfileStore(Database database) {
        this.database = database;
        this.partitions = new ProfilePartitions(database);
    }

    /** Takes blocks one by one as they arrive, in no order. */
    @FunctionalInterface
    public interface BlockConsumer {
        /** The time is to the microsecond. Throwing ends the read. */
        void block(long seriesId, long symbolTableId, Instant time, byte[] block);
    }

    /**
     * Makes room for profiles of these times. To be called before the transaction that appends them, never inside one: it commits by
     * itself. Costs nothing for days seen before. Each new day costs a table: bound the times you accept.
     */
    public void prepare(Collection<Instant> times) {
        partitions.ensure(times);
    }

    /**
     * Appends profiles and counts them for their series; nothing is visible before the transaction commits.
     *
     * @throws DatabaseException of kind CONFLICT when {@link #prepare} was not called for a day, or its partition was dropped since:
     *     prepare again and repeat the transaction
     */
    public void append(Transaction tx, List<ProfileRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        tx.onConnection(connection -> {
            copyIntoPartitions(connection, rows);
            return true;
        });
        SeriesHours.count(tx, rows);
    }

    /** Streams the blocks of some series to the consumer, on the calling thread, holding one connection. */
    public void blocks(
            Collection<Long> seriesIds,
            Instant from,
            Instant until,
            Cancellation cancellation,
            BlockConsumer consumer) {
        if (seriesIds.isEmpty()) {
            return;
        }
        database.inTransaction(tx -> {
            bindForCopy(tx, seriesIds, from, until);
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
            Collection<SeriesColumn> columns, Instant from, Instant until, Instant origin, Duration step) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT p.series_id, date_bin(? * interval '1 millisecond', p.time, ?) AS bucket,
                       sum(p.totals[c.number]) AS total, sum(p.samples[c.number]) AS samples, count(*) AS profiles
                FROM unnest(?::bigint[], ?::integer[]) AS c (series_id, number)
                JOIN profiles p ON p.series_id = c.series_id
                WHERE p.time >= ? AND p.time < ?
                GROUP BY p.series_id, bucket
                ORDER BY bucket, p.series_id
                """,
                ProfileStore::timelineRow,
                step.toMillis(),
                origin,
                columns.stream().map(SeriesColumn::seriesId).toArray(Long[]::new),
                columns.stream().map(column -> column.column() + 1).toArray(Integer[]::new),
                from,
                until));
    }

    private void copyIntoPartitions(Connection connection, List<ProfileRow> rows) throws SQLException {
        try {
            copyIn(connection, rows);
        } catch (SQLException e) {
            if (SqlErrors.state(e).equals("23514")) { // check_violation: no partition takes the row
                partitions.forget();
                throw new DatabaseException(Kind.CONFLICT, "There is no partition for the day of a profile.", e);
            }
            throw e;
        }
    }

    private static void copyIn(Connection connection, List<ProfileRow> rows) throws SQLException {
        BinaryCopyWriter writer = new BinaryCopyWriter();
        for (ProfileRow row : rows) {
            writer.row(7);
            writer.instantField(row.time());
            writer.int8Field(row.seriesId());
            writer.int8Field(row.symbolTableId());
            writer.int8Field(row.durationNanos());
            writer.int8ArrayField(row.totals());
            writer.int8ArrayField(row.samples());
            writer.bytesField(row.block());
        }
        byte[] bytes = writer.finished();
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("""
                        COPY profiles (time, series_id, symbol_table_id, duration_ns, totals, samples, block)
                        FROM STDIN (FORMAT binary)
                        """);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** COPY takes no parameters, so they are bound here and read there. */
    private static void bindForCopy(Transaction tx, Collection<Long> seriesIds, Instant from, Instant until) {
        tx.rows("""
                SELECT set_config('lineflame.series', (?::bigint[])::text, true),
                       set_config('lineflame.from', (?::timestamptz)::text, true),
                       set_config('lineflame.until', (?::timestamptz)::text, true)
                """, row -> true, seriesIds.toArray(Long[]::new), from, until);
    }

    private static void copyOut(PGConnection connection, Cancellation cancellation, BlockConsumer consumer)
            throws SQLException {
        CopyOut copy = connection.getCopyAPI().copyOut("""
                        COPY (
                            SELECT series_id, symbol_table_id, time, block FROM profiles
                            WHERE series_id = ANY (current_setting('lineflame.series')::bigint[])
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
                exact(row.getBigDecimal("samples")),
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
