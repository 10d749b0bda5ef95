package io.lineflame.server.matches;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.server.fixture.MovableClock;
import io.lineflame.server.fixture.StandInHost;
import io.lineflame.vcs.VcsHost;
import io.lineflame.vcs.github.standin.GitHubStandIn;
import io.lineflame.vcs.github.standin.StandInRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The demo's three commits, each with a profile, in a git directory and behind the stand-in for a host. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SourceMatchIT {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String DEMO = "/io/lineflame/server/demo/";
    private static final String REPOSITORY = "https://github.com/lineflame/demo-shop";
    private static final String STAND_IN = "https://code.example.com/acme/pricing";
    private static final String DISCOUNT = "github.com/lineflame/demo-shop/basket.Discount";

    private static final String FIRST = "0735161a4b60ecf0f0ef101c32b1ed5da7fc9144";
    private static final String SECOND = "5532c4e097b4c32f6ce5abbc976b353a2bb8fead";
    private static final String THIRD = "5ea7429725466852988385d914c0c2026237c008";

    /** One for names, two for histories, and for each file read a listing and the file; the door before all of it. */
    private static final int MOST_REQUESTS = 1 + 2 + 2 + 2 * BetterCommits.MAX_READ;

    private GitHubStandIn gitHub;
    private TestServer server;
    private Api api;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        gitHub = GitHubStandIn.withShop();
        Path bundle = Files.write(folder.resolve("demo.bundle"), resource("demo-shop.bundle"));
        List<VcsHost> hosts = new ArrayList<>(
                GitRepository.clone(bundle, folder.resolve("demo")).servedAs(REPOSITORY, folder.resolve("data")));
        hosts.add(StandInHost.of(
                Map.of("URL", "https://code.example.com", "API_URL", gitHub.apiUrl()), folder.resolve("other")));
        server = TestServer.start(new MovableClock(NOW), hosts);
        api = new Api(server);
        for (String commit : List.of(FIRST, SECOND, THIRD)) {
            push("demo-shop", REPOSITORY, commit, commit);
        }
        push("mixed-up", REPOSITORY, SECOND, FIRST);
        push("elsewhere", STAND_IN, SECOND, FIRST);
    }

    @AfterAll
    void close() {
        server.close();
        gitHub.close();
    }

    @ParameterizedTest
    @CsvSource({
        FIRST + ", /build/demo-shop/basket/discount.go, basket/discount.go",
        SECOND + ", /build/demo-shop/basket/discount.go, basket/discount.go",
        THIRD + ", /build/demo-shop/basket/loyalty.go, basket/loyalty.go"
    })
    void source_ofTheCommitThatWasBuilt_matches(String commit, String file, String path) {
        JsonNode match = match("demo-shop", file, "commit", commit, "better", "true");

        assertThat(match.path("verdict").asText()).as(match.toString()).isEqualTo("matches");
        assertThat(match.path("path").asText()).isEqualTo(path);
        assertThat(match.path("commit").asText()).isEqualTo(commit);
        assertThat(match.path("functions").asInt()).isPositive();
        assertThat(match.path("agreeing").asInt())
                .isEqualTo(match.path("functions").asInt());
        assertThat(match.path("checks")).isNotEmpty();
        assertThat(match.path("better").isNull()).isTrue();
        assertThat(match.path("looked").asInt()).isZero();
    }

    /** Its profile is of the first commit, its label names the second: no other profile of the service tells, the history does. */
    @Test
    void source_ofAWronglyLabelledBuild_mayNotMatchAndTheHistoryHasTheRightOne() {
        JsonNode quick = match("mixed-up", "/build/demo-shop/basket/discount.go");
        JsonNode match = match("mixed-up", "/build/demo-shop/basket/discount.go", "better", "true");

        assertThat(quick.path("better").isNull()).isTrue();
        assertThat(match.path("verdict").asText()).isEqualTo("may_not_match");
        assertThat(match.path("commit").asText()).isEqualTo(SECOND);
        assertBetter(match, FIRST);
    }

    /** The commit asked for wins over the label; what profiles carry is looked through first. */
    @Test
    void source_ofAnotherCommitThanProfilesAreOf_hasTheirsAsTheBetterOne() {
        JsonNode match = api.get(
                "source-match",
                parameters(
                        "demo-shop",
                        ",service_git_ref=\"" + FIRST + "\"",
                        "/build/demo-shop/basket/discount.go",
                        "commit",
                        SECOND,
                        "better",
                        "true"));

        assertThat(match.path("verdict").asText()).as(match.toString()).isEqualTo("may_not_match");
        assertBetter(match, FIRST);
    }

    @Test
    void better_atAHost_staysWithinItsRequestsAndCostsNoneTheSecondTime() {
        gitHub.clearRequests();

        JsonNode match = match("elsewhere", "/build/demo-shop/basket/discount.go", "better", "true");

        assertBetter(match, FIRST);
        assertThat(gitHub.requests()).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
        assertThat(gitHub.requests())
                .extracting(StandInRequest::path)
                .filteredOn(path -> path.endsWith("/commits"))
                .hasSizeLessThanOrEqualTo(2);
        gitHub.clearRequests();
        assertThat(match("elsewhere", "/build/demo-shop/basket/discount.go", "better", "true"))
                .isEqualTo(match);
        assertThat(gitHub.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://code.example.com/acme/nowhere, main",
        "https://other.example.com/acme/pricing, main",
        REPOSITORY + ", no-such-branch"
    })
    void source_thatCannotBeRead_isUnknownWithAReason(String repository, String commit) {
        JsonNode match = match(
                "demo-shop",
                "/build/demo-shop/basket/discount.go",
                "repository",
                repository,
                "commit",
                commit,
                "better",
                "true");

        assertThat(match.path("verdict").asText()).isEqualTo("unknown");
        assertThat(match.path("reason").asText()).isNotBlank();
        assertThat(match.path("path").isNull()).isTrue();
    }

    private void assertBetter(JsonNode match, String commit) {
        JsonNode better = match.path("better");
        assertThat(better.path("commit").path("id").asText())
                .as(match.toString())
                .isEqualTo(commit);
        assertThat(better.path("commit").path("subject").asText()).isEqualTo("Open the shop");
        assertThat(better.path("path").asText()).isEqualTo(match.path("path").asText());
        assertThat(better.path("agreeing").asInt())
                .isGreaterThan(match.path("agreeing").asInt());
        assertThat(match.path("looked").asInt()).isBetween(1, BetterCommits.MAX_READ);
    }

    private JsonNode match(String service, String file, String... others) {
        return api.get("source-match", parameters(service, "", file, others));
    }

    private static String[] parameters(String service, String conditions, String file, String... others) {
        String query =
                "process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"" + service + "\"" + conditions + "}";
        List<String> parameters = new ArrayList<>(
                List.of("query", query, "from", "now-1h", "until", "now", "service", service, "function", DISCOUNT));
        parameters.addAll(List.of("file", file));
        parameters.addAll(Arrays.asList(others));
        return parameters.toArray(String[]::new);
    }

    /** @param recorded of which commit the profile is */
    private void push(String service, String repository, String ref, String recorded) throws IOException {
        String name = service + "{service_repository=" + repository + ",service_git_ref=" + ref + "}";
        byte[] profile = resource("profiles/" + recorded + "/cpu-shop-1-1.pb.gz");
        api.push("default", name, NOW.getEpochSecond() - 600, profile);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SourceMatchIT.class.getResourceAsStream(DEMO + name))) {
            return in.readAllBytes();
        }
    }
}
