package io.lineflame.db;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rollups in place of profiles. A block here is the numbers of the profiles in it, so that what is read twice or not at all shows. */
final class BlockStoreIT {
    private static final int TENANT = 1;
    private static final Instant DAY = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration FIVE = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestDatabase test = TestDatabase.create();
    private final ProfileStore profiles = new ProfileStore(test.database());
    private final BlockStore coarsest = new BlockStore(test.database());
    private final BlockStore raw = BlockStore.withoutRollups(test.database());
    private final List<Profile> stored = new ArrayList<>();

    @AfterEach
    void drop() {
        test.close();
    }

    private record Profile(int number, long series, long table, Instant time) {
        Instant in(Duration unit) {
            long seconds = unit.toSeconds();
            return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
        }
    }

    private record Unit(long series, long table, Instant start) {}

    private record Read(List<Integer> numbers, int blocks, Set<Long> tables) {}

    @Test
    void sums_completeRollups_areReadInPlaceOfProfiles() {
        Random random = new Random(1);
        append(random, 600, 3);
        rollUp(300, BlockStoreIT::everything);
        rollUp(3600, BlockStoreIT::everything);
        rollUpDays(DAY, List.of(1L, 2L));
        rollUpDays(DAY, List.of(3L));

        Read wholeDay = sums(coarsest, List.of(1L, 2L, 3L), DAY, DAY.plus(1, ChronoUnit.DAYS));
        Read hours = sums(coarsest, List.of(1L), DAY.plus(2, ChronoUnit.HOURS), DAY.plus(5, ChronoUnit.HOURS));

        assertThat(wholeDay.blocks).isLessThanOrEqualTo(4); // two tables, two versions
        assertThat(hours.blocks).isBetween(1, 6); // three hours, two tables
        assertThat(wholeDay.numbers).isEqualTo(expected(p -> p.time.isBefore(DAY.plus(1, ChronoUnit.DAYS))));
    }

    @Test
    void sums_dayOfSeriesNotAskedFor_isNotUsed() {
        append(new Random(2), 200, 3);
        rollUpDays(DAY, List.of(1L, 2L));

        Read read = sums(coarsest, List.of(1L), DAY, DAY.plus(1, ChronoUnit.DAYS));

        assertThat(read.numbers)
                .isEqualTo(expected(p -> p.series == 1 && p.time.isBefore(DAY.plus(1, ChronoUnit.DAYS))));
    }

    @Test
    void sums_dayOfTwoGroups_isNotUsed() {
        append(new Random(3), 100, 2);
        rollUpDays(DAY, List.of(1L, 2L));
        Set<Integer> groups = new HashSet<>();

        coarsest.sums(
                TENANT,
                Map.of(1L, 10, 2L, 20),
                DAY,
                DAY.plus(1, ChronoUnit.DAYS),
                new Cancellation(),
                consumer((group, text) -> groups.add(group)));

        assertThat(groups).containsExactlyInAnyOrder(10, 20);
    }

    @Test
    void sums_hourCutByTheRange_isUsedWhenAllItsProfilesAreInside() {
        Instant time = DAY.plus(90, ChronoUnit.MINUTES);
        append(List.of(new Profile(1, 1, 1, time), new Profile(2, 1, 1, time.plusSeconds(600))));
        rollUp(3600, BlockStoreIT::everything);

        assertThat(sums(coarsest, List.of(1L), time, time.plusSeconds(601)).blocks)
                .isEqualTo(1);
        assertThat(sums(coarsest, List.of(1L), time, time.plusSeconds(600)).numbers)
                .containsExactly(1);
        assertThat(sums(coarsest, List.of(1L), time.plusNanos(1000), time.plusSeconds(601)).numbers)
                .containsExactly(2);
    }

    @Test
    void randomRollups_missingStaleOrTornApart_neverChangeWhatIsRead() {
        for (int round = 0; round < 6; round++) {
            Random random = new Random(100 + round);
            append(random, 120, 4);
            rollUp(300, unit -> random.nextInt(4) > 0);
            rollUp(3600, unit -> random.nextInt(4) > 0);
            if (round % 2 == 0) {
                rollUpDays(DAY, List.of(1L, 2L));
                rollUpDays(DAY.plus(1, ChronoUnit.DAYS), List.of(3L));
            }
            append(random, 5, 4); // late: what was rolled up in their units is stale now
            for (int query = 0; query < 12; query++) {
                compare(random);
            }
        }
    }

    private void compare(Random random) {
        Instant from = DAY.plusSeconds(random.nextInt(3 * 86_400) - 3_600);
        Instant until = from.plusSeconds(1 + random.nextInt(2 * 86_400));
        if (random.nextInt(3) == 0) {
            from = from.truncatedTo(ChronoUnit.HOURS);
        }
        if (random.nextInt(4) == 0) {
            from = DAY;
            until = DAY.plus(1 + random.nextInt(3), ChronoUnit.DAYS);
        }
        Instant start = from;
        Instant end = until;
        List<Long> series = new ArrayList<>(List.of(1L, 2L, 3L, 4L));
        series.removeIf(id -> random.nextInt(4) == 0);

        Read read = sums(coarsest, series, start, end);

        assertThat(read.numbers)
                .as("%s to %s of %s", start, end, series)
                .isEqualTo(expected(p -> series.contains(p.series) && !p.time.isBefore(start) && p.time.isBefore(end)))
                .isEqualTo(sums(raw, series, start, end).numbers);
        List<SeriesColumn> columns =
                series.stream().map(id -> new SeriesColumn(id, 0)).toList();
        Duration step = Duration.ofMinutes(new int[] {1, 5, 7, 30, 60, 360, 1440}[random.nextInt(7)]);
        assertThat(coarsest.timeline(TENANT, columns, start, end, start, step))
                .as("%s to %s by %s", start, end, step)
                .isEqualTo(raw.timeline(TENANT, columns, start, end, start, step));
    }

