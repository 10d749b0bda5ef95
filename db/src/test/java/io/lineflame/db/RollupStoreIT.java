package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.RollupStore.DayRollup;
import io.lineflame.db.RollupStore.DayRow;
import io.lineflame.db.RollupStore.Held;
import io.lineflame.db.RollupStore.HourRow;
import io.lineflame.db.RollupStore.Rollup;
import io.lineflame.db.RollupStore.Source;
import io.lineflame.db.RollupStore.Span;
import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RollupStoreIT {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration PART = Duration.ofMinutes(5);
    private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant T1 = Instant.parse("2026-03-01T11:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-03-01");
    private static final long TABLE = 7;

    private final TestDatabase test = TestDatabase.create();
    private final RollupStore rollups = new RollupStore(test.database());
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final AtomicLong digests = new AtomicLong();
    private final int tenant = new TenantStore(test.database()).idOf("acme");
    private final long shop = seriesOf("v1", "a");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void changedHours_afterDone_areThoseWithLaterProfiles() {
        append(shop, T0, "a");
        append(shop, T1, "b");
        append(shop, T1.plusSeconds(1), "c");
        assertThat(rollups.changedHours(tenant, T0, T1.plus(HOUR))).containsExactly(new Span(T1, 2), new Span(T0, 1));
        rollups.done(tenant, HOUR, new Span(T0, 1));
        rollups.done(tenant, HOUR, new Span(T1, 1));
        rollups.done(tenant, HOUR, new Span(T1, 2));
        assertThat(rollups.changedHours(tenant, T0, T1.plus(HOUR))).isEmpty();

        append(shop, T0.plusSeconds(3), "late");

        assertThat(rollups.changedHours(tenant, T0, T1.plus(HOUR))).containsExactly(new Span(T0, 2));
        assertThat(rollups.changedHours(tenant, T1, T1.plus(HOUR))).isEmpty();
        assertThat(rollups.changedHours(tenant + 1, T0, T1)).isEmpty();
    }

    @Test
    void changedDays_countUtcDays_newestFirst() {
        Instant day = Instant.parse("2026-03-01T00:00:00Z");
        Instant next = Instant.parse("2026-03-02T00:00:00Z");
        append(shop, day, "a");
        append(shop, next.minusNanos(1000), "b");
        append(shop, next, "c");
        assertThat(rollups.changedDays(tenant, DAY, DAY.plusDays(2)))
                .containsExactly(new Span(next, 1), new Span(day, 2));

        rollups.done(tenant, Duration.ofDays(1), new Span(day, 2));

        assertThat(rollups.changedDays(tenant, DAY, DAY.plusDays(2))).containsExactly(new Span(next, 1));
        assertThat(rollups.changedDays(tenant, DAY, DAY.plusDays(1))).isEmpty();
    }

    @Test
    void hour_andDay_sayWhatThereIs() {
        long other = seriesOf("v2", "b");
        append(shop, T0, "a");
        append(shop, T0.plusSeconds(301), "b");
        append(other, T1, "c");

        assertThat(rollups.hour(tenant, T0))
                .containsExactly(new HourRow(shop, TABLE, 1, 2, List.of(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)));
        assertThat(rollups.day(tenant, DAY, List.of("version", "none")))
                .containsExactly(
                        new DayRow(List.of("shop", "v1", "", "cpu"), shop, TABLE, 1, 2),
                        new DayRow(List.of("shop", "v2", "", "cpu"), other, TABLE, 1, 1));
    }

    @Test
    void replaced_isHeldAndReadInstead() {
        append(shop, T0, "a");
        replace(rollup(HOUR, T0, 1, "hour"), rollup(PART, T0, 1, "part"), rollup(PART, T0.plus(PART), 1, "next"));
        replace(rollup(PART, T0, 2, "newer"));

        List<Held> held = test.database().inTransaction(tx -> rollups.held(tx, tenant, T0, List.of(shop)));
        assertThat(held)
                .containsExactlyInAnyOrder(
                        new Held(shop, TABLE, HOUR, T0, 1),
                        new Held(shop, TABLE, PART, T0, 2),
                        new Held(shop, TABLE, PART, T0.plus(PART), 1));
        assertThat(read((tx, source) -> rollups.fiveMinutes(tx, tenant, shop, TABLE, T0, T1, source)))
                .containsExactlyInAnyOrder("2026-03-01T10:00:00Z 2 newer", "2026-03-01T10:05:00Z 1 next");
    }

    @Test
    void profiles_comeInTheOrderOfTheirTimes() {
        append(shop, T0.plusSeconds(5), "b");
        append(shop, T0, "a");
        append(shop, T1, "too late");
        append(seriesOf("v1", "b"), T0, "of another");

        assertThat(read((tx, source) -> rollups.profiles(tx, tenant, shop, TABLE, T0, T1, source)))
                .containsExactly("2026-03-01T10:00:00Z 1 a", "2026-03-01T10:00:05Z 1 b");
    }

    @Test
    void wholeDay_takesCompleteHoursAndProfilesOfTheOthers() {
        long other = seriesOf("v1", "b");
        append(shop, T0, "in the rollup");
        append(shop, T0.plusSeconds(1), "in the rollup too");
        replace(rollup(HOUR, T0, 2, "both"));
        append(shop, T1, "in a rollup that is old");
        replace(rollup(HOUR, T1, 1, "old"));
        append(shop, T1.plusSeconds(1), "late");
        append(other, T0, "never rolled up");
        append(seriesOf("v1", "c"), T0, "not asked for");

        assertThat(read((tx, source) -> rollups.wholeDay(tx, tenant, DAY, TABLE, List.of(shop, other), source)))
                .containsExactlyInAnyOrder(
                        "2026-03-01T10:00:00Z 2 both",
                        "2026-03-01T11:00:00Z 1 in a rollup that is old",
                        "2026-03-01T11:00:00Z 1 late",
                        "2026-03-01T10:00:00Z 1 never rolled up");
    }

    @Test
    void dayRollup_isHeldForTheSameVersionAndSeriesAlone() {
        append(shop, T0, "a");
        test.database().useTransaction(tx -> {
            rollups.replace(tx, tenant, dayRollup(4));
            rollups.replace(tx, tenant, dayRollup(5));
        });

        assertThat(heldOfDay(List.of("shop", "v1"), List.of(shop))).isEqualTo(5);
        assertThat(heldOfDay(List.of("shop", "v1"), List.of(shop, shop + 1))).isZero();
        assertThat(heldOfDay(List.of("shopv", "1"), List.of(shop))).isZero();
    }

    @Test
    void claim_oneTransactionAtATime() {
        test.database().useTransaction(first -> {
            assertThat(rollups.claimHour(first, tenant, T0)).isTrue();
            assertThat(rollups.claimDay(first, tenant, DAY)).isTrue();
            test.database().useTransaction(second -> {
                assertThat(rollups.claimHour(second, tenant, T0)).isFalse();
                assertThat(rollups.claimDay(second, tenant, DAY)).isFalse();
                assertThat(rollups.claimHour(second, tenant, T1)).isTrue();
                assertThat(rollups.claimHour(second, tenant + 1, T0)).isTrue();
            });
        });
    }

    private long heldOfDay(List<String> version, List<Long> series) {
        return test.database().inTransaction(tx -> rollups.heldOfDay(tx, tenant, DAY, TABLE, version, series));
    }

    private DayRollup dayRollup(long count) {
        return new DayRollup(
                DAY, TABLE, List.of("shop", "v1"), List.of(shop), count, new long[] {1}, "day".getBytes(UTF_8));
    }

    private Rollup rollup(Duration length, Instant time, long count, String block) {
        return new Rollup(shop, TABLE, length, time, count, new long[] {1}, block.getBytes(UTF_8));
    }

    private void replace(Rollup... replacing) {
        test.database().useTransaction(tx -> rollups.replace(tx, tenant, List.of(replacing)));
    }

    private List<String> read(BiConsumer<Transaction, Source> reading) {
        List<String> read = new ArrayList<>();
        test.database()
                .useTransaction(tx -> reading.accept(
                        tx, (time, count, block) -> read.add(time + " " + count + " " + new String(block, UTF_8))));
        return read;
    }

    private void append(long series, Instant time, String block) {
        ProfileRow row = new ProfileRow(
                tenant, time, 1, series, TABLE, digests.incrementAndGet(), new long[] {1}, block.getBytes(UTF_8));
        profiles.prepare(tenant, List.of(time));
        test.database().useTransaction(tx -> profiles.append(tx, List.of(row)));
    }

    private long seriesOf(String version, String pod) {
        SortedMap<String, String> labels = new TreeMap<>();
        labels.put("version", version);
        labels.put("pod", pod);
        return new SeriesStore(test.database()).idOf(new SeriesKey(tenant, "shop", labels, List.of("cpu")));
    }
}
