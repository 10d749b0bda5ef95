package io.lineflame.db;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What profiles measured of spans: appended with the profiles, read by span, by trace or as a list. All ranges are
 * {@code [from, until)} by a profile's start.
 */
public final class SpanStore {
    private static final byte[] NOTHING = {};

    private final Database database;
    private final Partitions partitions;

    public SpanStore(Database database) {
        this.database = database;
        this.partitions = Partitions.ofSpans(database);
    }

    /** Takes rows one by one as they arrive, in no order. */
    public interface SpanConsumer {
        /** Called once before the first row: everything that the blocks to come refer to is in these symbol tables. */
        void tables(Set<Long> symbolTableIds);

        /** Throwing ends the read. */
        void spans(SpanRow row);
    }

    /** As {@link ProfileStore#prepare}, for the times of profiles with spans. */
    public void prepare(int tenant, Collection<Instant> times) {
        partitions.ensure(tenant, times);
    }

    /** As {@link ProfileStore#prepareAgain}. */
    public void prepareAgain(int tenant, Collection<Instant> times) {
        partitions.forget();
        partitions.ensure(tenant, times);
    }

    /**
     * Appends what profiles measured of spans, to be called in the transaction that appends these profiles.
     *
     * @throws DatabaseException as {@link ProfileStore#append}
     */
    public void append(Transaction tx, List<SpanRow> rows) {
        if (!rows.isEmpty()) {
            tx.onConnection(connection -> copyIn(connection, rows));
        }
    }

    /** Streams what profiles of some series measured of spans, without blocks, on the calling thread, holding one connection. */
    public void list(
            int tenant,
            Collection<Long> seriesIds,
            Instant from,
            Instant until,
            Cancellation cancellation,
            Consumer<SpanRow> consumer) {
        String sql =
                "SELECT time, series_id, symbol_table_id, digest, span_ids, trace_ids, totals FROM profile_spans WHERE "
                        + where(tenant, seriesIds, from, until);
        database.inTransaction(tx -> cancellation.reading(tx, connection -> {
            CopyRows.read(connection, cancellation, sql, row -> consumer.accept(row(tenant, row, false)));
            return true;
        }));
    }

    /** Streams what profiles of some series measured that have at least one of some spans; with the other spans of the profile. */
    public void ofSpans(
            int tenant,
            Collection<Long> seriesIds,
            Instant from,
            Instant until,
            Collection<Long> spanIds,
            Cancellation cancellation,
            SpanConsumer consumer) {
        read(
                tenant,
                where(tenant, seriesIds, from, until) + " AND span_ids && " + CopyRows.numbers(spanIds),
                cancellation,
                consumer);
    }

    /** The same for traces. */
    public void ofTraces(
            int tenant,
            Collection<Long> seriesIds,
            Instant from,
            Instant until,
            Collection<UUID> traceIds,
            Cancellation cancellation,
            SpanConsumer consumer) {
        String ids = traceIds.stream().map(UUID::toString).collect(joining(","));
        read(
                tenant,
                where(tenant, seriesIds, from, until) + " AND trace_ids && '{" + ids + "}'::uuid[]",
                cancellation,
                consumer);
    }

    private static String where(int tenant, Collection<Long> seriesIds, Instant from, Instant until) {
        return CopyRows.in(tenant, MicrosRange.of(from, until)) + " AND " + CopyRows.any("series_id", seriesIds);
    }

    /** Both statements see the store as it is at one moment. */
    private void read(int tenant, String where, Cancellation cancellation, SpanConsumer consumer) {
        database.inTransaction(tx -> {
            tx.onConnection(connection -> oneMoment(connection.createStatement()));
            return cancellation.reading(tx, connection -> {
                Set<Long> tables = new HashSet<>();
                CopyRows.read(
                        connection,
                        cancellation,
                        "SELECT DISTINCT symbol_table_id FROM profile_spans WHERE " + where,
                        row -> tables.add(row.int8Field()));
                if (!tables.isEmpty()) {
                    consumer.tables(tables);
                    CopyRows.read(
                            connection,
                            cancellation,
                            "SELECT time, series_id, symbol_table_id, digest, span_ids, trace_ids, totals, blocks"
                                    + " FROM profile_spans WHERE " + where,
                            row -> consumer.spans(row(tenant, row, true)));
                }
                return true;
            });
        });
    }

    private static boolean oneMoment(Statement statement) throws SQLException {
        try (statement) {
            return statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    private static SpanRow row(int tenant, BinaryCopyReader row, boolean withBlocks) {
        Instant time = BinaryCopyWriter.instant(row.int8Field());
        long series = row.int8Field();
        long table = row.int8Field();
        long digest = row.int8Field();
        long[] spans = row.int8ArrayField();
        UUID[] traces = row.uuidArrayField();
        long[] totals = row.int8ArrayField();
        byte[] blocks = NOTHING;
        if (withBlocks) {
            int length = row.bytesField();
            blocks = Arrays.copyOfRange(row.bytes(), row.position() - length, row.position());
        }
        return new SpanRow(tenant, time, series, table, digest, spans, traces, totals, blocks);
    }

    private static boolean copyIn(Connection connection, List<SpanRow> rows) throws SQLException {
        BinaryCopyWriter writer = new BinaryCopyWriter();
        for (SpanRow row : rows) {
            writer.row(9);
            writer.instantField(row.time());
            writer.int8Field(row.seriesId());
            writer.int8Field(row.symbolTableId());
            writer.int8Field(row.digest());
            writer.int4Field(row.tenant());
            writer.int8ArrayField(row.spanIds());
            writer.uuidArrayField(row.traceIds());
            writer.int8ArrayField(row.totals());
            writer.bytesField(row.blocks());
        }
        writer.send(connection, """
                COPY profile_spans (time, series_id, symbol_table_id, digest, tenant_id, span_ids, trace_ids, totals, blocks)
                FROM STDIN (FORMAT binary)
                """);
        return true;
    }
}
