package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.TestServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * The requests of a real SDK, byte for byte, from the reference data folder: {@code -Dlineflame.reference=DIR}, {@code LINEFLAME_REFERENCE}, or a folder named
 * {@code shared} beside the checkout. Without the folder there is no such test.
 */
@EnabledIf("hasReferenceData")
final class ReferenceCapturesIT {

    /** When the requests were captured. */
    private static final Instant CAPTURED = Instant.ofEpochSecond(1_795_405_980);

    private static final Set<String> CONNECTION_HEADERS = Set.of("host", "content-length", "accept-encoding");

    static boolean hasReferenceData() {
        return captures().isPresent();
    }

    @Test
    void requests_ofTheGoSdk_areAllAccepted() throws IOException {
        try (TestServer server = TestServer.start(Clock.fixed(CAPTURED, ZoneOffset.UTC), List.of());
                Stream<Path> files = Files.list(captures().orElseThrow())) {
            List<Path> heads = files.filter(file -> file.toString().endsWith(".head"))
                    .sorted()
                    .toList();
            for (Path head : heads) {
                HttpResponse<String> answer = server.send(request(server, head));
                assertThat(answer.statusCode()).as(head + ": " + answer.body()).isEqualTo(200);
            }

            assertThat(heads).hasSize(15);
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

    private static HttpRequest.Builder request(TestServer server, Path head) throws IOException {
        List<String> lines = Files.readAllLines(head);
        String first = lines.get(0);
        String target = first.substring(first.indexOf(' ') + 1, first.lastIndexOf(' '));
        HttpRequest.Builder request = server.request(target);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon > 0
                    && !CONNECTION_HEADERS.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                request.header(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        Path body = Path.of(head.toString().replaceAll("head$", "body"));
        return request.POST(HttpRequest.BodyPublishers.ofFile(body));
    }

    private static Optional<Path> captures() {
        String property = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = property == null ? Path.of("../../shared") : Path.of(property);
        Path captures = folder.resolve("captures/pyroscope-go");
        return Files.isDirectory(captures) ? Optional.of(captures) : Optional.empty();
    }
}
