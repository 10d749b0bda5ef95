package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two servers on one database: pushed to in turns, asked either. {@code benchmarks/run nodes} does it with processes that are killed. */
final class TwoNodesIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final int PROFILES = 24;
    private static TestServer first;
    private static TestServer second;

    @BeforeAll
    static void start() {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        first = TestServer.start(clock, List.of());
        second = TestServer.setup().clock(clock).startBeside(first);
    }

    @AfterAll
    static void stop() {
        second.close();
        first.close();
    }

    @Test
    void pushes_toBothAtOnce_areAllSeenByEither() throws Exception {
        pushInTurns("both");

        JsonNode atFirst = flameGraph(first, "both");
        JsonNode atSecond = flameGraph(second, "both");

        assertThat(atFirst.path("profiles").asInt()).isEqualTo(PROFILES);
        assertThat(atFirst.path("total").asLong()).isEqualTo(expectedTotal());
        assertThat(atSecond).isEqualTo(atFirst);
        assertThat(details(second, "both")).isEqualTo(details(first, "both"));
    }

    @Test
    void aPush_toOneNode_isSeenByTheOtherThatAnsweredBefore() {
        push(first, "seen", 0);
        assertThat(flameGraph(second, "seen").path("profiles").asInt()).isEqualTo(1);

        push(first, "seen", 1);
        push(second, "seen", 2);

        assertThat(flameGraph(first, "seen").path("profiles").asInt()).isEqualTo(3);
        assertThat(flameGraph(second, "seen")).isEqualTo(flameGraph(first, "seen"));
    }

    @Test
    void aNodeThatEnds_leavesWhatItAcknowledged() {
        try (TestServer third =
                TestServer.setup().clock(Clock.fixed(NOW, ZoneOffset.UTC)).startBeside(first)) {
            push(third, "ended", 0);
            push(first, "ended", 1);
        }
        push(first, "ended", 2);

        assertThat(flameGraph(first, "ended").path("profiles").asInt()).isEqualTo(3);
        assertThat(flameGraph(second, "ended")).isEqualTo(flameGraph(first, "ended"));
    }

    private static void pushInTurns(String service) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> pushes = new ArrayList<>();
            for (int number = 0; number < PROFILES; number++) {
                TestServer node = number % 2 == 0 ? first : second;
                int profile = number;
                pushes.add(threads.submit(() -> push(node, service, profile)));
            }
            for (Future<?> push : pushes) {
                push.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** 40 ns at a leaf of all profiles, and 60 + n ns at one that only the n-th profile has. */
    private static void push(TestServer node, String service, int number) {
        byte[] profile = Shop.cpu(String.format("""
                1/40                       1/%d
                main.main@main.go:10       main.main@main.go:10
                cart.Total@total.go:20     leaf%d@leaf.go:%d
                """, 60 + number, number, number + 1));
        long from = NOW.getEpochSecond() - 3_000 + number;
        new Api(node).push("default", service + "{instance=i" + number % 3 + "}", from, profile);
    }

    private static long expectedTotal() {
        long total = 0;
        for (int number = 0; number < PROFILES; number++) {
            total += 100 + number;
        }
        return total;
    }

    private static JsonNode flameGraph(TestServer node, String service) {
        return new Api(node).get("flamegraph", "query", query(service), "from", "now-1h", "until", "now");
    }

    private static JsonNode details(TestServer node, String service) {
        return new Api(node)
                .get(
                        "function-details",
                        "query",
                        query(service),
                        "from",
                        "now-1h",
                        "until",
                        "now",
                        "function",
                        "main.main");
    }

    private static String query(String service) {
        return Shop.CPU + "{service_name=\"" + service + "\"}";
    }
}
