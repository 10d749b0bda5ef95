package io.lineflame.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.server.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real service in three commits, from the reference data folder ({@code -Dlineflame.reference=DIR}, {@code LINEFLAME_REFERENCE}, or
 * {@code shared} beside the checkout): from the pushed profiles to the guilty line.
 */
@EnabledIf("isThere")
final class RideshareIT {

    private static final String REPOSITORY = "https://github.com/example/rideshare";
    private static final String QUERY = "process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"rideshare\"}";
    private static final String NORMALISE = "github.com/example/rideshare/pricing.normalise";
    private static final String REGRESSION = "9a4bfff4161e8fbb80525b0546e48470bca7cba1";
    private static final String RENAME = "73cbbad5daa80320534af04a7d485d1f3e06cf49";
    private static final List<String> COMMITS = List.of("e2a139624be398992cfa26a03da8708c8085a61b", REGRESSION, RENAME);
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    static boolean isThere() {
        return reference().isPresent();
    }

    @Test
    void profilesOfThreeCommits_leadToTheGuiltyLine(@TempDir Path folder) throws IOException {
        Path reference = reference().orElseThrow();
        GitRepository repository =
                GitRepository.clone(reference.resolve("rideshare/rideshare.bundle"), folder.resolve("rideshare"));
        try (TestServer server = TestServer.start(
                Clock.fixed(NOW, ZoneOffset.UTC), repository.servedAs(REPOSITORY, folder.resolve("data")))) {
            Api api = new Api(server);
            for (int i = 0; i < COMMITS.size(); i++) {
                push(api, reference, COMMITS.get(i), NOW.getEpochSecond() - 1_800 + 600L * i);
            }
            for (String commit : COMMITS) {
                assertLinesEqualTheOracle(api, reference, commit);
            }
            assertGuiltyLine(api);
            assertRenamedFile(api);
        }
    }

    private static void push(Api api, Path reference, String commit, long from) throws IOException {
        String name = "rideshare{service_repository=" + REPOSITORY + ",service_git_ref=" + commit + "}";
        api.push(
                "default",
                name,
                from,
                Files.readAllBytes(reference.resolve("rideshare/profiles/go1.23.5/" + commit + "/cpu.pb.gz")));
    }

    private static void assertLinesEqualTheOracle(Api api, Path reference, String commit) throws IOException {
        JsonNode oracle = Json.mapper()
                .readTree(Files.readAllBytes(
                        reference.resolve("oracle/rideshare-go1.23.5-" + commit.substring(0, 8) + "-cpu.cpu.json")));
        int checked = 0;
        for (JsonNode function : oracle.path("functions")) {
            if (!function.path("function").asText().contains("/pricing.")) {
                continue;
            }
            JsonNode details = api.get(
                    "function-details",
                    "query",
                    QUERY,
                    "function",
                    withoutShapes(function.path("function").asText()),
                    "file",
                    function.path("file").asText(),
                    "commit",
                    commit.substring(0, 7));
            assertThat(details.path("selected").path("ref").asText()).isEqualTo(commit);
            assertThat(details.path("profileTotal").asLong())
                    .isEqualTo(oracle.path("total").asLong());
            for (JsonNode line : function.path("lines")) {
                JsonNode ours = line(details, line.path("line").asInt());
                assertThat(ours.path("self").asLong())
                        .isEqualTo(line.path("flat").asLong());
                assertThat(ours.path("total").asLong())
                        .isEqualTo(line.path("cum").asLong());
                checked++;
            }
        }
        assertThat(checked).as("lines of " + commit).isGreaterThan(10);
    }

    /** As a name is stored; in these profiles each generic function has one instance, so its lines are the oracle's. */
    private static String withoutShapes(String name) {
        return name.replaceAll("\\[go\\.shape\\..*]", "");
    }

    private static void assertGuiltyLine(Api api) {
        JsonNode details = api.get("function-details", "query", QUERY, "function", NORMALISE, "commit", "9a4bfff");
        JsonNode source = source(api, details, REGRESSION);

        assertThat(line(details, 78).path("total").asLong() * 2)
                .isGreaterThan(details.path("total").asLong());
        assertThat(source.path("state").asText()).isEqualTo("found");
        assertThat(source.path("path").asText()).isEqualTo("pricing/pricing.go");
        assertThat(source.path("commit").asText()).isEqualTo(REGRESSION);
        assertThat(source.path("startLineMatches").asBoolean(false)).isTrue();
        assertThat(source.path("text").asText().split("\n", -1)[77]).contains("regexp.");
    }

    private static void assertRenamedFile(Api api) {
        JsonNode details = api.get("function-details", "query", QUERY, "function", NORMALISE, "commit", "73cbbad");

        assertThat(details.path("function").path("file").asText()).endsWith("/pricing/fare.go");
        assertThat(source(api, details, RENAME).path("path").asText()).isEqualTo("pricing/fare.go");
    }

    private static JsonNode source(Api api, JsonNode details, String commit) {
        JsonNode function = details.path("function");
        return api.get(
                "source",
                "service",
                "rideshare",
                "function",
                function.path("name").asText(),
                "file",
                function.path("file").asText(),
                "startLine",
                function.path("startLine").asText(),
                "commit",
                commit);
    }

    private static JsonNode line(JsonNode details, int number) {
        for (JsonNode line : details.path("lines")) {
            if (line.path("line").asInt() == number) {
                return line;
            }
        }
        throw new AssertionError("line " + number + " is not in " + details.path("lines"));
    }

    private static Optional<Path> reference() {
        String property = System.getProperty("lineflame.reference", "");
        String variable =
                Optional.ofNullable(System.getenv("LINEFLAME_REFERENCE")).orElse("");
        Path checkout = Path.of("..").toAbsolutePath().normalize();
        Path folder = !property.isEmpty()
                ? Path.of(property)
                : !variable.isEmpty() ? Path.of(variable) : checkout.resolveSibling("shared");
        return Optional.of(folder).filter(path -> Files.isRegularFile(path.resolve("rideshare/rideshare.bundle")));
    }
}
