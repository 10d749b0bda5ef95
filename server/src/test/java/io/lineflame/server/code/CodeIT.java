package io.lineflame.server.code;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.TestServer;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.GitRepository;
import io.lineflame.server.fixture.MovableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The demo's repository in a git directory, with a profile of two of its commits. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CodeIT {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String DEMO = "/io/lineflame/server/demo/";
    private static final String REPOSITORY = "https://github.com/lineflame/demo-shop";
    private static final String DISCOUNT = "github.com/lineflame/demo-shop/basket.Discount";
    private static final String FIRST = "0735161a4b60ecf0f0ef101c32b1ed5da7fc9144";
    private static final String SECOND = "5532c4e097b4c32f6ce5abbc976b353a2bb8fead";

    private TestServer server;
    private Api api;

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        Path bundle = Files.write(folder.resolve("demo.bundle"), resource("demo-shop.bundle"));
        server = TestServer.start(
                new MovableClock(NOW),
                GitRepository.clone(bundle, folder.resolve("demo")).servedAs(REPOSITORY, folder.resolve("data")));
        api = new Api(server);
        push("shop", REPOSITORY, FIRST, FIRST);
        push("shop", REPOSITORY, SECOND, SECOND);
        push("elsewhere", "https://other.example.com/acme/shop", FIRST, FIRST);
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void tree_root_hasFoldersAndFilesOfTheCommitWithTheirCosts() {
        JsonNode tree = tree("shop", "commit", FIRST);

        assertThat(tree.path("state").asText()).as(tree.toString()).isEqualTo("found");
        assertThat(tree.path("commit").asText()).isEqualTo(FIRST);
        assertThat(tree.path("asCompiled").asBoolean()).isFalse();
        assertThat(tree.path("repository").path("name").asText()).isEqualTo("github.com/lineflame/demo-shop");
        assertThat(tree.path("entries").findValuesAsText("path")).contains("basket", "go.mod");
        JsonNode basket = entry(tree, "basket");
        assertThat(basket.path("kind").asText()).isEqualTo("directory");
        assertThat(basket.path("total").asLong()).isPositive();
        assertThat(entry(tree, "go.mod").path("total").asLong()).isZero();
    }

    @Test
    void tree_selfOfAllFilesAndElsewhere_isTheProfile() {
        JsonNode tree = tree("shop", "commit", FIRST);
        long self = StreamSupport.stream(
                        tree("shop", "commit", FIRST, "search", "")
                                .path("entries")
                                .spliterator(),
                        false)
                .mapToLong(entry -> entry.path("self").asLong())
                .sum();

        assertThat(self).isEqualTo(tree.path("repositoryCost").path("self").asLong());
        assertThat(self + tree.path("elsewhere").path("self").asLong())
                .isEqualTo(tree.path("profileTotal").asLong());
        assertThat(tree.path("repositoryCost").path("total").asLong())
                .isLessThanOrEqualTo(tree.path("profileTotal").asLong());
    }

    @Test
    void tree_withoutCommit_isOfTheVersionWithTheLargestTotal() {
        JsonNode tree = tree("shop");

        assertThat(tree.path("versions")).hasSize(2);
        assertThat(tree.path("selected").path("ref"))
                .isEqualTo(tree.path("versions").path(0).path("ref"));
    }

    @Test
    void tree_search_findsFilesByWordsOfTheirPath() {
        JsonNode found = tree("shop", "commit", FIRST, "search", "DISC basket");

        assertThat(found.path("entries").findValuesAsText("path")).contains("basket/discount.go");
        assertThat(tree("shop", "commit", FIRST, "search", "", "limit", "1")
                        .path("truncated")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void file_costs_areThoseOfTheTreeAndOfTheFunction() {
        JsonNode file = api.get("code/file", question("shop", "commit", FIRST, "path", "basket/discount.go"));
        JsonNode listed = entry(tree("shop", "commit", FIRST, "path", "basket"), "basket/discount.go");
        JsonNode details = api.get("function-details", question("shop", "commit", FIRST, "function", DISCOUNT));

        assertThat(file.path("total")).isEqualTo(listed.path("total"));
        assertThat(file.path("self")).isEqualTo(listed.path("self"));
        assertThat(file.path("lines")).containsAll(details.path("lines"));
        assertThat(file.path("functions").findValuesAsText("name")).contains(DISCOUNT);
        assertThat(file.path("unit").asText()).isEqualTo("nanoseconds");
    }

    @Test
    void file_ofAFunction_isFoundByItsName() {
        JsonNode file = api.get("code/file", question("shop", "commit", FIRST, "function", DISCOUNT));

        assertThat(file.path("path").asText()).isEqualTo("basket/discount.go");
    }

    @Test
    void file_thatIsNotThere_isAProblemWithTheCommit() {
        String[] nowhere = question("shop", "commit", FIRST, "path", "basket/nothing.go");
        String[] library = question("shop", "commit", FIRST, "function", "runtime.mallocgc");

        assertThat(api.problem(404, "code/file", nowhere).path("detail").asText())
                .contains("basket/nothing.go", FIRST.substring(0, 7));
        assertThat(api.problem(404, "code/file", library).path("type").asText()).endsWith("no-such-file");
        api.problem(400, "code/file", question("shop", "path", "../etc/passwd"));
        api.problem(400, "code/file", question("shop"));
        api.problem(404, "code/tree", question("shop", "commit", FIRST, "path", "nothing"));
        assertThat(api.problem(404, "code/tree", question("shop", "commit", "nothing"))
                        .path("type")
                        .asText())
                .endsWith("unknown-commit");
    }

    /** Costs need no code host. */
    @Test
    void repository_thatIsNotRead_hasTheFilesThatWereCompiled() {
        JsonNode tree = tree("elsewhere", "search", "");
        JsonNode file = api.get("code/file", question("elsewhere", "path", "basket/discount.go"));

        assertThat(tree.path("state").asText()).isEqualTo("no_host");
        assertThat(tree.path("detail").asText()).contains("other.example.com");
        assertThat(tree.path("asCompiled").asBoolean()).isTrue();
        assertThat(file.path("path").asText()).endsWith("basket/discount.go");
        assertThat(file.path("total").asLong()).isPositive();
    }

    @Test
    void nothingMeasured_hasTheFilesOfTheNewestVersionWithoutCosts() {
        String query = "process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"shop\"}";
        JsonNode tree = api.get("code/tree", "query", query, "from", "now-20h", "until", "now-19h");

        assertThat(tree.path("selected").isNull()).isTrue();
        assertThat(tree.path("lastSeen").isNull()).isFalse();
        assertThat(tree.path("entries").findValuesAsText("path")).contains("basket");
    }

    @Test
    void source_ofAPath_isReadWithoutAFunction() {
        String[] question = {"service", "shop", "commit", FIRST, "path", "go.mod"};
        JsonNode source = api.get("source", question);

        assertThat(source.path("state").asText()).as(source.toString()).isEqualTo("found");
        assertThat(source.path("path").asText()).isEqualTo("go.mod");
        assertThat(source.path("text").asText()).contains("module ");
        assertThat(source.path("search")).hasSize(1);
        JsonNode folder = api.get("source", "service", "shop", "commit", FIRST, "path", "basket");
        assertThat(folder.path("state").asText()).isEqualTo("not_a_file");
        JsonNode nothing = api.get("source", "service", "shop", "commit", FIRST, "path", "nothing.go");
        assertThat(nothing.path("state").asText()).isEqualTo("not_found");
    }

    private JsonNode tree(String service, String... others) {
        return api.get("code/tree", question(service, others));
    }

    private static JsonNode entry(JsonNode tree, String path) {
        return StreamSupport.stream(tree.path("entries").spliterator(), false)
                .filter(entry -> entry.path("path").asText().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError(path + " is not in " + tree));
    }

    private static String[] question(String service, String... others) {
        String query = "process_cpu:cpu:nanoseconds:cpu:nanoseconds{service_name=\"" + service + "\"}";
        List<String> parameters = new ArrayList<>(List.of("query", query, "from", "now-1h", "until", "now"));
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
        try (InputStream in = Objects.requireNonNull(CodeIT.class.getResourceAsStream(DEMO + name))) {
            return in.readAllBytes();
        }
    }
}
