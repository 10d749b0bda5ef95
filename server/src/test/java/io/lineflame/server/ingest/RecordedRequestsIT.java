package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.TestServer;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What {@code examples/push-go} sent through pyroscope-go 1.4.3 with {@code -duration 4s}, recorded by a server that wrote each request down. The totals are
 * those that {@code go tool pprof -raw} shows for the profiles in the bodies.
 */
final class RecordedRequestsIT {

    private static final Instant RECORDED = Instant.ofEpochSecond(1_795_419_635);
    private static final String REF = "9a4bfff9a4bfff9a4bfff9a4bfff9a4bfff9a4bf";

    @Test
    void requests_ofTheGoSdk_areStoredUnderTheirTypesWithTheirTotals() throws Exception {
        URI folder = Objects.requireNonNull(RecordedRequestsIT.class.getResource("push-go"))
                .toURI();
        try (TestServer server = TestServer.start(Clock.fixed(RECORDED, ZoneOffset.UTC), List.of())) {
            List<Recording> recordings = Recording.in(Path.of(folder));
            assertThat(recordings).hasSize(5);
            for (Recording recording : recordings) {
                HttpResponse<String> answer = server.send(recording.to(server));
                assertThat(answer.statusCode())
                        .as(recording.head() + ": " + answer.body())
                        .isEqualTo(200);
            }

            assertThat(totals(new Stored(server.database(), RECORDED)))
                    .isEqualTo(Map.ofEntries(
                            Map.entry("block:contentions:count:contentions:count", 5_171L),
                            Map.entry("block:delay:nanoseconds:contentions:count", 8_797_656_553L),
                            Map.entry("mutex:contentions:count:contentions:count", 5_168L),
                            Map.entry("mutex:delay:nanoseconds:contentions:count", 2_792_797_435L),
                            Map.entry("goroutines:goroutine:count:goroutine:count", 11L),
                            Map.entry("memory:alloc_objects:count:space:bytes", 995_944L),
                            Map.entry("memory:alloc_space:bytes:space:bytes", 33_719_600L),
                            Map.entry("memory:inuse_objects:count:space:bytes", 12_874L),
                            Map.entry("memory:inuse_space:bytes:space:bytes", 2_261_360L),
                            Map.entry("process_cpu:samples:count:cpu:nanoseconds", 35L),
                            Map.entry("process_cpu:cpu:nanoseconds:cpu:nanoseconds", 350_000_000L)));
        }
    }

    private static Map<String, Long> totals(Stored stored) {
        Map<String, Long> totals = new TreeMap<>();
        for (SeriesRow series : stored.series("default")) {
            assertThat(series.service()).isEqualTo("push-go");
            assertThat(series.labels())
                    .containsEntry("service_repository", "https://github.com/lineflame/lineflame")
                    .containsEntry("service_git_ref", REF)
                    .containsEntry("service_root_path", "examples/push-go")
                    .doesNotContainKey("__session_id__");
            for (int column = 0; column < series.profileTypes().size(); column++) {
                totals.merge(series.profileTypes().get(column), stored.total(series, column), Long::sum);
            }
        }
        return totals;
    }
}
