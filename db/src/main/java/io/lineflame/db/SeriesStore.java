package io.lineflame.db;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The series: which there are, and when each was seen. Answers from the hourly counts; only at the two edges of a range does it
 * look at the index of the profiles, never at their blocks.
 */
public final class SeriesStore {
    /**
     * Counts per series in a range. Hours whose profiles all lie inside count as they stand; an hour that the range cuts is counted
     * from the index. Parameters: from, until (for the cut), from, until (for the hours), tenant, profile type twice, label names
     * and values, tenant.
     */
    private static final String SEEN = """
            WITH asked AS (
                SELECT ?::timestamptz AS "from", ?::timestamptz AS "until"
            ), hours AS (
                SELECT h.series_id, h.hour, sum(h.profiles)::bigint AS profiles,
                       min(h.first_time) AS first_time, max(h.last_time) AS last_time
                FROM asked, series s JOIN series_hours h ON h.series_id = s.id
                WHERE s.tenant_id = ?
                  AND (? = '' OR s.profile_types @> ARRAY[?]::text[])
                  AND s.labels @> jsonb_object(?::text[], ?::text[])
                  AND h.hour > asked."from" - interval '1 hour' AND h.hour < asked."until"
                GROUP BY h.series_id, h.hour
            ), parts AS (
                SELECT series_id, profiles, first_time, last_time
                FROM hours, asked
                WHERE first_time >= asked."from" AND last_time < asked."until"
                UNION ALL
                SELECT h.series_id, e.profiles, e.first_time, e.last_time
                FROM asked, hours h CROSS JOIN LATERAL (
                    SELECT count(*) AS profiles, min(p.time) AS first_time, max(p.time) AS last_time
                    FROM profiles p
                    WHERE p.tenant_id = ? AND p.series_id = h.series_id
                      AND p.time >= greatest(h.first_time, asked."from")
                      AND p.time <= h.last_time AND p.time < asked."until"
                ) e
                WHERE (h.first_time < asked."from" OR h.last_time >= asked."until") AND e.profiles > 0
            ), seen AS (
                SELECT series_id, sum(profiles)::bigint AS profiles, min(first_time) AS first_time, max(last_time) AS last_time
                FROM parts GROUP BY series_id
            )
            """;

    private final Database database;

    public SeriesStore(Database database) {
        this.database = database;
    }

    /**
     * The id of a series; makes it when it is new. Commits by itself, so call it before the transaction that appends: two nodes that
     * meet the same new series then wait for each other only this once. Ids never change, but callers may keep them for a day alone:
     * a series without profiles is deleted when nobody asked for it for days (docs/adr/0124).
     */
    public long idOf(SeriesKey key) {
        return database.inTransaction(tx -> {
            Optional<Long> known = select(tx, key);
            return known.isPresent() ? known.get() : create(tx, key);
        });
    }

    /** The series with a profile in the range, by id. */
    public List<SeriesRow> find(SeriesFilter filter) {
        return find(filter, new Cancellation());
    }

    /** The same, until somebody stops it. */
    public List<SeriesRow> find(SeriesFilter filter, Cancellation cancellation) {
        String type = filter.profileType().orElse("");
        SortedMap<String, String> labels = new TreeMap<>(filter.labels());
        return database.inTransaction(tx -> cancellation.during(
                tx,
                () -> tx.rows(
                        SEEN + """
                SELECT s.id, s.service, s.profile_types, l.names, l.texts, seen.profiles, seen.first_time, seen.last_time
                FROM seen JOIN series s ON s.id = seen.series_id
                CROSS JOIN LATERAL (
                    SELECT coalesce(array_agg(key ORDER BY key), '{}') AS names,
                           coalesce(array_agg(value ORDER BY key), '{}') AS texts
                    FROM jsonb_each_text(s.labels)
                ) l
                ORDER BY s.id
                """,
                        SeriesStore::seriesRow,
                        filter.from(),
                        filter.until(),
                        filter.tenant(),
                        type,
                        type,
                        labels.keySet().toArray(String[]::new),
                        labels.values().toArray(String[]::new),
                        filter.tenant())));
    }

    /** When the first and the last profile of all series of a tenant started; two looks at the index for each series. */
    public Optional<SeenRow> seen(int tenant, Cancellation cancellation) {
        return database.inTransaction(tx -> cancellation.during(
                tx,
                () -> tx.row(
                        """
                SELECT min(edge.first_time) AS first_time, max(edge.last_time) AS last_time
                FROM series s CROSS JOIN LATERAL (
                    (SELECT h.hour FROM series_hours h WHERE h.series_id = s.id ORDER BY h.hour LIMIT 1)
                    UNION ALL
                    (SELECT h.hour FROM series_hours h WHERE h.series_id = s.id ORDER BY h.hour DESC LIMIT 1)
                ) ends CROSS JOIN LATERAL (
                    SELECT min(h.first_time) AS first_time, max(h.last_time) AS last_time
                    FROM series_hours h WHERE h.series_id = s.id AND h.hour = ends.hour
                ) edge
                WHERE s.tenant_id = ?
                HAVING count(*) > 0
                """,
                        row -> new SeenRow(
                                Transaction.instant(row, "first_time"), Transaction.instant(row, "last_time")),
                        tenant)));
    }

    private static long create(Transaction tx, SeriesKey key) {
        tx.update(
                """
                INSERT INTO series (tenant_id, service, labels, profile_types, key)
                VALUES (?, ?, jsonb_object(?::text[], ?::text[]), ?, ?)
                ON CONFLICT (tenant_id, key) DO NOTHING
                """,
                key.tenant(),
                key.service(),
                key.labels().keySet().toArray(String[]::new),
                key.labels().values().toArray(String[]::new),
                key.profileTypes().toArray(String[]::new),
                key.hash());
        return select(tx, key).orElseThrow();
    }

    /** Writes down, once a day, that the series is in use. */
    private static Optional<Long> select(Transaction tx, SeriesKey key) {
        Optional<Long> usedToday = tx.row("""
                SELECT id FROM series WHERE tenant_id = ? AND key = ? AND used > now() - interval '1 day'
                """, row -> row.getLong("id"), key.tenant(), key.hash());
        return usedToday.isPresent() ? usedToday : tx.row("""
                        UPDATE series SET used = now() WHERE tenant_id = ? AND key = ? RETURNING id
                        """, row -> row.getLong("id"), key.tenant(), key.hash());
    }

    private static SeriesRow seriesRow(ResultSet row) throws SQLException {
        List<String> names = Transaction.strings(row, "names");
        List<String> values = Transaction.strings(row, "texts");
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            labels.put(names.get(i), values.get(i));
        }
        return new SeriesRow(
                row.getLong("id"),
                row.getString("service"),
                labels,
                Transaction.strings(row, "profile_types"),
                Transaction.instant(row, "first_time"),
                Transaction.instant(row, "last_time"),
                row.getLong("profiles"));
    }
}
