package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.DatabaseException.Kind;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ProfileStoreIT {
    private static final int TENANT = 1;
    private static final AtomicLong DIGESTS = new AtomicLong();
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant T1 = Instant.parse("2026-03-01T11:00:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final BlockStore blocks = new BlockStore(test.database());

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void appended_readBack_equalBytesTimesAndOwners() {
        byte[] big = new byte[300_000];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) (i * 31);
        }
        append(row(T0, 1, 7, "a"), row(T0.plusNanos(1_234_567), 2, 8, "b"));
        append(new ProfileRow(TENANT, T0.plusSeconds(9), 5, 1, 7, DIGESTS.incrementAndGet(), new long[] {1}, big));

        assertThat(read(List.of(1L, 2L), T0, T1))
                .containsExactlyInAnyOrder(
                        "1 7 2026-03-01T10:00:00Z a",
                        "2 8 2026-03-01T10:00:00.001234Z b",
                        "1 7 2026-03-01T10:00:09Z " + new String(big, UTF_8));
    }

    @Test
    void range_halfOpen_takesFromAndLeavesUntil() {
        append(row(T0, 1, 7, "first"), row(T1, 1, 7, "last"), row(T0, 3, 7, "other series"));

        assertThat(read(List.of(1L), T0, T1)).containsExactly("1 7 2026-03-01T10:00:00Z first");
    }

    @Test
    void range_overMidnight_readsBothPartitions() {
        Instant midnight = Instant.parse("2026-03-02T00:00:00Z");
        append(row(midnight.minusNanos(1000), 1, 7, "before"), row(midnight, 1, 7, "after"));

        assertThat(read(List.of(1L), T0, midnight.plusSeconds(1))).hasSize(2);
        assertThat(partitions()).containsExactly("profiles_t1_20260301", "profiles_t1_20260302");
    }

    @Test
    void blocks_noSeries_readsNothing() {
        assertThat(read(List.of(), T0, T1)).isEmpty();
    }

    @Test
    void transaction_failsAfterAppend_leavesNothing() {
        profiles.prepare(TENANT, List.of(T0));

        assertThatThrownBy(() -> test.database().useTransaction(tx -> {
                    profiles.append(tx, List.of(row(T0, 1, 7, "a")));
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(read(List.of(1L), T0, T1)).isEmpty();
        assertThat(hours()).isEmpty();
    }

    @Test
    void append_dayNotPrepared_saysConflict() {
        assertThatThrownBy(() -> test.database().useTransaction(tx -> profiles.append(tx, List.of(row(T0, 1, 7, "a")))))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CONFLICT));
    }

    @Test
    void append_partitionDroppedByOtherNode_worksAfterPreparingAgain() {
        profiles.prepare(TENANT, List.of(T0));
        test.database().useTransaction(tx -> tx.update("DROP TABLE profiles_t1_20260301"));
        assertThatThrownBy(() -> test.database().useTransaction(tx -> profiles.append(tx, List.of(row(T0, 1, 7, "a")))))
                .isInstanceOf(DatabaseException.class);

        profiles.prepareAgain(TENANT, List.of(T0));
        append(row(T0, 1, 7, "a"));

        assertThat(read(List.of(1L), T0, T1)).hasSize(1);
    }

    @Test
    void append_sameProfileAgain_saysDuplicateAndWhichItIs() {
        ProfileRow first = row(T0, 1, 7, "a");
        append(first);
        List<ProfileRow> rows = List.of(row(T0, 1, 7, "another of that time"), first);

        assertThatThrownBy(() -> test.database().useTransaction(tx -> profiles.append(tx, rows)))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.DUPLICATE));

        BitSet present = test.database().inTransaction(tx -> profiles.present(tx, rows));
        assertThat(present).isEqualTo(BitSet.valueOf(new long[] {0b10}));
        assertThat(read(List.of(1L), T0, T1)).hasSize(1);
    }

    @Test
    void append_countsPerFiveMinutesOfTheHour() {
        append(row(T0, 1, 7, "a"), row(T0.plusSeconds(299), 1, 7, "b"));
        append(row(T0.plusSeconds(300), 1, 7, "c"), row(T1.minusMillis(1), 1, 7, "d"));

        List<String> parts = test.database()
                .inTransaction(
                        tx -> tx.rows("SELECT parts::text AS parts FROM series_hours", row -> row.getString("parts")));
        assertThat(parts).containsExactly("{2,1,0,0,0,0,0,0,0,0,0,1}");
    }

    @Test
    void prepare_twentyNodesAtOnce_makeEachDayOnce() throws Exception {
        List<Instant> days =
                IntStream.range(0, 5).mapToObj(i -> T0.plus(Duration.ofDays(i))).toList();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ProfileStore node = new ProfileStore(test.database());
            nodes.add(threads.submit(() -> {
                go.await();
                node.prepare(TENANT, days);
                return null;
            }));
        }
        go.countDown();
        for (Future<?> node : nodes) {
            node.get();
        }
        threads.shutdown();

        assertThat(partitions()).hasSize(5);
    }

    @Test
    void prepare_whileOthersReadAndAppend_waitsForNobody() {
        append(row(T0, 1, 7, "a"));
        test.database().useTransaction(tx -> {
            profiles.append(tx, List.of(row(T0, 1, 7, "uncommitted")));
            blocks.blocks(
                    TENANT,
                    List.of(1L),
                    T0,
                    T1,
                    new Cancellation(),
                    (series, table, time, block) -> profiles.prepare(TENANT, List.of(T0.plus(Duration.ofDays(1)))));
        });

        assertThat(partitions()).hasSize(2);
    }

    @Test
    void partition_made_storesBlocksUncompressedInTheRow() {
        append(row(T0, 1, 7, "a"));

        List<String> options = test.database().inTransaction(tx -> tx.rows("""
                        SELECT array_to_string(c.reloptions, ',') || ' ' || a.attstorage::text AS options
                        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'block'
                        WHERE c.relname = 'profiles_t1_20260301'
                        """, row -> row.getString("options")));
        assertThat(options).containsExactly("toast_tuple_target=4080 e");
    }

    @Test
    void timeline_columnsDifferPerSeries_sumsEachByItsOwn() {
        append(
                new ProfileRow(TENANT, T0, 1, 1, 7, DIGESTS.incrementAndGet(), new long[] {10, 1}, new byte[0]),
                new ProfileRow(
                        TENANT,
                        T0.plusSeconds(10),
                        1,
                        1,
                        7,
                        DIGESTS.incrementAndGet(),
                        new long[] {20, 2},
                        new byte[0]),
                new ProfileRow(
                        TENANT,
                        T0.plusSeconds(15),
                        1,
                        1,
                        7,
                        DIGESTS.incrementAndGet(),
                        new long[] {40, 4},
                        new byte[0]),
                new ProfileRow(TENANT, T0, 1, 2, 7, DIGESTS.incrementAndGet(), new long[] {500, 600}, new byte[0]));

        assertThat(blocks.timeline(
                        TENANT,
                        List.of(new SeriesColumn(1, 0), new SeriesColumn(2, 1)),
                        T0,
                        T1,
                        T0,
                        Duration.ofSeconds(15)))
                .containsExactly(
                        new TimelineRow(1, T0, 30, 2),
                        new TimelineRow(2, T0, 600, 1),
                        new TimelineRow(1, T0.plusSeconds(15), 40, 1));
    }

    @Test
    void timeline_rangeStartsBeforeOrigin_bucketsStayOnTheGrid() {
        append(row(T0.minusSeconds(1), 1, 7, "a"));

        assertThat(blocks.timeline(
                        TENANT, List.of(new SeriesColumn(1, 0)), T0.minusSeconds(60), T1, T0, Duration.ofSeconds(15)))
                .extracting(TimelineRow::bucket)
                .containsExactly(T0.minusSeconds(15));
    }

    @Test
    void timeline_sumBeyond64Bits_isAnErrorNotAWrongNumber() {
        ProfileRow most = new ProfileRow(
                TENANT, T0, 1, 1, 7, DIGESTS.incrementAndGet(), new long[] {Long.MAX_VALUE}, new byte[0]);
        append(most);
        assertThat(blocks.timeline(TENANT, List.of(new SeriesColumn(1, 0)), T0, T1, T0, Duration.ofMinutes(1)))
                .extracting(TimelineRow::total)
                .containsExactly(Long.MAX_VALUE);
        append(row(T0.plusSeconds(1), 1, 7, "a"));

        assertThatThrownBy(() ->
                        blocks.timeline(TENANT, List.of(new SeriesColumn(1, 0)), T0, T1, T0, Duration.ofMinutes(1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9223372036854775810");
    }

    @Test
    void blocks_consumerThrows_passesItOnAndFreesTheConnection() {
        append(IntStream.range(0, 2000)
                .mapToObj(i -> row(T0.plusMillis(i), 1, 7, "block " + i))
                .toArray(ProfileRow[]::new));

        for (int i = 0; i < 30; i++) { // more often than the pool has connections
            assertThatThrownBy(() -> blocks.blocks(
                            TENANT, List.of(1L), T0, T1, new Cancellation(), (series, table, time, block) -> {
                                throw new IllegalStateException("enough");
                            }))
                    .hasMessage("enough");
        }
        assertThat(read(List.of(1L), T0, T1)).hasSize(2000);
    }

    @Test
    void blocks_cancelledFromConsumer_endsWithCancelled() {
        append(IntStream.range(0, 2000)
                .mapToObj(i -> row(T0.plusMillis(i), 1, 7, "block " + i))
                .toArray(ProfileRow[]::new));
        Cancellation cancellation = new Cancellation();
        List<byte[]> seen = new ArrayList<>();

        assertThatThrownBy(
                        () -> blocks.blocks(TENANT, List.of(1L), T0, T1, cancellation, (series, table, time, block) -> {
                            seen.add(block);
                            cancellation.cancel();
                        }))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
        assertThat(seen).hasSize(1); // the rest was not handed over
        assertThat(read(List.of(1L), T0, T1)).hasSize(2000);
    }

    @Test
    void timeline_cancelledBefore_doesNotStart() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() -> blocks.timeline(
                        TENANT, List.of(new SeriesColumn(1, 0)), T0, T1, T0, Duration.ofMinutes(1), cancellation))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    @Test
    void blocks_cancelledBefore_doesNotStart() {
        Cancellation cancellation = new Cancellation();
        cancellation.cancel();

        assertThatThrownBy(() ->
                        blocks.blocks(TENANT, List.of(1L), T0, T1, cancellation, (series, table, time, block) -> {}))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CANCELLED));
    }

    private List<String> partitions() {
        return test.database().inTransaction(tx -> tx.rows("""
                        SELECT inhrelid::regclass::text AS name FROM pg_inherits
                        WHERE inhparent = 'profiles_t1'::regclass ORDER BY name
                        """, row -> row.getString("name")));
    }

    private List<Long> hours() {
        return test.database()
                .inTransaction(tx -> tx.rows("SELECT series_id FROM series_hours", row -> row.getLong("series_id")));
    }

    private void append(ProfileRow... rows) {
        profiles.prepare(
                TENANT,
                IntStream.range(0, rows.length).mapToObj(i -> rows[i].time()).toList());
        test.database().useTransaction(tx -> profiles.append(tx, List.of(rows)));
    }

    private List<String> read(Collection<Long> series, Instant from, Instant until) {
        List<String> seen = new ArrayList<>();
        blocks.blocks(
                TENANT,
                series,
                from,
                until,
                new Cancellation(),
                (id, table, time, block) -> seen.add(id + " " + table + " " + time + " " + new String(block, UTF_8)));
        return seen;
    }

    private static ProfileRow row(Instant time, long series, long table, String block) {
        return new ProfileRow(
                TENANT, time, 1_000, series, table, DIGESTS.incrementAndGet(), new long[] {3}, block.getBytes(UTF_8));
    }
}
