package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.lineflame.db.fixture.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SeriesStoreIT {
    private static final String CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
    private static final String SAMPLES = "process_cpu:samples:count:cpu:nanoseconds";
    private static final String HEAP = "memory:inuse_space:bytes:space:bytes";
    private static final Instant T0 = Instant.parse("2026-03-01T10:20:00Z");
    private static final Instant T1 = Instant.parse("2026-03-01T13:20:00Z");

    private final TestDatabase test = TestDatabase.create();
    private final SeriesStore series = new SeriesStore(test.database());
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final int tenant = new TenantStore(test.database()).idOf("default");

    @AfterEach
    void drop() {
        test.close();
    }

    @Test
    void idOf_sameKeyTwice_isOneSeries() {
        long first = series.idOf(key("shop", Map.of("a", "1", "b", "2"), CPU, SAMPLES));

        assertThat(series.idOf(key("shop", Map.of("b", "2", "a", "1"), CPU, SAMPLES)))
                .isEqualTo(first);
    }

    @Test
    void idOf_anyPartDiffers_isAnotherSeries() {
        long first = series.idOf(key("shop", Map.of("a", "1"), CPU, SAMPLES));
        int other = new TenantStore(test.database()).idOf("other");

        assertThat(List.of(
                        series.idOf(key("shop2", Map.of("a", "1"), CPU, SAMPLES)),
                        series.idOf(key("shop", Map.of("a", "2"), CPU, SAMPLES)),
                        series.idOf(key("shop", Map.of("a", "1", "b", ""), CPU, SAMPLES)),
                        series.idOf(key("shop", Map.of("a", "1"), SAMPLES, CPU)),
                        series.idOf(
                                new SeriesKey(other, "shop", new TreeMap<>(Map.of("a", "1")), List.of(CPU, SAMPLES)))))
                .doesNotHaveDuplicates()
                .doesNotContain(first);
    }

    @Test
    void key_withNul_isRefused() {
        assertThatThrownBy(() -> key("shop", Map.of("a", "x\0y"), CPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("U+0000");
    }

    @Test
    void find_labelsOfAnyText_comeBackAsGiven() {
        Map<String, String> odd =
                Map.of("otel.scope.name", "a/b:c+d e", "quote\"", "{\"x\": [1, null]}", "ünï", "日本\\n");
        push(series.idOf(key("shop", odd, CPU)), T0);

        assertThat(series.find(SeriesFilter.all(tenant, T0, T1)))
                .singleElement()
                .satisfies(row -> assertThat(row.labels()).isEqualTo(new TreeMap<>(odd)));
    }

    @Test
    void find_rangeCutsAnHour_countsOnlyWhatLiesInside() {
        long id = series.idOf(key("shop", Map.of(), CPU));
        push(id, T0.minusSeconds(1), T0, T0.plusSeconds(1), T0.plus(Duration.ofHours(1)), T1.minusSeconds(1), T1);

        assertThat(series.find(SeriesFilter.all(tenant, T0, T1)))
                .containsExactly(new SeriesRow(id, "shop", new TreeMap<>(), List.of(CPU), T0, T1.minusSeconds(1), 4));
    }

    @Test
    void find_profilesOnlyOutsideTheRange_findsNothing() {
        push(series.idOf(key("shop", Map.of(), CPU)), T0.minusSeconds(1), T1);

        assertThat(series.find(SeriesFilter.all(tenant, T0, T1))).isEmpty();
    }

    @Test
    void find_rangeInsideOneHour_countsFromTheIndex() {
        long id = series.idOf(key("shop", Map.of(), CPU));
        push(id, T0, T0.plusSeconds(10), T0.plusSeconds(20));

        assertThat(series.find(SeriesFilter.all(tenant, T0.plusSeconds(5), T0.plusSeconds(15))))
                .extracting(SeriesRow::profiles, SeriesRow::firstSeen, SeriesRow::lastSeen)
                .containsExactly(tuple(1L, T0.plusSeconds(10), T0.plusSeconds(10)));
    }

    @Test
    void find_twoWritersInOneHour_addUp() {
        long id = series.idOf(key("shop", Map.of(), CPU));
        pushTo(7, id, T0, T0.plusSeconds(1));
        pushTo(8, id, T0.plusSeconds(2));
        pushTo(7, id, T0.plusSeconds(3));

        assertThat(series.find(SeriesFilter.all(tenant, T0, T1)))
                .extracting(SeriesRow::profiles, SeriesRow::lastSeen)
                .containsExactly(tuple(4L, T0.plusSeconds(3)));
    }

    @Test
    void find_typeAndLabels_narrowDown() {
        long cpu = series.idOf(key("shop", Map.of("region", "eu", "zone", "a"), CPU, SAMPLES));
        long heap = series.idOf(key("shop", Map.of("region", "eu", "zone", "b"), HEAP));
        long other = series.idOf(key("mail", Map.of("region", "us"), SAMPLES));
        push(cpu, T0);
        push(heap, T0);
        push(other, T0);
        SeriesFilter all = SeriesFilter.all(tenant, T0, T1);

        assertThat(series.find(all.withProfileType(SAMPLES)))
                .extracting(SeriesRow::id, row -> row.column(SAMPLES))
                .containsExactly(tuple(cpu, 1), tuple(other, 0));
        assertThat(series.find(all.withLabels(Map.of("region", "eu"))))
                .extracting(SeriesRow::id)
                .containsExactly(cpu, heap);
        assertThat(series.find(all.withLabels(Map.of("region", "eu", "zone", "b"))))
                .extracting(SeriesRow::id)
                .containsExactly(heap);
        assertThat(series.find(all.withLabels(Map.of("region", "e")))).isEmpty();
    }

    @Test
    void find_otherTenant_seesNothing() {
        push(series.idOf(key("shop", Map.of(), CPU)), T0);
        int other = new TenantStore(test.database()).idOf("other");

        assertThat(series.find(SeriesFilter.all(other, T0, T1))).isEmpty();
    }

    @Test
    void find_seriesWithoutProfiles_findsNothing() {
        series.idOf(key("shop", Map.of("a", "1"), CPU));

        assertThat(series.find(SeriesFilter.all(tenant, T0, T1))).isEmpty();
    }

    private SeriesKey key(String service, Map<String, String> labels, String... types) {
        return new SeriesKey(tenant, service, new TreeMap<>(labels), List.of(types));
    }

    private void push(long seriesId, Instant... times) {
        pushTo(7, seriesId, times);
    }

    private void pushTo(long table, long seriesId, Instant... times) {
        profiles.prepare(tenant, List.of(times));
        List<ProfileRow> rows = Arrays.stream(times)
                .map(time -> new ProfileRow(tenant, time, 1, seriesId, table, 0, new long[] {1}, new byte[0]))
                .toList();
        test.database().useTransaction(tx -> profiles.append(tx, rows));
    }
}
