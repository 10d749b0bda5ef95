package io.lineflame.db;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * The rollups: what there is to make, what to make it from, and where it goes. A rollup is complete when it says as many profiles as {@code series_hours}
 * counts in the same snapshot (docs/adr/0102); nothing here has to be right for the numbers to be right, only for them to come fast.
 */
public final class RollupStore {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Database database;

    public RollupStore(Database database) {
        this.database = database;
    }

    /** A tenant's profiles of an hour or a day, as counted now. */
    public record Span(Instant time, long profiles) {}

    /**
     * What was stored of a series in an hour by one writer.
     *
     * @param valueTypes how many each of its blocks has
     * @param profiles in the hour
     * @param parts in each of its twelve 5 minutes
     */
    public record HourRow(long seriesId, long symbolTableId, int valueTypes, long profiles, List<Integer> parts) {
        public HourRow {
            parts = List.copyOf(parts);
        }
    }

    /** How many profiles an existing rollup holds. */
    public record Held(long seriesId, long symbolTableId, Duration length, Instant time, long profiles) {}

    /**
     * What was stored of a series in a day by one writer.
     *
     * @param version what makes a version: the service, the values of the asked labels, the profile types
     * @param valueTypes how many each of its blocks has
     * @param profiles in the day
     */
    public record DayRow(List<String> version, long seriesId, long symbolTableId, int valueTypes, long profiles) {
        public DayRow {
            version = List.copyOf(version);
        }
    }

    /** A rollup of 5 minutes or an hour. The arrays are not copied: do not touch them afterwards. */
    @SuppressWarnings("ArrayRecordComponent") // hot data, handed through once and never compared
    public record Rollup(
            long seriesId,
            long symbolTableId,
            Duration length,
            Instant time,
            long profiles,
            long[] totals,
            byte[] block) {}

    /** A rollup of a day, over several series. The arrays are not copied: do not touch them afterwards. */
    @SuppressWarnings("ArrayRecordComponent")
    public record DayRollup(
            LocalDate day,
            long symbolTableId,
            List<String> version,
            List<Long> seriesIds,
            long profiles,
            long[] totals,
            byte[] block) {
        public DayRollup {
            seriesIds = List.copyOf(seriesIds);
        }
    }

    /** Takes blocks one by one. Throwing ends the read. */
    @FunctionalInterface
    public interface Source {
        /**
         * Takes a block.
         *
         * @param time when the profile, or the first that may be in a rollup, starts
         * @param profiles in the block: 1, or those of a rollup
         */
        void block(Instant time, long profiles, byte[] block);
    }

    /** Hours in {@code [from, until)} with profiles that were not there when they were rolled up last; newest first. */
    public List<Span> changedHours(int tenant, Instant from, Instant until) {
        return database.inTransaction(tx -> tx.rows("""
                SELECT h.hour AS time, sum(h.profiles)::bigint AS profiles
                FROM series s JOIN series_hours h ON h.series_id = s.id
                LEFT JOIN rolled_up r ON r.tenant_id = s.tenant_id AND r.seconds = 3600 AND r.time = h.hour
                WHERE s.tenant_id = ? AND h.hour >= ? AND h.hour < ?
                GROUP BY h.hour, r.profiles HAVING sum(h.profiles) <> coalesce(r.profiles, 0)
                ORDER BY h.hour DESC
                """, RollupStore::span, tenant, from, until));
    }

    /** Days from one to before another with profiles that were not there when they were rolled up last; newest first. */
    public List<Span> changedDays(int tenant, LocalDate from, LocalDate until) {
        return database.inTransaction(tx -> tx.rows("""
                SELECT d.time, sum(d.profiles)::bigint AS profiles
                FROM (SELECT s.tenant_id, date_trunc('day', h.hour, 'UTC') AS time, h.profiles
                      FROM series s JOIN series_hours h ON h.series_id = s.id
                      WHERE s.tenant_id = ? AND h.hour >= ? AND h.hour < ?) d
                LEFT JOIN rolled_up r ON r.tenant_id = d.tenant_id AND r.seconds = 86400 AND r.time = d.time
                GROUP BY d.time, r.profiles HAVING sum(d.profiles) <> coalesce(r.profiles, 0)
                ORDER BY d.time DESC
                """, RollupStore::span, tenant, start(from), start(until)));
    }

    /** Remembers that everything counted in the span was looked at. */
    public void done(int tenant, Duration length, Span span) {
        database.useTransaction(tx -> tx.update("""
                INSERT INTO rolled_up (tenant_id, seconds, time, profiles) VALUES (?, ?, ?, ?)
                ON CONFLICT (tenant_id, seconds, time) DO UPDATE SET profiles = excluded.profiles
                """, tenant, seconds(length), span.time, span.profiles));
    }

