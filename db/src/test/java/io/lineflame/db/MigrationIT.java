package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.fixture.TestDatabase;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that an older version filled is brought to this one with all that is in it. */
final class MigrationIT {

    private final TestDatabase test = TestDatabase.createEmpty();

    @AfterEach
    void drop() {
        test.close();
    }

    /** Version 14 had the days of all tenants together, and no counts per five minutes. */
    @Test
    void version14_twoTenantsAndDays_losesNothing() {
        migrateTo("14");
        run("""
                INSERT INTO tenants (name) VALUES ('acme'), ('payments')
                """);
        run("""
                INSERT INTO series (tenant_id, service, labels, profile_types, key)
                VALUES (1, 'shop', '{}', '{cpu}', '\\x01'), (2, 'bank', '{}', '{cpu}', '\\x02'), (2, 'bank', '{"pod": "b"}', '{cpu}', '\\x03')
                """);
        run("""
                INSERT INTO symbol_tables (tenant_id, service, epoch, writer)
                VALUES (1, 'shop', '2026-03-01', gen_random_uuid()), (2, 'bank', '2026-03-01', gen_random_uuid()),
                       (2, 'bank', '2026-03-02', gen_random_uuid())
                """);
        run("""
                INSERT INTO symbol_chunks (table_id, number, body) VALUES (1, 0, 'a0'), (1, 1, 'a1'), (2, 0, 'b0'), (3, 0, 'c0')
                """);
        run("CREATE TABLE profiles_20260301 PARTITION OF profiles FOR VALUES FROM ('2026-03-01Z') TO ('2026-03-02Z')");
        run("CREATE TABLE profiles_20260302 PARTITION OF profiles FOR VALUES FROM ('2026-03-02Z') TO ('2026-03-03Z')");
        profile("2026-03-01 10:00:00Z", 1, 1, 11);
        profile("2026-03-01 10:04:59.999999Z", 1, 1, 12);
        profile("2026-03-01 10:59:59Z", 1, 1, 13);
        profile("2026-03-01 10:00:00Z", 2, 2, 21);
        profile("2026-03-01 23:59:59.999999Z", 2, 2, 22);
        profile("2026-03-02 00:00:00Z", 2, 3, 23);
        profile("2026-03-02 00:30:00Z", 3, 3, 31);
        profile("2026-03-02 00:30:00Z", 3, 3, 31);

        test.database().migrate();

        assertThat(texts("""
                        SELECT concat_ws(' ', p.tableoid::regclass, p.time AT TIME ZONE 'UTC', p.series_id, p.symbol_table_id, p.duration_ns,
                                         p.totals, convert_from(p.block, 'UTF8'))
                        FROM profiles p ORDER BY p.series_id, p.time
                        """))
                .containsExactly(
                        "profiles_t1_20260301 2026-03-01 10:00:00 1 1 7 {11} block 11",
                        "profiles_t1_20260301 2026-03-01 10:04:59.999999 1 1 7 {12} block 12",
                        "profiles_t1_20260301 2026-03-01 10:59:59 1 1 7 {13} block 13",
                        "profiles_t2_20260301 2026-03-01 10:00:00 2 2 7 {21} block 21",
                        "profiles_t2_20260301 2026-03-01 23:59:59.999999 2 2 7 {22} block 22",
                        "profiles_t2_20260302 2026-03-02 00:00:00 2 3 7 {23} block 23",
                        "profiles_t2_20260302 2026-03-02 00:30:00 3 3 7 {31} block 31",
                        "profiles_t2_20260302 2026-03-02 00:30:00 3 3 7 {31} block 31");
        assertThat(texts("""
                        SELECT concat_ws(' ', series_id, hour AT TIME ZONE 'UTC', symbol_table_id, profiles, parts)
                        FROM series_hours ORDER BY series_id, hour
                        """))
                .containsExactly(
                        "1 2026-03-01 10:00:00 1 3 {2,0,0,0,0,0,0,0,0,0,0,1}",
                        "2 2026-03-01 10:00:00 2 1 {1,0,0,0,0,0,0,0,0,0,0,0}",
                        "2 2026-03-01 23:00:00 2 1 {0,0,0,0,0,0,0,0,0,0,0,1}",
                        "2 2026-03-02 00:00:00 3 1 {1,0,0,0,0,0,0,0,0,0,0,0}",
                        "3 2026-03-02 00:00:00 3 2 {0,0,0,0,0,0,2,0,0,0,0,0}");
        assertThat(texts("""
                        SELECT concat_ws(' ', c.tableoid::regclass, c.table_id, c.number, convert_from(c.body, 'UTF8'))
                        FROM symbol_chunks c ORDER BY c.table_id, c.number
                        """))
                .containsExactly(
                        "symbol_chunks_t1_20260301 1 0 a0",
                        "symbol_chunks_t1_20260301 1 1 a1",
                        "symbol_chunks_t2_20260301 2 0 b0",
                        "symbol_chunks_t2_20260302 3 0 c0");
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(
                        test.settings().url(),
                        test.settings().user(),
                        test.settings().password())
                .locations("classpath:db/migration")
                .table("schema_history")
                .target(version)
                .load()
                .migrate();
    }

    /** Stores a profile with its hour's count, as that version did. */
    private void profile(String time, long series, long table, long total) {
        test.database().useTransaction(tx -> {
            tx.update("""
                    INSERT INTO profiles (time, series_id, symbol_table_id, duration_ns, totals, samples, block)
                    VALUES (?::timestamptz, ?, ?, 7, ARRAY[?::bigint], '{1}', convert_to('block ' || ?, 'UTF8'))
                    """, time, series, table, total, total);
            tx.update("""
                    INSERT INTO series_hours AS h (series_id, hour, symbol_table_id, profiles, first_time, last_time)
                    SELECT ?, date_trunc('hour', t, 'UTC'), ?, 1, t, t FROM (VALUES (?::timestamptz)) AS v (t)
                    ON CONFLICT (series_id, hour, symbol_table_id)
                    DO UPDATE SET profiles = h.profiles + 1, last_time = excluded.last_time
                    """, series, table, time);
        });
    }

    private void run(String sql) {
        test.database().useTransaction(tx -> tx.update(sql));
    }

    private List<String> texts(String query) {
        return test.database().inTransaction(tx -> tx.rows(query, row -> row.getString(1)));
    }
}
