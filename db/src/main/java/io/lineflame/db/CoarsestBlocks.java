package io.lineflame.db;

import static java.util.stream.Collectors.toSet;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.postgresql.PGConnection;

/**
 * One reading of some series by the coarsest blocks there are: days, then hours, then 5 minutes, then profiles.
 *
 * <h2>What makes it exact</h2>
 * Everything is read at one moment. A rollup is taken only when it holds as many profiles as the store counts for the same series, table
 * and unit, and all of these lie in the range: as profiles are only ever added, it is then the sum of exactly these (docs/adr/0102).
 * What is taken is struck off; the next finer unit is read for what is left, and at last the profiles themselves. A rollup that is
 * missing, stale or made twice costs time, never a number.
 *
 * <h2>What is read</h2>
 * First the counts, then the blocks. Which days' rollups fit is known before their blocks are asked for, since one may hold a
 * thousand series of which one is meant. Those of hours and 5 minutes are read as they come and dropped when they do not fit, which is rare.
 */
final class CoarsestBlocks {
    private final Transaction tx;
    private final Connected connected;
    private final int tenant;
    private final Map<Long, Integer> groups;
    private final MicrosRange range;
    private final Long[] series;

    /** What is struck off: each entry is of one unit. */
    private final Set<UnitKey> takenDays = new HashSet<>();

    private final Set<UnitKey> takenHours = new HashSet<>();
    private final Set<UnitKey> takenParts = new HashSet<>();

    CoarsestBlocks(Transaction tx, Connected connected, int tenant, Map<Long, Integer> groups, MicrosRange range) {
        this.tx = tx;
        this.connected = connected;
        this.tenant = tenant;
        this.groups = groups;
        this.range = range;
        this.series = groups.keySet().toArray(Long[]::new);
    }

    /**
     * From where to whom.
     *
     * @param rollups whether to look for any
     */
    record Connected(
            PGConnection connection, Cancellation cancellation, boolean rollups, BlockStore.SumConsumer consumer) {}

    /** A unit of one series and symbol table, by its start. */
    private record UnitKey(long series, long table, long start) {
        /** The longer unit that it lies in. */
        UnitKey in(long unit) {
            return new UnitKey(series, table, MicrosRange.floor(start, unit));
        }

        Instant startInstant() {
            return BinaryCopyWriter.instant(start);
        }
    }

    /** What a series and table have in an hour, and from when to when. */
    private record Hour(long profiles, long first, long last) {}

    /** A day's rollup that fits, by one of its series. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record DayBlock(UnitKey key, byte[] version) {}

    void read() throws SQLException {
        MicrosRange days = connected.rollups ? range.whole(MicrosRange.DAY) : new MicrosRange(0, 0);
        Map<UnitKey, Long> countsOfDays = days.isEmpty() ? Map.of() : countsOfDays(days);
        List<DayBlock> dayBlocks = countsOfDays.isEmpty() ? List.of() : fittingDays(days, countsOfDays);
        Map<UnitKey, Hour> hours = hours(days, countsOfDays.keySet());
        Set<Long> tables = new HashSet<>();
        takenDays.forEach(day -> tables.add(day.table));
        hours.keySet().forEach(hour -> tables.add(hour.table));
        if (tables.isEmpty()) {
            return;
        }
        connected.consumer.tables(tables);
        readDays(days, dayBlocks);
        if (connected.rollups) {
            readHours(hours);
            readParts(partsOf(hours.keySet()));
        }
        readProfiles(hours);
    }

    private Map<UnitKey, Long> countsOfDays(MicrosRange days) {
        Map<UnitKey, Long> counts = new HashMap<>();
        tx.rows(
                """
                SELECT series_id, symbol_table_id, extract(epoch FROM date_trunc('day', hour, 'UTC'))::bigint AS day,
                       sum(profiles)::bigint AS profiles
                FROM series_hours
                WHERE series_id = ANY (?::bigint[]) AND hour >= ? AND hour < ?
                GROUP BY 1, 2, 3
                """,
                row -> counts.put(new UnitKey(row.getLong(1), row.getLong(2), micros(row.getLong(3))), row.getLong(4)),
                series,
                days.fromInstant(),
                days.untilInstant());
        return counts;
    }

    /** Strikes the days off that a rollup fits, from the counts too. */
    private List<DayBlock> fittingDays(MicrosRange days, Map<UnitKey, Long> counts) {
        List<DayBlock> fitting = new ArrayList<>();
        tx.rows(
                """
                SELECT symbol_table_id, extract(epoch FROM time)::bigint AS day, version_key, profiles, series_ids
                FROM day_rollups
                WHERE tenant_id = ? AND time >= ? AND time < ? AND symbol_table_id = ANY (?::bigint[])
                """,
                row -> {
                    long table = row.getLong(1);
                    long day = micros(row.getLong(2));
                    Long[] ids = (Long[]) row.getArray(5).getArray();
                    if (fits(counts, table, day, ids, row.getLong(4))) {
                        for (Long id : ids) {
                            UnitKey key = new UnitKey(id, table, day);
                            counts.remove(key);
                            takenDays.add(key);
                        }
                        fitting.add(new DayBlock(new UnitKey(ids[0], table, day), row.getBytes(3)));
                    }
                    return true;
                },
                tenant,
                days.fromInstant(),
                days.untilInstant(),
                counts.keySet().stream().map(UnitKey::table).distinct().toArray(Long[]::new));
        return fitting;
    }

