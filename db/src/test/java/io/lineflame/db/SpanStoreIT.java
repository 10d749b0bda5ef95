package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What profiles measured of spans, and single profiles. */
final class SpanStoreIT {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");
    private static final Instant UNTIL = Instant.parse("2026-03-03T00:00:00Z");
    private static final UUID TRACE = UUID.fromString("0af76519-16cd-43dd-8448-eb211c80319c");
    private static final UUID[] NO_TRACES = {};

    private final TestDatabase test = TestDatabase.create();
    private final SpanStore spans = new SpanStore(test.database());
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final SingleProfileStore singles = new SingleProfileStore(test.database());
    private final int acme = new TenantStore(test.database()).idOf("acme");
    private final int bank = new TenantStore(test.database()).idOf("bank");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void rows_areReadBackAsTheyWere_inTheRangeAndOfTheSeries() {
        append(row(acme, NOON, 1, new long[] {7, -8}, new UUID[] {TRACE, new UUID(0, 0)}, 5, 6, 70, 80));
        append(row(acme, NOON.plusSeconds(60), 1, new long[] {9}, NO_TRACES, 1, 2));
        append(row(acme, NOON, 2, new long[] {7}, NO_TRACES, 3, 4));
        append(row(bank, NOON, 1, new long[] {7}, NO_TRACES, 3, 4));

        List<SpanRow> read = list(acme, List.of(1L), NOON, NOON.plusSeconds(60));

        assertThat(read).hasSize(1);
        SpanRow row = read.get(0);
        assertThat(row.time()).isEqualTo(NOON);
        assertThat(row.spanIds()).containsExactly(7, -8);
        assertThat(row.traceIds()).containsExactly(TRACE, new UUID(0, 0));
        assertThat(row.totals()).containsExactly(5, 6, 70, 80);
        assertThat(list(acme, List.of(1L, 2L), NOON, UNTIL)).hasSize(3);
        assertThat(list(acme, List.of(1L), NOON.plusNanos(1_000), NOON.plusSeconds(60)))
                .isEmpty();
    }

    @Test
    void spansAndTraces_findTheirRows() {
        append(row(acme, NOON, 1, new long[] {7, -8}, new UUID[] {new UUID(0, 0), TRACE}, 1, 2, 3, 4));
        append(row(acme, NOON.plusSeconds(1), 1, new long[] {9}, NO_TRACES, 1, 2));
        Found found = new Found();

        spans.ofSpans(acme, List.of(1L), NOON, UNTIL, List.of(-8L, 100L), new Cancellation(), found);
        assertThat(found.tables).containsExactly(11L);
        assertThat(found.times).containsExactly(NOON);
        assertThat(found.blocks).containsExactly("blocks of 1");

        spans.ofSpans(acme, List.of(1L), NOON, UNTIL, List.of(9L), new Cancellation(), found);
        spans.ofTraces(acme, List.of(1L), NOON, UNTIL, List.of(TRACE), new Cancellation(), found);
        assertThat(found.times).containsExactly(NOON, NOON.plusSeconds(1), NOON);

        spans.ofSpans(acme, List.of(2L), NOON, UNTIL, List.of(9L), new Cancellation(), found);
        spans.ofSpans(bank, List.of(1L), NOON, UNTIL, List.of(9L), new Cancellation(), found);
        assertThat(found.times).hasSize(3);
    }