    /** What a tenant's series got in the hour, by series and symbol table. */
    public List<HourRow> hour(int tenant, Instant hour) {
        return database.inTransaction(tx -> tx.rows("""
                SELECT h.series_id, h.symbol_table_id, cardinality(s.profile_types) AS value_types, h.profiles, h.parts
                FROM series s JOIN series_hours h ON h.series_id = s.id
                WHERE s.tenant_id = ? AND h.hour = ? ORDER BY h.series_id, h.symbol_table_id
                """, RollupStore::hourRow, tenant, hour));
    }

    /** What a tenant's series got in the day, by series and symbol table. */
    public List<DayRow> day(int tenant, LocalDate day, List<String> versionLabels) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT array_cat(array_prepend(s.service, ARRAY(
                           SELECT coalesce(s.labels ->> name, '') FROM unnest(?::text[]) WITH ORDINALITY AS l (name, i) ORDER BY i
                       )), s.profile_types) AS version,
                       h.series_id, h.symbol_table_id, cardinality(s.profile_types) AS value_types,
                       sum(h.profiles)::bigint AS profiles
                FROM series s JOIN series_hours h ON h.series_id = s.id
                WHERE s.tenant_id = ? AND h.hour >= ? AND h.hour < ?
                GROUP BY s.id, h.series_id, h.symbol_table_id ORDER BY h.series_id, h.symbol_table_id
                """,
                RollupStore::dayRow,
                versionLabels.toArray(String[]::new),
                tenant,
                start(day),
                start(day.plusDays(1))));
    }

    /** The one node that gets this may roll up the tenant's hour until the transaction ends; false for all others. */
    public boolean claimHour(Transaction tx, int tenant, Instant hour) {
        return claim(tx, tenant, (int) (hour.getEpochSecond() / 3600));
    }

    /** As {@link #claimHour} for a day. */
    public boolean claimDay(Transaction tx, int tenant, LocalDate day) {
        return claim(tx, tenant, (int) -day.toEpochDay() - 1);
    }

    /** The rollups of some series that start in the hour. */
    public List<Held> held(Transaction tx, int tenant, Instant hour, Collection<Long> seriesIds) {
        return tx.rows("""
                SELECT series_id, symbol_table_id, seconds, time, profiles FROM rollups
                WHERE tenant_id = ? AND series_id = ANY (?) AND seconds IN (300, 3600) AND time >= ? AND time < ?
                """, RollupStore::heldRow, tenant, seriesIds.toArray(Long[]::new), hour, hour.plus(HOUR));
    }

    /** How many profiles the day's rollup of a version holds; 0 when there is none, or it is of other series. */
    public long heldOfDay(
            Transaction tx, int tenant, LocalDate day, long symbolTableId, List<String> version, List<Long> seriesIds) {
        return tx.row(
                        """
                        SELECT profiles FROM day_rollups
                        WHERE tenant_id = ? AND time >= ? AND time < ? AND symbol_table_id = ? AND version_key = ? AND series_ids = ?
                        """,
                        row -> row.getLong("profiles"),
                        tenant,
                        start(day),
                        start(day.plusDays(1)),
                        symbolTableId,
                        keyOf(version),
                        seriesIds.toArray(Long[]::new))
                .orElse(0L);
    }

    /** The profiles of a series and symbol table that start in {@code [from, until)}, in the order of their times. */
    public void profiles(
            Transaction tx, int tenant, long seriesId, long symbolTableId, Instant from, Instant until, Source source) {
        bind(tx, tenant, List.of(seriesId), symbolTableId, from, until);
        copyOut(tx, """
                COPY (
                    SELECT time, 1::bigint, block FROM profiles
                    WHERE tenant_id = current_setting('lineflame.tenant')::integer
                      AND series_id = (current_setting('lineflame.series')::bigint[])[1]
                      AND symbol_table_id = current_setting('lineflame.table')::bigint
                      AND time >= current_setting('lineflame.from')::timestamptz
                      AND time < current_setting('lineflame.until')::timestamptz
                    ORDER BY time
                ) TO STDOUT (FORMAT binary)
                """, source);
    }

    /** The 5-minute rollups of a series and symbol table that start in {@code [from, until)}, complete or not. */
    public void fiveMinutes(
            Transaction tx, int tenant, long seriesId, long symbolTableId, Instant from, Instant until, Source source) {
        bind(tx, tenant, List.of(seriesId), symbolTableId, from, until);
        copyOut(tx, """
                COPY (
                    SELECT time, profiles, block FROM rollups
                    WHERE tenant_id = current_setting('lineflame.tenant')::integer
                      AND series_id = (current_setting('lineflame.series')::bigint[])[1]
                      AND seconds = 300
                      AND symbol_table_id = current_setting('lineflame.table')::bigint
                      AND time >= current_setting('lineflame.from')::timestamptz
                      AND time < current_setting('lineflame.until')::timestamptz
                ) TO STDOUT (FORMAT binary)
                """, source);
    }

    /** Everything of some series and a symbol table in the day, once: by complete rollups of hours, and by profile where there is none. */
    public void wholeDay(
            Transaction tx, int tenant, LocalDate day, long symbolTableId, Collection<Long> seriesIds, Source source) {
        bind(tx, tenant, seriesIds, symbolTableId, start(day), start(day.plusDays(1)));
        copyOut(tx, """
                COPY (
                    SELECT h.hour, source.profiles, source.block
                    FROM series_hours h
                    LEFT JOIN rollups r ON r.tenant_id = current_setting('lineflame.tenant')::integer
                        AND r.time >= current_setting('lineflame.from')::timestamptz
                        AND r.time < current_setting('lineflame.until')::timestamptz
                        AND r.series_id = h.series_id AND r.seconds = 3600 AND r.time = h.hour
                        AND r.symbol_table_id = h.symbol_table_id AND r.profiles = h.profiles
                    CROSS JOIN LATERAL (
                        SELECT r.profiles, r.block WHERE r.profiles IS NOT NULL
                        UNION ALL
                        SELECT 1, p.block FROM profiles p
                        WHERE r.profiles IS NULL
                          AND p.tenant_id = current_setting('lineflame.tenant')::integer
                          AND p.time >= current_setting('lineflame.from')::timestamptz
                          AND p.time < current_setting('lineflame.until')::timestamptz
                          AND p.series_id = h.series_id AND p.symbol_table_id = h.symbol_table_id
                          AND p.time >= h.hour AND p.time < h.hour + interval '1 hour'
                    ) source
                    WHERE h.series_id = ANY (current_setting('lineflame.series')::bigint[])
                      AND h.symbol_table_id = current_setting('lineflame.table')::bigint
                      AND h.hour >= current_setting('lineflame.from')::timestamptz
                      AND h.hour < current_setting('lineflame.until')::timestamptz
                ) TO STDOUT (FORMAT binary)
                """, source);
    }

    /**
     * Puts rollups in the place of those for the same series, symbol tables, lengths and times.
     *
     * @throws DatabaseException of kind CONFLICT when the day was dropped meanwhile
     */
    public void replace(Transaction tx, int tenant, List<Rollup> rollups) {
        if (rollups.isEmpty()) {
            return;
        }
        tx.update(
                """
                DELETE FROM rollups r
                USING unnest(?::bigint[], ?::integer[], ?::timestamptz[], ?::bigint[]) AS n (series_id, seconds, time, symbol_table_id)
                WHERE r.tenant_id = ? AND r.time >= ? AND r.time <= ? AND r.series_id = n.series_id AND r.seconds = n.seconds
                  AND r.time = n.time AND r.symbol_table_id = n.symbol_table_id
                """,
                rollups.stream().map(Rollup::seriesId).toArray(Long[]::new),
                rollups.stream().map(rollup -> seconds(rollup.length)).toArray(Integer[]::new),
                rollups.stream().map(Rollup::time).toArray(Instant[]::new),
                rollups.stream().map(Rollup::symbolTableId).toArray(Long[]::new),
                tenant,
                rollups.stream().map(Rollup::time).min(Instant::compareTo).orElseThrow(),
                rollups.stream().map(Rollup::time).max(Instant::compareTo).orElseThrow());
        BinaryCopyWriter writer = new BinaryCopyWriter();
        for (Rollup rollup : rollups) {
            writer.row(8);
            writer.instantField(rollup.time);
            writer.int8Field(rollup.seriesId);
            writer.int8Field(rollup.symbolTableId);
            writer.int8Field(rollup.profiles);
            writer.int4Field(seconds(rollup.length));
            writer.int4Field(tenant);
            writer.int8ArrayField(rollup.totals);
            writer.bytesField(rollup.block);
        }
        copyIn(tx, """
                COPY rollups (time, series_id, symbol_table_id, profiles, seconds, tenant_id, totals, block) FROM STDIN (FORMAT binary)
                """, writer.finished());
    }

    /** As {@link #replace(Transaction, int, List)} for a day of a version. */
    public void replace(Transaction tx, int tenant, DayRollup rollup) {
        tx.update(
                """
                DELETE FROM day_rollups
                WHERE tenant_id = ? AND time >= ? AND time < ? AND symbol_table_id = ? AND version_key = ?
                """,
                tenant,
                start(rollup.day),
                start(rollup.day.plusDays(1)),
                rollup.symbolTableId,
                keyOf(rollup.version));
        BinaryCopyWriter writer = new BinaryCopyWriter();
        writer.row(8);
        writer.instantField(start(rollup.day));
        writer.int8Field(rollup.symbolTableId);
        writer.int8Field(rollup.profiles);
        writer.int4Field(tenant);
        writer.bytesField(keyOf(rollup.version));
        writer.int8ArrayField(
                rollup.seriesIds.stream().mapToLong(Long::longValue).toArray());
        writer.int8ArrayField(rollup.totals);
        writer.bytesField(rollup.block);
        copyIn(tx, """
                COPY day_rollups (time, symbol_table_id, profiles, tenant_id, version_key, series_ids, totals, block) FROM STDIN (FORMAT binary)
                """, writer.finished());
    }

    /** SHA-256 over the parts, each with its length in front. */
    private static byte[] keyOf(List<String> version) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : version) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    /** The keys of two numbers are apart from those of one, which guard the making of partitions. */
    private static boolean claim(Transaction tx, int tenant, int what) {
        return tx.row("SELECT pg_try_advisory_xact_lock(?, ?) AS mine", row -> row.getBoolean("mine"), tenant, what)
                .orElse(false);
    }

    /** COPY takes no parameters, so they are bound here and read there. */
    private static void bind(
            Transaction tx, int tenant, Collection<Long> seriesIds, long symbolTableId, Instant from, Instant until) {
        tx.rows("""
                SELECT set_config('lineflame.tenant', (?::integer)::text, true),
                       set_config('lineflame.series', (?::bigint[])::text, true),
                       set_config('lineflame.table', (?::bigint)::text, true),
                       set_config('lineflame.from', (?::timestamptz)::text, true),
                       set_config('lineflame.until', (?::timestamptz)::text, true)
                """, row -> true, tenant, seriesIds.toArray(Long[]::new), symbolTableId, from, until);
    }

    private static void copyOut(Transaction tx, String sql, Source source) {
        tx.onConnection(connection -> {
            CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
            BinaryCopyReader reader = new BinaryCopyReader(copy);
            try {
                while (reader.next()) {
                    Instant time = BinaryCopyWriter.instant(reader.int8Field());
                    long profiles = reader.int8Field();
                    int length = reader.bytesField();
                    int end = reader.position();
                    source.block(time, profiles, Arrays.copyOfRange(reader.bytes(), end - length, end));
                }
            } finally {
                if (copy.isActive()) { // as BlockCopy does, and why
                    connection.unwrap(PGConnection.class).cancelQuery();
                    reader.drain();
                }
            }
            return true;
        });
    }

    private static void copyIn(Transaction tx, String sql, byte[] bytes) {
        tx.onConnection(connection -> {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
                copy.endCopy();
            } catch (SQLException e) {
                if (SqlErrors.state(e).equals("23514")) { // check_violation: no partition takes the row
                    throw new DatabaseException(
                            DatabaseException.Kind.CONFLICT, "There is no partition for the day of a rollup.", e);
                }
                throw e;
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
            return true;
        });
    }

    private static int seconds(Duration length) {
        return (int) length.toSeconds();
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Span span(ResultSet row) throws SQLException {
        return new Span(Transaction.instant(row, "time"), row.getLong("profiles"));
    }

    private static HourRow hourRow(ResultSet row) throws SQLException {
        return new HourRow(
                row.getLong("series_id"),
                row.getLong("symbol_table_id"),
                row.getInt("value_types"),
                row.getLong("profiles"),
                List.of((Integer[]) row.getArray("parts").getArray()));
    }

    private static Held heldRow(ResultSet row) throws SQLException {
        return new Held(
                row.getLong("series_id"),
                row.getLong("symbol_table_id"),
                Duration.ofSeconds(row.getInt("seconds")),
                Transaction.instant(row, "time"),
                row.getLong("profiles"));
    }

    private static DayRow dayRow(ResultSet row) throws SQLException {
        return new DayRow(
                Transaction.strings(row, "version"),
                row.getLong("series_id"),
                row.getLong("symbol_table_id"),
                row.getInt("value_types"),
                row.getLong("profiles"));
    }
}
