package io.lineflame.db;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Totals per series and bucket in one statement, which sees the store at one moment. A rollup stands for its profiles when it is complete, they
 * all lie in the range, and all in one bucket; else it is what is finer, and at last the profiles.
 */
record TotalsQuery(
        int tenant, Collection<SeriesColumn> columns, Instant from, Instant until, Instant origin, Duration step) {

    /** Shorter steps cut every rollup. */
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

    private static final String ASKED = """
            WITH c AS (
                SELECT series_id, number FROM unnest(?::bigint[], ?::integer[]) AS c (series_id, number)
            ), a AS (
                SELECT ?::timestamptz AS since, ?::timestamptz AS until,
                       ? * interval '1 millisecond' AS step, ?::timestamptz AS origin
            )""";

    private static final String PROFILES = """
            , parts AS (
                SELECT p.series_id, date_bin(a.step, p.time, a.origin) AS bucket, p.totals[c.number] AS total, 1 AS profiles
                FROM a, c JOIN profiles p ON p.series_id = c.series_id
                WHERE p.tenant_id = ? AND p.time >= ? AND p.time < ? AND p.time >= a.since
            )
            """;

    /** Each look for rows is laid out as one index scan per hour or 5 minutes: joined as a whole it could compare all with all. */
    private static final String COARSEST = """
            , hours AS MATERIALIZED (
                SELECT h.series_id, h.symbol_table_id, h.hour, h.parts, c.number, whole.bucket, whole.total, whole.profiles
                FROM a, c JOIN series_hours h ON h.series_id = c.series_id
                LEFT JOIN LATERAL (
                    SELECT date_bin(a.step, h.first_time, a.origin) AS bucket, r.totals[c.number] AS total, r.profiles
                    FROM rollups r
                    WHERE r.tenant_id = ? AND r.time >= ? AND r.time < ? AND r.series_id = h.series_id AND r.seconds = 3600
                      AND r.time = h.hour AND r.symbol_table_id = h.symbol_table_id AND r.profiles = h.profiles
                      AND h.first_time >= a.since AND h.last_time < a.until
                      AND date_bin(a.step, h.first_time, a.origin) = date_bin(a.step, h.last_time, a.origin)
                    OFFSET 0
                ) whole ON true
                WHERE h.hour > a.since - interval '1 hour' AND h.hour < a.until
                  AND h.last_time >= a.since AND h.first_time < a.until
            ), fives AS MATERIALIZED (
                SELECT h.series_id, h.symbol_table_id, h.hour, h.number, n.i, five.bucket, five.total, five.profiles
                FROM a, hours h, generate_series(0, 11) AS n (i)
                LEFT JOIN LATERAL (
                    SELECT date_bin(a.step, r.time, a.origin) AS bucket, r.totals[h.number] AS total, r.profiles
                    FROM rollups r
                    WHERE r.tenant_id = ? AND r.time >= ? AND r.time < ? AND r.series_id = h.series_id AND r.seconds = 300
                      AND r.time = h.hour + n.i * interval '5 minutes' AND r.symbol_table_id = h.symbol_table_id
                      AND r.profiles = h.parts[n.i + 1]
                      AND h.hour + n.i * interval '5 minutes' >= a.since
                      AND h.hour + (n.i + 1) * interval '5 minutes' <= a.until
                      AND date_bin(a.step, h.hour + n.i * interval '5 minutes', a.origin)
                        = date_bin(a.step, h.hour + (n.i + 1) * interval '5 minutes' - interval '1 microsecond', a.origin)
                    OFFSET 0
                ) five ON true
                WHERE h.total IS NULL AND h.parts[n.i + 1] > 0
            ), parts AS (
                SELECT series_id, bucket, total, profiles FROM hours WHERE total IS NOT NULL
                UNION ALL
                SELECT series_id, bucket, total, profiles FROM fives WHERE total IS NOT NULL
                UNION ALL
                SELECT f.series_id, one.bucket, one.total, 1
                FROM a, fives f CROSS JOIN LATERAL (
                    SELECT date_bin(a.step, p.time, a.origin) AS bucket, p.totals[f.number] AS total
                    FROM profiles p
                    WHERE p.tenant_id = ? AND p.time >= ? AND p.time < ? AND p.series_id = f.series_id
                      AND p.time >= f.hour + f.i * interval '5 minutes' AND p.time < f.hour + (f.i + 1) * interval '5 minutes'
                      AND p.symbol_table_id = f.symbol_table_id AND p.time >= a.since AND p.time < a.until
                    OFFSET 0
                ) one
                WHERE f.total IS NULL
            )
            """;

    private static final String SUMS = """
            SELECT series_id, bucket, sum(total) AS total, sum(profiles)::bigint AS profiles
            FROM parts GROUP BY series_id, bucket ORDER BY bucket, series_id
            """;

    List<TimelineRow> run(Transaction tx, boolean rollups) {
        boolean coarsest = rollups && step.compareTo(FIVE_MINUTES) >= 0;
        tx.rows("SELECT set_config('jit', 'off', true)", row -> true); // it would take longer than what it makes faster
        return tx.rows(
                ASKED + (coarsest ? COARSEST : PROFILES) + SUMS,
                TotalsQuery::row,
                Stream.concat(asked(), partitions(coarsest ? 3 : 1)).toArray());
    }

    private Stream<Object> asked() {
        return Stream.of(
                columns.stream().map(SeriesColumn::seriesId).toArray(Long[]::new),
                columns.stream().map(column -> column.column() + 1).toArray(Integer[]::new),
                from,
                until,
                step.toMillis(),
                origin);
    }

    /** What tells the planner which partitions are meant, for each table that is read. */
    private Stream<Object> partitions(int tables) {
        Instant hour = from.truncatedTo(ChronoUnit.HOURS);
        return Stream.generate(() -> Stream.<Object>of(tenant, hour, until))
                .limit(tables)
                .flatMap(one -> one);
    }

    private static TimelineRow row(ResultSet row) throws SQLException {
        return new TimelineRow(
                row.getLong("series_id"),
                Transaction.instant(row, "bucket"),
                exact(row.getBigDecimal("total")),
                row.getLong("profiles"));
    }

    private static long exact(BigDecimal sum) {
        try {
            return sum.longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("The sum " + sum + " does not fit in 64 bits.");
        }
    }
}