    private interface Text {
        void block(int group, String numbers);
    }

    private static BlockStore.SumConsumer consumer(Text text) {
        return new BlockStore.SumConsumer() {
            @Override
            public void tables(Set<Long> symbolTableIds) {}

            @Override
            public void block(int group, long table, long profiles, byte[] bytes, int offset, int length) {
                text.block(group, new String(bytes, offset, length, UTF_8));
            }
        };
    }

    private Read sums(BlockStore store, List<Long> series, Instant from, Instant until) {
        Map<Long, Integer> groups = new HashMap<>();
        series.forEach(id -> groups.put(id, 0));
        List<Integer> numbers = new ArrayList<>();
        Set<Long> announced = new HashSet<>();
        int[] blocks = new int[1];
        store.sums(TENANT, groups, from, until, new Cancellation(), new BlockStore.SumConsumer() {
            @Override
            public void tables(Set<Long> symbolTableIds) {
                announced.addAll(symbolTableIds);
            }

            @Override
            public void block(int group, long table, long profiles, byte[] bytes, int offset, int length) {
                assertThat(announced).contains(table);
                String[] in = new String(bytes, offset, length, UTF_8).split(",", -1);
                assertThat(in).hasSize((int) profiles);
                Arrays.stream(in).map(Integer::valueOf).forEach(numbers::add);
                blocks[0]++;
            }
        });
        numbers.sort(null);
        return new Read(numbers, blocks[0], announced);
    }

    private List<Integer> expected(Predicate<Profile> wanted) {
        return stored.stream().filter(wanted).map(Profile::number).sorted().toList();
    }

    /** Over three days, more of them in the first hours; each tenth exactly at the start of a unit. */
    private void append(Random random, int count, int series) {
        List<Profile> added = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long second = (long) (3 * 86_400 * Math.pow(random.nextDouble(), 3));
            Instant time = random.nextInt(10) == 0
                    ? DAY.plusSeconds(second / 300 * 300)
                    : DAY.plusSeconds(second).plusNanos(1000L * random.nextInt(1_000_000));
            long day = Duration.between(DAY, time).toDays();
            long table = 10 * day + 1 + random.nextInt(2);
            added.add(new Profile(stored.size() + i, 1 + random.nextInt(series), table, time));
        }
        append(added);
    }

    private void append(List<Profile> added) {
        profiles.prepare(TENANT, added.stream().map(Profile::time).toList());
        List<ProfileRow> rows = added.stream()
                .map(p -> new ProfileRow(
                        TENANT,
                        p.time,
                        1,
                        p.series,
                        p.table,
                        p.number,
                        new long[] {1L << (p.number % 40)},
                        text(List.of(p))))
                .toList();
        test.database().useTransaction(tx -> profiles.append(tx, rows));
        stored.addAll(added);
    }

    private static boolean everything(Unit unit) {
        return true;
    }

    private void rollUp(int seconds, Predicate<Unit> wanted) {
        Duration length = seconds == 300 ? FIVE : HOUR;
        Map<Unit, List<Profile>> units =
                stored.stream().collect(groupingBy(p -> new Unit(p.series, p.table, p.in(length))));
        test.database()
                .useTransaction(tx -> units.forEach((unit, members) -> {
                    if (wanted.test(unit)) {
                        tx.update(
                                "DELETE FROM rollups WHERE series_id = ? AND seconds = ? AND time = ? AND symbol_table_id = ?",
                                unit.series,
                                seconds,
                                unit.start,
                                unit.table);
                        tx.update(
                                """
                        INSERT INTO rollups (tenant_id, time, seconds, series_id, symbol_table_id, profiles, totals, block)
                        VALUES (?, ?, ?, ?, ?, ?, ARRAY[?::bigint], ?)
                        """,
                                TENANT,
                                unit.start,
                                seconds,
                                unit.series,
                                unit.table,
                                (long) members.size(),
                                total(members),
                                text(members));
                    }
                }));
    }

    private void rollUpDays(Instant day, List<Long> series) {
        Function<Profile, Long> table = Profile::table;
        Map<Long, List<Profile>> tables = stored.stream()
                .filter(p -> p.in(Duration.ofDays(1)).equals(day) && series.contains(p.series))
                .collect(groupingBy(table));
        byte[] version = series.toString().getBytes(StandardCharsets.UTF_8);
        test.database()
                .useTransaction(tx -> tables.forEach((id, members) -> {
                    Set<Long> inIt = members.stream().map(Profile::series).collect(toSet());
                    tx.update("DELETE FROM day_rollups WHERE symbol_table_id = ? AND version_key = ?", id, version);
                    tx.update(
                            """
                    INSERT INTO day_rollups (tenant_id, time, symbol_table_id, version_key, series_ids, profiles, totals, block)
                    VALUES (?, ?, ?, ?, ?::bigint[], ?, ARRAY[?::bigint], ?)
                    """,
                            TENANT,
                            day,
                            id,
                            version,
                            inIt.toArray(Long[]::new),
                            (long) members.size(),
                            total(members),
                            text(members));
                }));
    }

    private static long total(List<Profile> profiles) {
        return profiles.stream().mapToLong(p -> 1L << (p.number % 40)).sum();
    }

    private static byte[] text(List<Profile> profiles) {
        return profiles.stream()
                .map(p -> String.valueOf(p.number))
                .collect(joining(","))
                .getBytes(UTF_8);
    }
}
