package io.lineflame.server.store.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.Sql;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Numbers through rollups are those of the profiles, to the last unit: late profiles, two writers and values that cancel included. */
final class RollupsIT {

    private static final Instant NOW = Instant.parse("2026-05-04T10:17:30Z");
    private static final Instant YESTERDAY = Instant.parse("2026-05-03T00:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final String TYPE = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";

    /** Where profiles lie: the hours of each day that have some. */
    private static final List<Instant> BUSY = List.of(
            Instant.parse("2026-05-02T22:58:00Z"),
            Instant.parse("2026-05-03T00:00:00Z"),
            Instant.parse("2026-05-03T09:50:00Z"),
            Instant.parse("2026-05-03T23:55:00Z"),
            Instant.parse("2026-05-04T08:30:00Z"),
            Instant.parse("2026-05-04T10:00:00Z"));

    private final Random random = new Random(20260504);
    private final MovableClock clock = new MovableClock(NOW);
    private final TestServer server = TestServer.setup().clock(clock).start().stopJobs();
    private final TestServer second =
            TestServer.setup().clock(clock).startBeside(server).stopJobs();
    private final Sql sql = new Sql(server);
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final RollupJob job = RollupRun.job(server, clock, registry);

    @AfterEach
    void stop() {
        second.close();
        server.close();
    }

    @Test
    void answers_withRollups_areThoseOfTheProfiles() {
        push(220, NOW);
        job.run();
        assertThat(lengths()).containsExactly("300", "3600", "86400");
        assertThat(rollupsThatAreNotComplete()).isEmpty();
        compareWithAndWithout();

        push(60, NOW);
        compareWithAndWithout(); // rollups that are stale stay unused

        clock.advance(Duration.ofHours(2));
        push(10, NOW.plus(Duration.ofHours(1)));
        job.run();
        assertThat(rollupsThatAreNotComplete()).isEmpty();
        compareWithAndWithout();
    }

    @Test
    void day_rolledUp_isReadWithoutItsProfiles() {
        push(120, NOW);
        job.run();
        JsonNode before = flameGraphOfYesterday();
        sql.run("UPDATE profiles SET block = '\\x00' WHERE time >= '2026-05-03Z' AND time < '2026-05-04Z'");

        assertThat(flameGraphOfYesterday()).isEqualTo(before);
        assertThat(before.toString()).contains("work");
    }

    @Test
    void run_again_makesOnlyWhatChanged() {
        push(120, NOW);
        job.run();
        double made = made();
        assertThat(made).isPositive();

        job.run();
        clock.advance(Duration.ofMinutes(61));
        job.run();
        double thisHour = made() - made; // what had not ended yet
        assertThat(thisHour).isLessThan(made / 2);
        clock.advance(Duration.ofMinutes(61));
        job.run();
        assertThat(made()).isEqualTo(made + thisHour);
    }

    @Test
    void lag_growsUntilARunFindsNothingLeft() {
        clock.advance(Duration.ofMinutes(10));
        assertThat(registry.get("lineflame.rollup.lag").gauge().value()).isEqualTo(600);

        job.run();

        assertThat(registry.get("lineflame.rollup.lag").gauge().value()).isZero();
    }

    private JsonNode flameGraphOfYesterday() {
        return new Api(server)
                .get(
                        "flamegraph",
                        "query",
                        TYPE + "{service_name=\"shop\"}",
                        "from",
                        YESTERDAY.toString(),
                        "until",
                        YESTERDAY.plus(DAY).toString());
    }

    private void push(int count, Instant until) {
        for (int i = 0; i < count; i++) {
            Instant from = BUSY.get(random.nextInt(BUSY.size()));
            Instant time = from.plusMillis(random.nextInt(17 * 60_000));
            String labels = "shop{service_repository=https://git.example.com/acme/shop,service_git_ref=v"
                    + random.nextInt(2) + ",region=" + (random.nextBoolean() ? "eu" : "us") + "}";
            Api api = new Api(random.nextInt(3) == 0 ? second : server);
            api.push("default", labels, (time.isBefore(until) ? time : from).getEpochSecond(), profile());
        }
    }

    /** Values may be negative, as those of deltas, and cancel each other. */
    private byte[] profile() {
        StringBuilder values = new StringBuilder();
        StringBuilder roots = new StringBuilder();
        StringBuilder leaves = new StringBuilder();
        int samples = 1 + random.nextInt(4);
        for (int i = 0; i < samples; i++) {
            values.append("%-20s".formatted("1/" + (random.nextInt(5) - 1) * 100));
            roots.append("%-20s".formatted("main@main.go:" + (10 + random.nextInt(2))));
            leaves.append("%-20s".formatted("work@work.go:" + (20 + random.nextInt(6))));
        }
        return TextProfile.parse(values + "\n" + roots + "\n" + leaves)
                .withTypes("samples/count", "cpu/nanoseconds")
                .write()
                .period("cpu", "nanoseconds", 100)
                .toGzip();
    }

    private void compareWithAndWithout() {
        List<Instant> bounds = new ArrayList<>(List.of(
                YESTERDAY,
                YESTERDAY.plus(DAY),
                YESTERDAY.minus(DAY),
                NOW,
                Instant.parse("2026-05-03T09:55:00Z"),
                Instant.parse("2026-05-03T10:00:00Z")));
        for (int i = 0; i < 6; i++) {
            Instant busy = BUSY.get(random.nextInt(BUSY.size()));
            bounds.add(busy.plusSeconds(random.nextInt(1020)));
            bounds.add(busy.plusSeconds(random.nextInt(80_000)));
        }
        List<String> with = answers(bounds);
        sql.run("UPDATE rollups SET profiles = -profiles");
        sql.run("UPDATE day_rollups SET profiles = -profiles");
        List<String> without = answers(bounds);
        sql.run("UPDATE rollups SET profiles = -profiles");
        sql.run("UPDATE day_rollups SET profiles = -profiles");

        assertThat(with).isEqualTo(without);
        assertThat(with).anyMatch(answer -> answer.contains("work"));
    }

    /** What the pages get for each pair of bounds. */
    private List<String> answers(List<Instant> bounds) {
        List<String> answers = new ArrayList<>();
        Api api = new Api(server);
        for (int i = 0; i < bounds.size(); i += 2) {
            Instant first = bounds.get(i);
            Instant second = bounds.get(i + 1);
            String from = (first.isBefore(second) ? first : second).toString();
            String until = (first.isBefore(second) ? second : first.plusSeconds(1)).toString();
            for (String matchers : List.of("service_name=\"shop\"", "region=~\"e.*\"")) {
                String query = TYPE + "{" + matchers + "}";
                String range = from + " to " + until + " " + matchers + ": ";
                answers.add(range + api.get("flamegraph", "query", query, "from", from, "until", until));
                answers.add(range + api.get("functions", "query", query, "from", from, "until", until));
                answers.add(range + api.get("timeline", "query", query, "from", from, "until", until));
                answers.add(range
                        + api.get(
                                "timeline",
                                "query",
                                query,
                                "from",
                                from,
                                "until",
                                until,
                                "groupBy",
                                "service_git_ref"));
            }
        }
        return answers;
    }

    private List<String> lengths() {
        return sql.texts(
                "SELECT DISTINCT seconds FROM (SELECT seconds FROM rollups UNION SELECT 86400 FROM day_rollups) a ORDER BY 1");
    }

    /** Of the hours and parts that are over and worth it. */
    private List<String> rollupsThatAreNotComplete() {
        return sql.texts("""
                SELECT concat_ws(' ', h.series_id, h.hour, 'hour', h.profiles, r.profiles)
                FROM series_hours h
                LEFT JOIN rollups r ON r.tenant_id = 1 AND r.series_id = h.series_id AND r.time = h.hour AND r.seconds = 3600
                    AND r.symbol_table_id = h.symbol_table_id
                WHERE h.hour + interval '61 minutes' <= timestamptz '%1$s' AND h.profiles >= 4
                  AND r.profiles IS DISTINCT FROM h.profiles
                UNION ALL
                SELECT concat_ws(' ', h.series_id, h.hour, part, h.parts[part], r.profiles)
                FROM series_hours h CROSS JOIN generate_series(1, 12) AS part
                LEFT JOIN rollups r ON r.tenant_id = 1 AND r.series_id = h.series_id AND r.seconds = 300
                    AND r.time = h.hour + (part - 1) * interval '5 minutes' AND r.symbol_table_id = h.symbol_table_id
                WHERE h.hour + part * interval '5 minutes' + interval '1 minute' <= timestamptz '%1$s' AND h.parts[part] >= 4
                  AND r.profiles IS DISTINCT FROM h.parts[part]
                """.formatted(clock.instant()));
    }

    private double made() {
        return registry.find("lineflame.rollup.blocks").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
