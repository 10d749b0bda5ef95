package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TenantStore;
import io.lineflame.server.TestServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The requests of a real SDK, byte for byte, from the reference data folder: {@code -Dlineflame.reference=DIR}, {@code LINEFLAME_REFERENCE}, or a folder named
 * {@code shared} beside the checkout. Without the folder there is no such test.
 */
@EnabledIf("hasReferenceData")
final class ReferenceCapturesIT {

    /** When the requests were captured. */
    private static final Instant CAPTURED = Instant.ofEpochSecond(1_795_405_980);

    static boolean hasReferenceData() {
        return captures().isPresent();
    }

    @Test
    void requests_ofTheGoSdk_areAllAccepted() throws IOException {
        try (TestServer server = TestServer.start(Clock.fixed(CAPTURED, ZoneOffset.UTC), List.of())) {
            List<Recording> recordings = Recording.in(captures().orElseThrow());
            for (Recording recording : recordings) {
                HttpResponse<String> answer = server.send(recording.to(server));
                assertThat(answer.statusCode())
                        .as(recording.head() + ": " + answer.body())
                        .isEqualTo(200);
            }

            assertThat(recordings).hasSize(15);
            Set<String> types = new TreeSet<>();
            for (SeriesRow series : new Stored(server.database(), CAPTURED).series("tenant-a")) {
                assertThat(series.service()).isEqualTo("rides.go");
                assertThat(series.labels())
                        .containsEntry("service_git_ref", "v1.0.0")
                        .containsEntry("service_root_path", "svc")
                        .doesNotContainKey("__session_id__");
                types.addAll(series.profileTypes());
            }
            assertThat(types)
                    .containsExactly(
                            "block:contentions:count:contentions:count",
                            "block:delay:nanoseconds:contentions:count",
                            "goroutines:goroutine:count:goroutine:count",
                            "memory:alloc_objects:count:space:bytes",
                            "memory:alloc_space:bytes:space:bytes",
                            "memory:inuse_objects:count:space:bytes",
                            "memory:inuse_space:bytes:space:bytes",
                            "mutex:contentions:count:contentions:count",
                            "mutex:delay:nanoseconds:contentions:count",
                            "process_cpu:cpu:nanoseconds:cpu:nanoseconds",
                            "process_cpu:samples:count:cpu:nanoseconds");
        }
    }

    /** The totals are those of {@code go tool pprof -raw} and of the JDK's {@code jfr print}. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            nodejs,                  , 'samples=2639 wall=1783531000 cpu=6349469705 inuse_objects=175302 inuse_space=25846958'
            java-agent-2.9.2,        002, 'samples=90 cpu=900000000 alloc_in_new_tlab_bytes=220966304'
            java-agent-2.9.2,        003, 'samples=59 cpu=590000000 alloc_in_new_tlab_bytes=203933744'
            java-agent-2.9.2-labels, 002, 'alloc_in_new_tlab_bytes=942145536 wall=115850000000'
            """)
    void requests_ofOtherAgents_areStoredWithTheirTotals(String folder, String only, String expected)
            throws IOException {
        try (TestServer server = TestServer.start(Clock.fixed(CAPTURED, ZoneOffset.UTC), List.of())) {
            for (Recording recording : Recording.in(captures().orElseThrow().resolveSibling(folder))) {
                if (only == null || recording.head().getFileName().toString().startsWith(only)) {
                    HttpResponse<String> answer = server.send(recording.to(server));
                    assertThat(answer.statusCode())
                            .as(recording.head() + ": " + answer.body())
                            .isEqualTo(200);
                }
            }
            Stored stored = new Stored(server.database(), CAPTURED);
            Map<String, Long> totals = new TreeMap<>();
            for (String tenant : new TenantStore(server.database()).names()) {
                for (SeriesRow series : stored.series(tenant)) {
                    List<String> types = series.profileTypes();
                    for (int column = 0; column < types.size(); column++) {
                        totals.merge(types.get(column).split(":", -1)[1], stored.total(series, column), Long::sum);
                    }
                }
            }
            for (String total : expected.split(" ", -1)) {
                assertThat(totals.toString()).contains(total);
            }
        }
    }

    private static Optional<Path> captures() {
        String property = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = property == null ? Path.of("../../shared") : Path.of(property);
        Path captures = folder.resolve("captures/pyroscope-go");
        return Files.isDirectory(captures) ? Optional.of(captures) : Optional.empty();
    }
}
