package io.lineflame.db;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the database knows of itself: for people who look whether all is well. Reads catalogs and counts, never a profile. */
public final class FactStore {
    private final Database database;

    public FactStore(Database database) {
        this.database = database;
    }

    /**
     * The database server.
     *
     * @param version as it says, {@code 18.1}
     * @param now its clock
     * @param bytes of the whole database
     */
    public record ServerFacts(String version, Instant now, long bytes) {}

    /** How many bytes the profiles of a UTC day take, of all tenants, with all that is made of them. */
    public record DayBytes(LocalDate day, long bytes) {}

    /** How many profiles of all tenants begin in the five minutes from a moment on. */
    public record ProfileCount(Instant from, long profiles) {}

    /** Asks with patience for the answer; throws {@link DatabaseException} when there is none. */
    public ServerFacts server(Duration patience) {
        return database.inTransaction(
                        patience,
                        tx -> tx.row(
                                """
                        SELECT split_part(current_setting('server_version'), ' ', 1) AS version,
                               clock_timestamp() AS now, pg_database_size(current_database()) AS bytes
                        """,
                                row -> new ServerFacts(
                                        row.getString("version"),
                                        Transaction.instant(row, "now"),
                                        row.getLong("bytes"))))
                .orElseThrow();
    }

    /** By day; days without a profile are left out. */
    public List<DayBytes> profileBytes() {
        return database.inTransaction(tx ->
                tx.rows("""
                SELECT d.day, sum(pg_total_relation_size(c.oid))::bigint AS bytes
                FROM (VALUES ('profiles'), ('profile_spans'), ('symbol_chunks'), ('rollups'), ('day_rollups')) AS v (whole)
                CROSS JOIN LATERAL pg_partition_tree(to_regclass(v.whole)) t
                JOIN pg_class c ON c.oid = t.relid
                CROSS JOIN LATERAL (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day) d
                WHERE t.isleaf AND c.relkind = 'r'
                GROUP BY d.day
                ORDER BY d.day
                """, row -> new DayBytes(row.getObject("day", LocalDate.class), row.getLong("bytes"))));
    }

    /** By time, from the hour in which {@code from} lies; five minutes without a profile may be left out. */
    public List<ProfileCount> profileCounts(Instant from) {
        return database.inTransaction(tx -> tx.rows(
                """
                SELECT h.hour + (p.number - 1) * interval '5 minutes' AS start, sum(p.profiles)::bigint AS profiles
                FROM series_hours h
                CROSS JOIN LATERAL unnest(h.parts) WITH ORDINALITY AS p (profiles, number)
                WHERE h.hour >= date_trunc('hour', ?::timestamptz) AND p.profiles > 0
                GROUP BY 1
                ORDER BY 1
                """, row -> new ProfileCount(Transaction.instant(row, "start"), row.getLong("profiles")), from));
    }
}
