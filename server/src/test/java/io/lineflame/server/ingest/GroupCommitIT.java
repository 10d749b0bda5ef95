package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.DatabaseSettings;
import io.lineflame.db.SeriesRow;
import io.lineflame.db.fixture.AtOnce;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Sql;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many pushes at once, through good days and bad ones: acknowledged means stored, once. */
final class GroupCommitIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int THREADS = 8;
    private static final int EACH = 15;
    private static final int ALL = THREADS * EACH;

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pushes_ofManyThreadsAndServices_areAllStored() throws Exception {
        List<Integer> numbers = pushAtOnce(number -> push("shop" + number % 5, profile(number)));

        assertThat(numbers).hasSize(ALL);
        assertThat(stored().series("default")).hasSize(5);
        assertThat(sum()).isEqualTo(LongStream.rangeClosed(1, ALL).sum());
        assertThat(metric("lineflame_append_queue_rows")).isZero();
    }

    @Test
    void push_twice_isAcknowledgedTwiceAndCountsOnce() throws Exception {
        List<Integer> statuses =
                AtOnce.run(THREADS, () -> push("shop", profile(7)).statusCode());
        statuses.add(push("shop", profile(7)).statusCode());

        assertThat(statuses).containsOnly(200);
        assertThat(sum()).isEqualTo(7);
        assertThat(metric("lineflame_append_duplicates_total")).isEqualTo(THREADS);
    }

    @Test
    void push_twiceWithoutATimeOfItsOwn_countsTwice() {
        byte[] body = PprofBytes.cpu(3);

        assertThat(push("shop", body).statusCode()).isEqualTo(200);
        assertThat(push("shop", body).statusCode()).isEqualTo(200);
        assertThat(sum()).isEqualTo(6);
    }

    @Test
    void connections_thatBreak_loseNothingAndDoubleNothing() throws Exception {
        Sql sql = new Sql(DatabaseSettings.of(
                server.config().database().orElseThrow().url().replaceFirst("/[^/]*$", "/postgres"),
                server.config().database().orElseThrow().user(),
                server.config().database().orElseThrow().password()));
        String name = server.config().database().orElseThrow().url().replaceFirst("^.*/", "");
        AtomicInteger pushed = new AtomicInteger();

        List<Integer> numbers = pushAtOnce(number -> {
            if (pushed.incrementAndGet() % 20 == 0) {
                sql.texts("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
            return pushUntilTaken(profile(number));
        });

        assertThat(numbers).hasSize(ALL);
        assertThat(sum()).isEqualTo(LongStream.rangeClosed(1, ALL).sum());
    }

    @Test
    void profile_thatTheDatabaseRefuses_failsAlone() throws Exception {
        Sql sql = new Sql(server);
        sql.run("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    IF NEW.totals[2] = 13 THEN RAISE EXCEPTION 'not this one'; END IF;
                    RETURN NEW;
                END $$
                """);
        sql.run("CREATE TRIGGER refuse BEFORE INSERT ON profiles FOR EACH ROW EXECUTE FUNCTION refuse()");

        List<Integer> statuses = pushAtOnce(number -> push("shop", profile(number)), 0);

        assertThat(statuses).filteredOn(status -> status == 503).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(ALL - 1);
        assertThat(sum()).isEqualTo(LongStream.rangeClosed(1, ALL).sum() - 13);
    }

    @Test
    void push_whenTheQueueIsFull_isToldWhenToComeAgain() throws Exception {
        push("shop", profile(1));
        byte[] many = PushMessages.request(PushMessages.series(
                List.of(new Label("service_name", "shop")), Collections.nCopies(4200, PprofBytes.cpu(1))));
        CompletableFuture<Integer> first;
        HttpResponse<String> refused;
        HttpResponse<String> refusedPush;
        try (Connection lock = lockedSeriesHours()) {
            first = CompletableFuture.supplyAsync(
                    () -> server.post("/push.v1.PusherService/Push", many, "Content-Type", "application/proto")
                            .statusCode());
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (metric("lineflame_append_queue_rows") < 4200) {
                assertThat(System.nanoTime()).isLessThan(deadline);
            }
            refused = push("shop", profile(2));
            refusedPush = server.post("/push.v1.PusherService/Push", many, "Content-Type", "application/proto");
            lock.rollback();
        }

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("problems/too-busy");
        assertThat(refusedPush.statusCode()).isEqualTo(429);
        assertThat(refusedPush.headers().firstValue("Retry-After")).isPresent();
        assertThat(refusedPush.body()).contains("resource_exhausted");
        assertThat(first.get()).isEqualTo(200);
        assertThat(push("shop", profile(2)).statusCode()).isEqualTo(200);
        assertThat(sum()).isEqualTo(1 + 4200 + 2);
    }

    private Connection lockedSeriesHours() throws SQLException {
        DatabaseSettings settings = server.config().database().orElseThrow();
        Connection connection = DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LOCK TABLE series_hours IN ACCESS EXCLUSIVE MODE");
        }
        return connection;
    }

    private interface Pushing {
        HttpResponse<String> push(int number);
    }

    /** Pushes the numbers from 1 to ALL; all have to be taken. */
    private static List<Integer> pushAtOnce(Pushing pushing) throws Exception {
        return pushAtOnce(pushing, 200);
    }

    /** Gives each status, which has to be the expected one unless that is 0. */
    private static List<Integer> pushAtOnce(Pushing pushing, int expected) throws Exception {
        AtomicInteger next = new AtomicInteger();
        List<List<Integer>> statuses = AtOnce.run(THREADS, () -> {
            List<Integer> mine = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                HttpResponse<String> answer = pushing.push(next.incrementAndGet());
                assertThat(answer.statusCode()).as(answer.body()).matches(it -> expected == 0 || it == expected);
                mine.add(answer.statusCode());
            }
            return mine;
        });
        return statuses.stream().flatMap(List::stream).toList();
    }

    private HttpResponse<String> push(String service, byte[] body) {
        return server.post("/ingest?name=" + service, body);
    }

    /** As clients do that were told to come again. */
    private HttpResponse<String> pushUntilTaken(byte[] body) {
        HttpResponse<String> answer = push("shop", body);
        for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
            answer = push("shop", body);
        }
        return answer;
    }

    /** Of a stack of its own and at a time of its own, with the number as its value. */
    private static byte[] profile(int number) {
        return new PprofBytes()
                .valueType(1, "samples", "count")
                .valueType(1, "cpu", "nanoseconds")
                .valueType(11, "cpu", "nanoseconds")
                .function("work" + number, "work.go", 7)
                .sample(new long[] {1}, 1, number)
                .time((NOW.getEpochSecond() - number) * 1_000_000_000L)
                .bytes();
    }

    private long sum() {
        long sum = 0;
        for (SeriesRow series : stored().series("default")) {
            sum += stored().total(series, 1);
        }
        return sum;
    }

    private Stored stored() {
        return new Stored(server.database(), NOW);
    }

    private double metric(String name) {
        return server.get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }
}
