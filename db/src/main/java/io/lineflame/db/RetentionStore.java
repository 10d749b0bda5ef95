package io.lineflame.db;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/** Deletes what is too old, by whole UTC days of a tenant, so that disk space comes back at once. Safe when several nodes do the same. */
public final class RetentionStore {

    private final Database database;

    public RetentionStore(Database database) {
        this.database = database;
    }

    /** The tenant's days that are stored, before a day; oldest first. */
    public List<LocalDate> daysBefore(int tenant, LocalDate day) {
        return database.inTransaction(tx -> tx.rows("""
                SELECT DISTINCT d.day
                FROM (VALUES ('profiles'), ('profile_spans'), ('symbol_chunks'), ('rollups'), ('day_rollups')) AS v (whole)
                JOIN pg_inherits i ON i.inhparent = to_regclass(v.whole || '_t' || ?::integer)
                JOIN pg_class c ON c.oid = i.inhrelid
                CROSS JOIN LATERAL (SELECT to_date(right(c.relname, 8), 'YYYYMMDD') AS day) d
                WHERE d.day < ?
                ORDER BY d.day
                """, row -> row.getObject("day", LocalDate.class), tenant, day));
    }

    /**
     * Deletes a day of a tenant, wholly or not at all. While it waits for readers of the tenant's profiles, new readers and writers of this tenant wait
     * behind it; hence the patience.
     *
     * @param patience for each of the five tables; below the database's {@code deadlock_timeout} (1 s), so that this gives way and nobody else
     * @throws DatabaseException of kind CONFLICT when somebody read for longer: try again
     */
    public void dropDay(int tenant, LocalDate day, Duration patience) {
        database.useTransaction(tx -> {
            beImpatient(tx, patience);
            tx.rows("""
                    SELECT true AS dropped FROM (SELECT drop_tenant_day(?, ?)) AS dropped
                    """, row -> true, tenant, day);
        });
    }

    /**
     * Drops what is left of a tenant without a day; its number, settings and series stay. For a moment this locks the tables of all tenants.
     *
     * @return how many tables that were
     * @throws DatabaseException of kind CONFLICT when somebody read for longer: try again
     */
    public int dropEmpty(int tenant, Duration patience) {
        return database.inTransaction(tx -> {
            beImpatient(tx, patience);
            return tx.row("SELECT drop_empty_tenant(?) AS tables", row -> row.getInt("tables"), tenant)
                    .orElse(0);
        });
    }

    /** Deletes series of the tenant that have no profile and that no writer asked for in that time; gives how many. */
    public int dropUnusedSeries(int tenant, Duration unusedFor) {
        return database.inTransaction(tx -> tx.update("""
                DELETE FROM series s
                WHERE s.tenant_id = ? AND s.used < now() - ? * interval '1 second'
                  AND NOT EXISTS (SELECT 1 FROM series_hours h WHERE h.series_id = s.id)
                """, tenant, unusedFor.toSeconds()));
    }

    private static void beImpatient(Transaction tx, Duration patience) {
        tx.rows(
                "SELECT set_config('lock_timeout', ? || 'ms', true) AS set",
                row -> true,
                String.valueOf(patience.toMillis()));
    }
}
