package io.lineflame.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.TestServer;
import io.lineflame.server.config.Config;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoIT {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final String QUERY = "process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"demo-shop\"}";

    @TempDir
    Path folder;

    @Test
    void demo_loadedTwiceWithinTheHour_isThereOnce() throws Exception {
        DemoIndex index = DemoIndex.read();
        try (TestServer server = TestServer.start(Clock.fixed(NOW, ZoneOffset.UTC), List.of())) {
            DemoLoader loader = new DemoLoader(index, folder);
            assertThat(loader.load(server.uri("/"), NOW)).isEqualTo(NOW);
            String once = timeline(server);
            assertThat(loader.load(server.uri("/"), NOW.plusSeconds(600))).isEqualTo(NOW);

            assertThat(timeline(server)).isEqualTo(once).contains(index.guilty().ref());
        }
    }

    @Test
    void loading_thatBrokeOff_isNotRepeatedOnTop() throws IOException {
        Files.writeString(folder.resolve("demo-loaded"), NOW + " unfinished");
        DemoLoader loader = new DemoLoader(DemoIndex.read(), folder);

        assertThatThrownBy(() -> loader.load(java.net.URI.create("http://127.0.0.1:1/"), NOW.plusSeconds(60)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void configured_repositoriesOfTheEnvironment_areServedToo() throws Exception {
        DemoIndex index = DemoIndex.read();
        Path bundle = Files.write(folder.resolve("other.bundle"), DemoIndex.resource(index.bundle()));
        Map<String, String> environment = Map.of(
                "LINEFLAME_GIT_REPOSITORIES",
                "https://git.example.com/acme/shop=" + bundle,
                "LINEFLAME_DATA_DIR",
                "/not/the/demo's");

        Config config = Demo.in(Optional.of(folder)).configure(4040, environment);

        assertThat(config.dataDir()).isEqualTo(folder);
        assertThat(config.hosts()).singleElement().satisfies(host -> {
            assertThat(host.parseRepositoryUrl(index.repository())).isPresent();
            assertThat(host.parseRepositoryUrl("https://git.example.com/acme/shop"))
                    .isPresent();
        });
    }

    private static String timeline(TestServer server) {
        return server.get(
                        "/api/v1/timeline?groupBy=service_git_ref&from=2026-03-10T11:00:00Z&until=2026-03-10T12:00:00Z&query="
                                + URLEncoder.encode(QUERY, StandardCharsets.UTF_8))
                .body();
    }
}