    private boolean fits(Map<UnitKey, Long> counts, long table, long day, Long[] ids, long profiles) {
        long counted = 0;
        for (Long id : ids) {
            UnitKey key = new UnitKey(id, table, day);
            if (!groups.containsKey(id) || !groups.get(id).equals(groups.get(ids[0])) || takenDays.contains(key)) {
                return false;
            }
            counted += counts.getOrDefault(key, 0L);
        }
        return counted == profiles && ids.length > 0;
    }

    /** What there is beside the days that were struck off. */
    private Map<UnitKey, Hour> hours(MicrosRange days, Set<UnitKey> daysLeft) {
        Map<UnitKey, Hour> hours = new HashMap<>();
        MicrosRange middle = days.isEmpty() ? new MicrosRange(range.until(), range.until()) : days;
        Set<UnitKey> left = daysLeft.stream()
                .map(key -> new UnitKey(key.series, 0, key.start))
                .collect(toSet());
        Transaction.RowReader<Boolean> reader = row -> {
            long hour = micros(row.getLong(3));
            UnitKey key = new UnitKey(row.getLong(1), row.getLong(2), hour);
            if (!takenDays.contains(dayOf(key))) {
                hours.put(key, new Hour(row.getLong(4), row.getLong(5), row.getLong(6)));
            }
            return true;
        };
        String columns = """
                SELECT h.series_id, h.symbol_table_id, extract(epoch FROM h.hour)::bigint, h.profiles,
                       (extract(epoch FROM h.first_time) * 1000000)::bigint - 946684800000000,
                       (extract(epoch FROM h.last_time) * 1000000)::bigint - 946684800000000
                FROM series_hours h
                """;
        tx.rows(
                columns + """
                WHERE h.series_id = ANY (?::bigint[]) AND h.hour > ?::timestamptz - interval '1 hour' AND h.hour < ?
                  AND h.last_time >= ? AND h.first_time < ? AND NOT (h.hour >= ? AND h.hour < ?)
                """,
                reader,
                series,
                range.fromInstant(),
                range.untilInstant(),
                range.fromInstant(),
                range.untilInstant(),
                middle.fromInstant(),
                middle.untilInstant());
        if (!left.isEmpty()) {
            tx.rows(
                    columns + """
                    JOIN unnest(?::bigint[], ?::timestamptz[]) AS l (series_id, day)
                      ON h.series_id = l.series_id AND h.hour >= l.day AND h.hour < l.day + interval '1 day'
                    """,
                    reader,
                    left.stream().map(UnitKey::series).toArray(Long[]::new),
                    left.stream().map(UnitKey::startInstant).toArray(Instant[]::new));
        }
        return hours;
    }

    private void readDays(MicrosRange days, List<DayBlock> blocks) throws SQLException {
        if (blocks.isEmpty()) {
            return;
        }
        Set<UnitKey> wanted = blocks.stream().map(DayBlock::key).collect(toSet());
        BlockCopy copy = new BlockCopy(tenant, connected.cancellation);
        copy.dayRollups(
                days,
                wanted.stream().map(UnitKey::table).collect(toSet()),
                blocks.stream().map(DayBlock::version).toList());
        copy.run(connected.connection, (of, table, time, profiles, bytes, offset, length) -> {
            if (wanted.contains(new UnitKey(of, table, time))) {
                connected.consumer.block(group(of), table, profiles, bytes, offset, length);
            }
        });
    }

    /** Strikes off from the hours what it reads. */
    private void readHours(Map<UnitKey, Hour> hours) throws SQLException {
        Map<Long, Set<Long>> days =
                new HashMap<>(); // whole ones, so that series which differ a little are read together
        hours.forEach((key, hour) -> {
            if (isInside(hour)) {
                add(days, key.series, dayOf(key).start);
            }
        });
        readRollups(days, MicrosRange.DAY, MicrosRange.HOUR, (of, table, time, profiles, bytes, offset, length) -> {
            UnitKey key = new UnitKey(of, table, time);
            Hour hour = hours.get(key);
            if (hour != null && hour.profiles == profiles && isInside(hour)) {
                hours.remove(key);
                takenHours.add(key);
                connected.consumer.block(group(of), table, profiles, bytes, offset, length);
            }
        });
    }

    private boolean isInside(Hour hour) {
        return hour.first >= range.from() && hour.last < range.until();
    }