    @Test
    void row_comingTwice_isRefused() {
        SpanRow row = row(acme, NOON, 1, new long[] {7}, NO_TRACES, 1, 2);
        append(row);

        assertThatThrownBy(() -> append(row))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.DUPLICATE));
    }

    @Test
    void partitions_areMadeOnlyWhereSpansAre_andDroppedWithTheDay() {
        profiles.prepare(acme, List.of(NOON));
        assertThat(partitions()).isEmpty();
        append(row(acme, NOON, 1, new long[] {7}, NO_TRACES, 1, 2));
        assertThat(partitions()).containsExactly("profile_spans_t" + acme + "_20260301");

        RetentionStore retention = new RetentionStore(test.database());
        retention.dropDay(acme, LocalDate.parse("2026-03-01"), Duration.ofMillis(500));
        assertThat(partitions()).isEmpty();
        assertThat(retention.dropEmpty(acme, Duration.ofMillis(500))).isEqualTo(5);

        assertThatThrownBy(() -> test.database()
                        .useTransaction(tx ->
                                spans.append(tx, List.of(row(acme, NOON, 1, new long[] {7}, NO_TRACES, 1, 2)))))
                .isInstanceOfSatisfying(
                        DatabaseException.class, e -> assertThat(e.kind()).isEqualTo(DatabaseException.Kind.CONFLICT));
        spans.prepareAgain(acme, List.of(NOON));
        append(row(acme, NOON, 1, new long[] {7}, NO_TRACES, 1, 2));
        assertThat(list(acme, List.of(1L), NOON, UNTIL)).hasSize(1);
    }

    @Test
    void singleProfiles_areListedWithTheirTotals_andFoundByTheirTime() {
        profiles.prepare(acme, List.of(NOON));
        test.database()
                .useTransaction(tx -> profiles.append(
                        tx,
                        List.of(
                                new ProfileRow(acme, NOON, 1, 1, 11, 100, new long[] {5, 50}, new byte[] {1}),
                                new ProfileRow(acme, NOON, 1, 1, 11, 101, new long[] {6, 60}, new byte[] {2}),
                                new ProfileRow(acme, NOON, 1, 2, 12, 102, new long[] {70}, new byte[] {3}),
                                new ProfileRow(
                                        acme, NOON.plusSeconds(9), 1, 1, 11, 103, new long[] {8, 80}, new byte[] {4
                                        }))));
        Map<Long, Long> totals = new TreeMap<>();

        singles.totals(
                acme,
                List.of(new SeriesColumn(1, 1), new SeriesColumn(2, 0)),
                NOON,
                NOON.plusSeconds(9),
                new Cancellation(),
                (profile, total) -> totals.put(profile.digest(), total));
        List<StoredProfile> at = singles.at(acme, List.of(1L), List.of(NOON, NOON.plusSeconds(3)), new Cancellation());

        assertThat(totals).isEqualTo(Map.of(100L, 50L, 101L, 60L, 102L, 70L));
        assertThat(at)
                .containsExactlyInAnyOrder(new StoredProfile(1, 11, NOON, 100), new StoredProfile(1, 11, NOON, 101));

        List<String> read = new ArrayList<>();
        new BlockStore(test.database())
                .some(
                        acme,
                        Map.of(1L, 0, 2L, 1),
                        List.of(new StoredProfile(1, 11, NOON, 101), new StoredProfile(2, 12, NOON, 102)),
                        new Cancellation(),
                        new BlockStore.SumConsumer() {
                            @Override
                            public void tables(Set<Long> ids) {
                                read.add("tables " + new TreeSet<>(ids));
                            }

                            @Override
                            public void block(int group, long table, long count, byte[] bytes, int offset, int length) {
                                read.add(group + " " + table + " " + count + " " + bytes[offset]);
                            }
                        });
        assertThat(read.get(0)).isEqualTo("tables [11, 12]");
        assertThat(read.subList(1, 3)).containsExactlyInAnyOrder("0 11 1 2", "1 12 1 3");
    }

    private static final class Found implements SpanStore.SpanConsumer {
        private final Set<Long> tables = new TreeSet<>();
        private final List<Instant> times = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();

        @Override
        public void tables(Set<Long> ids) {
            tables.addAll(ids);
        }

        @Override
        public void spans(SpanRow row) {
            times.add(row.time());
            blocks.add(new String(row.blocks(), UTF_8));
        }
    }

    private List<SpanRow> list(int tenant, List<Long> series, Instant from, Instant until) {
        List<SpanRow> rows = new ArrayList<>();
        spans.list(tenant, series, from, until, new Cancellation(), rows::add);
        return rows;
    }

    private void append(SpanRow row) {
        spans.prepare(row.tenant(), List.of(row.time()));
        test.database().useTransaction(tx -> spans.append(tx, List.of(row)));
    }

    private static SpanRow row(int tenant, Instant time, long series, long[] ids, UUID[] traces, long... totals) {
        byte[] blocks = ("blocks of " + series).getBytes(UTF_8);
        return new SpanRow(tenant, time, series, 10 + series, 1, ids, traces, totals, blocks);
    }

    private List<String> partitions() {
        return test.database().inTransaction(tx -> tx.rows("""
                SELECT c.relname FROM pg_class c
                WHERE c.relkind = 'r' AND c.relname LIKE 'profile\\_spans\\_t%' ORDER BY 1
                """, row -> row.getString(1)));
    }
}
