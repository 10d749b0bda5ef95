package io.lineflame.server.diffs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DiffIT {

    private Shop shop;
    private Api api;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = Shop.open(folder);
        api = shop.api();
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void commits_overTheSameRange_areOneGraph() {
        JsonNode diff = api.get("diff", "query", Shop.QUERY, "a.commit", "v1.0.0", "b.commit", shop.newCommit());

        assertThat(diff.path("unit").asText()).isEqualTo("nanoseconds");
        assertThat(diff.path("truncated").isNull()).isTrue();
        assertThat(nodes(diff))
                .containsExactlyInAnyOrder(
                        " a 0 1200 12 b 0 6000 6",
                        " main.main a 0 1200 12 b 0 6000 6",
                        " main.main cart.Total a 400 1000 10 b 1000 6000 6",
                        " main.main cart.Total cart.price a 600 600 6 b 0 0 0",
                        " main.main cart.Total regexp.Compile a 0 0 0 b 5000 5000 5",
                        " main.main cart.walk a 0 200 2 b 0 0 0",
                        " main.main cart.walk cart.walk a 0 200 2 b 0 0 0",
                        " main.main cart.walk cart.walk cart.walk a 200 200 2 b 0 0 0");
    }

    @Test
    void table_ofTwoCommits_countsEachSampleOnceAndStartsWithTheLargestChange() {
        JsonNode table = api.get("diff", "query", Shop.QUERY, "a.commit", "v1.0.0", "b.commit", "v1.1.0")
                .path("table");

        assertThat(table.path("count").asInt()).isEqualTo(5);
        assertThat(table.path("truncated").asBoolean()).isFalse();
        assertThat(rows(table))
                .containsExactly(
                        "cart.Total own a 400 1000 10 b 1000 6000 6",
                        "regexp.Compile standard_library a 0 0 0 b 5000 5000 5",
                        "main.main own a 0 1200 12 b 0 6000 6",
                        "cart.price own a 600 600 6 b 0 0 0",
                        "cart.walk own a 200 200 2 b 0 0 0");
    }

    @Test
    void side_ofACommit_saysWhichVersionsThereAre() {
        JsonNode side =
                api.get("diff", "query", Shop.QUERY, "a.commit", "v1.0.0").path("a");

        assertThat(side.path("selected").path("ref").asText()).isEqualTo("v1.0.0");
        assertThat(side.path("total").asLong()).isEqualTo(1_200);
        assertThat(side.path("samples").asLong()).isEqualTo(12);
        assertThat(side.path("profiles").asLong()).isEqualTo(2);
        assertThat(side.path("from").asText()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(side.path("until").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(side.path("versions")).hasSize(2);
        assertThat(side.path("versions").get(0).path("ref").asText()).isEqualTo("v1.1.0");
        assertThat(side.path("versions").get(0).path("total").asLong()).isEqualTo(6_000);
    }

    @Test
    void ranges_withoutCommits_areOfAllVersions() {
        JsonNode diff = api.get(
                "diff",
                "query",
                Shop.QUERY,
                "a.from",
                "now-45m",
                "a.until",
                "now-35m",
                "b.from",
                "now-35m",
                "b.until",
                "now");

        assertThat(diff.path("a").path("selected").isNull()).isTrue();
        assertThat(diff.path("a").path("total").asLong()).isEqualTo(600);
        assertThat(diff.path("b").path("total").asLong()).isEqualTo(6_600);
        assertThat(nodes(diff)).contains(" a 0 600 6 b 0 6600 12");
    }

    @Test
    void side_withNothingInItsRange_isEmptyAndSaysWhenSomethingWasLastSeen() {
        JsonNode diff =
                api.get("diff", "query", Shop.QUERY, "a.from", "now-2d", "a.until", "now-1d", "a.commit", "v1.0.0");

        assertThat(diff.path("a").path("total").asLong()).isZero();
        assertThat(diff.path("a").path("versions")).isEmpty();
        assertThat(diff.path("a").path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
        assertThat(diff.path("b").path("lastSeen").isNull()).isTrue();
        assertThat(nodes(diff)).contains(" a 0 0 0 b 0 7200 18");
    }

    @Test
    void limits_reached_areSaidForBothSides() {
        JsonNode diff = api.get(
                "diff", "query", Shop.QUERY, "a.commit", "v1.0.0", "b.commit", "v1.1.0", "maxNodes", "4", "limit", "1");

        assertThat(nodes(diff)).hasSize(4);
        assertThat(diff.path("truncated").path("allNodes").asInt()).isEqualTo(8);
        assertThat(diff.path("truncated").path("hiddenSelfA").asLong()).isEqualTo(800);
        assertThat(diff.path("truncated").path("hiddenSelfB").asLong()).isZero();
        assertThat(diff.path("table").path("functions")).hasSize(1);
        assertThat(diff.path("table").path("count").asInt()).isEqualTo(5);
        assertThat(diff.path("table").path("truncated").asBoolean()).isTrue();
    }

    @Test
    void commit_thatNoProfileIsOf_isRefusedNamingTheSideAndTheVersions() {
        JsonNode problem = api.problem(404, "diff", "query", Shop.QUERY, "b.commit", "v2");

        assertThat(problem.path("type").asText()).endsWith("/unknown-commit");
        assertThat(problem.path("detail").asText())
                .startsWith("b.commit: ")
                .contains("v1.0.0")
                .contains("v1.1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "maxNodes, 0, maxNodes",
        "limit, 100001, limit",
        "a.from, yesterday, yesterday",
        "b.until, now-2h, backwards"
    })
    void parameter_thatMakesNoSense_isRefused(String name, String value, String said) {
        assertThat(api.problem(400, "diff", "query", Shop.QUERY, "b.from", "now-1h", name, value)
                        .path("detail")
                        .asText())
                .contains(said);
    }

    /** Each node as its names from the root and its self, total and samples on both sides. */
    private static List<String> nodes(JsonNode diff) {
        JsonNode nodes = diff.path("nodes");
        List<String> paths = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int node = 0; node < nodes.path("parent").size(); node++) {
            int function = nodes.path("function").get(node).asInt();
            int parent = nodes.path("parent").get(node).asInt();
            String name = function < 0
                    ? ""
                    : paths.get(parent) + " "
                            + diff.path("functions").path("name").get(function).asText();
            paths.add(name);
            rows.add(name + " a " + costs(nodes.path("a"), node) + " b " + costs(nodes.path("b"), node));
        }
        return rows;
    }

    private static String costs(JsonNode side, int node) {
        return side.path("self").get(node).asLong() + " "
                + side.path("total").get(node).asLong() + " "
                + side.path("samples").get(node).asLong();
    }

    private static List<String> rows(JsonNode table) {
        List<String> rows = new ArrayList<>();
        table.path("functions")
                .forEach(row -> rows.add(row.path("name").asText() + " "
                        + row.path("origin").asText() + " a " + cost(row.path("a")) + " b " + cost(row.path("b"))));
        return rows;
    }

    private static String cost(JsonNode of) {
        return of.path("self").asLong() + " " + of.path("total").asLong() + " "
                + of.path("samples").asLong();
    }
}