    /** How many profiles there are in the 5 minutes of these hours that lie in the range. */
    private Map<UnitKey, Integer> partsOf(Set<UnitKey> hours) {
        Map<UnitKey, Integer> parts = new HashMap<>();
        tx.rows(
                """
                SELECT h.series_id, h.symbol_table_id, extract(epoch FROM h.hour)::bigint, h.parts
                FROM unnest(?::bigint[], ?::bigint[], ?::timestamptz[]) AS l (series_id, symbol_table_id, hour)
                JOIN series_hours h USING (series_id, symbol_table_id, hour)
                """,
                row -> {
                    Integer[] counts = (Integer[]) row.getArray(4).getArray();
                    long hour = micros(row.getLong(3));
                    for (int i = 0; i < counts.length; i++) {
                        long start = hour + i * MicrosRange.FIVE_MINUTES;
                        if (counts[i] > 0 && range.holds(start, MicrosRange.FIVE_MINUTES)) {
                            parts.put(new UnitKey(row.getLong(1), row.getLong(2), start), counts[i]);
                        }
                    }
                    return true;
                },
                hours.stream().map(UnitKey::series).toArray(Long[]::new),
                hours.stream().map(UnitKey::table).toArray(Long[]::new),
                hours.stream().map(UnitKey::startInstant).toArray(Instant[]::new));
        return parts;
    }

    private void readParts(Map<UnitKey, Integer> parts) throws SQLException {
        Map<Long, Set<Long>> rolledUp = new HashMap<>();
        parts.keySet().forEach(key -> add(rolledUp, key.series, hourOf(key).start));
        readRollups(
                rolledUp,
                MicrosRange.HOUR,
                MicrosRange.FIVE_MINUTES,
                (of, table, time, profiles, bytes, offset, length) -> {
                    UnitKey key = new UnitKey(of, table, time);
                    Integer counted = parts.get(key);
                    if (counted != null && counted == profiles) {
                        parts.remove(key);
                        takenParts.add(key);
                        connected.consumer.block(group(of), table, profiles, bytes, offset, length);
                    }
                });
    }

    /** What no rollup was taken for. A range may hold what was: the same time of another table. */
    private void readProfiles(Map<UnitKey, Hour> hours) throws SQLException {
        Map<Long, Set<Long>> parts = new HashMap<>();
        hours.forEach((key, hour) -> {
            long first = MicrosRange.floor(hour.first, MicrosRange.FIVE_MINUTES);
            for (long start = first; start <= hour.last; start += MicrosRange.FIVE_MINUTES) {
                if (!takenParts.contains(new UnitKey(key.series, key.table, start))) {
                    add(parts, key.series, start);
                }
            }
        });
        BlockCopy copy = new BlockCopy(tenant, connected.cancellation);
        grouped(parts, MicrosRange.FIVE_MINUTES, range).forEach(copy::profiles);
        boolean nothingTaken = takenDays.isEmpty() && takenHours.isEmpty() && takenParts.isEmpty();
        copy.run(connected.connection, (of, table, time, profiles, bytes, offset, length) -> {
            if (nothingTaken || !isTaken(new UnitKey(of, table, time))) {
                connected.consumer.block(group(of), table, profiles, bytes, offset, length);
            }
        });
    }

    private boolean isTaken(UnitKey profile) {
        return takenParts.contains(profile.in(MicrosRange.FIVE_MINUTES))
                || takenHours.contains(hourOf(profile))
                || takenDays.contains(dayOf(profile));
    }

    /** Reads rollups of one length in the units that each series needs. */
    private void readRollups(Map<Long, Set<Long>> units, long unit, long rollup, BlockCopy.RowConsumer rows)
            throws SQLException {
        // An hour may be cut by the start of the range and have nothing before it.
        MicrosRange wider = new MicrosRange(MicrosRange.floor(range.from(), rollup), range.until());
        BlockCopy copy = new BlockCopy(tenant, connected.cancellation);
        grouped(units, unit, wider).forEach((joined, ids) -> copy.rollups(joined, ids, rollup));
        copy.run(connected.connection, rows);
    }

    /** Which series to read in which ranges, from the units that each needs. */
    private static Map<MicrosRange, Set<Long>> grouped(Map<Long, Set<Long>> units, long unit, MicrosRange within) {
        Map<MicrosRange, Set<Long>> grouped = new HashMap<>();
        units.forEach((id, starts) -> {
            for (MicrosRange joined : MicrosRange.joined(starts, unit)) {
                MicrosRange cut = joined.within(within);
                if (!cut.isEmpty()) {
                    grouped.computeIfAbsent(cut, any -> new TreeSet<>()).add(id);
                }
            }
        });
        return grouped;
    }

    private static void add(Map<Long, Set<Long>> units, long of, long start) {
        units.computeIfAbsent(of, id -> new TreeSet<>()).add(start);
    }

    private int group(long of) {
        return Objects.requireNonNull(groups.get(of));
    }

    private static UnitKey dayOf(UnitKey key) {
        return key.in(MicrosRange.DAY);
    }

    private static UnitKey hourOf(UnitKey key) {
        return key.in(MicrosRange.HOUR);
    }

    private static long micros(long epochSecond) {
        return (epochSecond - 946_684_800L) * 1_000_000L;
    }
}
