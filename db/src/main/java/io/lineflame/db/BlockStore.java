package io.lineflame.db;

import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The blocks of profiles and their totals, for reading. All ranges are {@code [from, until)} by a profile's start.
 *
 * <p>Where rollups are complete they are read in place of their profiles; what is answered is the same to the last unit
 * (docs/adr/0102).
 */
public final class BlockStore {
    private final Database database;
    private final boolean rollups;

    private BlockStore(Database database, boolean rollups) {
        this.database = database;
        this.rollups = rollups;
    }

    public BlockStore(Database database) {
        this(database, true);
    }

    /** One that reads profiles alone: what rollups are compared with. */
    public static BlockStore withoutRollups(Database database) {
        return new BlockStore(database, false);
    }

    /** Takes blocks one by one as they arrive, in no order. */
    @FunctionalInterface
    public interface BlockConsumer {
        /** The time is to the microsecond. Throwing ends the read. */
        void block(long seriesId, long symbolTableId, Instant time, byte[] block);
    }

    /** Takes added up blocks one by one as they arrive, in no order. */
    public interface SumConsumer {
        /**
         * Called once before the first block: everything that the blocks to come refer to is in these symbol tables, as they are in
         * the store by now.
         */
        void tables(Set<Long> symbolTableIds);

        /**
         * A block of one or more profiles. Throwing ends the read.
         *
         * @param group of the series it belongs to
         * @param bytes holds the block among other things; may be kept, not changed
         */
        void block(int group, long symbolTableId, long profiles, byte[] bytes, int offset, int length);
    }

    /** Streams the block of each profile of some series to the consumer, on the calling thread, holding one connection. */
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
        BlockCopy copy = new BlockCopy(tenant, cancellation);
        copy.profiles(MicrosRange.of(from, until), seriesIds);
        database.inTransaction(tx -> cancellation.reading(tx, connection -> {
            copy.run(
                    connection,
                    (series, table, time, profiles, bytes, offset, length) -> consumer.block(
                            series,
                            table,
                            BinaryCopyWriter.instant(time),
                            Arrays.copyOfRange(bytes, offset, offset + length)));
            return true;
        }));
    }

    /**
     * Streams blocks of some series that together hold each profile once, added up as far as rollups have them, to the consumer on the
     * calling thread. Holds one connection, and sees the store as it is at one moment.
     *
     * @param groups which series, and where each belongs: blocks of several series are given only for series of one group, which
     *     have the same columns
     */
    public void sums(
            int tenant,
            Map<Long, Integer> groups,
            Instant from,
            Instant until,
            Cancellation cancellation,
            SumConsumer consumer) {
        MicrosRange range = MicrosRange.of(from, until);
        database.inTransaction(tx -> {
            tx.onConnection(connection -> oneMoment(connection.createStatement()));
            return cancellation.reading(tx, connection -> {
                CoarsestBlocks.Connected connected =
                        new CoarsestBlocks.Connected(connection, cancellation, rollups, consumer);
                new CoarsestBlocks(tx, connected, tenant, groups, range).read();
                return true;
            });
        });
    }

    /**
     * Streams the blocks of single profiles to the consumer, on the calling thread, holding one connection. What is there no more is left out.
     *
     * @param groups as for {@link #sums}
     * @param some not too many at once: each stands in the statement
     */
    public void some(
            int tenant,
            Map<Long, Integer> groups,
            List<StoredProfile> some,
            Cancellation cancellation,
            SumConsumer consumer) {
        if (some.isEmpty()) {
            return;
        }
        Instant first = some.stream()
                .map(StoredProfile::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = some.stream()
                .map(StoredProfile::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        BlockCopy copy = new BlockCopy(tenant, cancellation);
        copy.profiles(MicrosRange.of(first, last.plusNanos(1_000)), some);
        database.inTransaction(tx -> cancellation.reading(tx, connection -> {
            consumer.tables(some.stream().map(StoredProfile::symbolTableId).collect(toSet()));
            copy.run(
                    connection,
                    (series, table, time, profiles, bytes, offset, length) -> consumer.block(
                            Objects.requireNonNull(groups.get(series), "a series that is in no group"),
                            table,
                            profiles,
                            bytes,
                            offset,
                            length));
            return true;
        }));
    }

    /**
     * Sums per series and bucket, only buckets with a profile, by bucket and series. Buckets start at {@code origin} plus multiples
     * of the step, also before it.
     *
     * @throws ArithmeticException when a sum leaves the range of a long
     */
    public List<TimelineRow> timeline(
            int tenant, Collection<SeriesColumn> columns, Instant from, Instant until, Instant origin, Duration step) {
        return timeline(tenant, columns, from, until, origin, step, new Cancellation());
    }

    /** The same, until somebody stops it. */
    public List<TimelineRow> timeline(
            int tenant,
            Collection<SeriesColumn> columns,
            Instant from,
            Instant until,
            Instant origin,
            Duration step,
            Cancellation cancellation) {
        TotalsQuery query = new TotalsQuery(tenant, columns, from, until, origin, step);
        return database.inTransaction(tx -> cancellation.during(tx, () -> query.run(tx, rollups)));
    }

    private static boolean oneMoment(Statement statement) throws SQLException {
        try (statement) {
            return statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }
}
