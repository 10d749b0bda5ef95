package io.lineflame.server.flamegraphs;

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
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FlameGraphIT {

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
    void flameGraph_ofAllVersions_addsThemUp() {
        JsonNode graph = api.get("flamegraph", "query", Shop.QUERY);

        assertThat(graph.path("total").asLong()).isEqualTo(7_200);
        assertThat(graph.path("samples").asLong()).isEqualTo(18);
        assertThat(graph.path("profiles").asLong()).isEqualTo(3);
        assertThat(graph.path("unit").asText()).isEqualTo("nanoseconds");
        assertThat(graph.path("truncated").isNull()).isTrue();
        assertThat(graph.path("lastSeen").isNull()).isTrue();
        assertThat(rows(graph))
                .containsExactlyInAnyOrder(
                        " 0 7200 18",
                        " main.main 0 7200 18",
                        " main.main cart.Total 1400 7000 16",
                        " main.main cart.Total cart.price inlined 600 600 6",
                        " main.main cart.Total regexp.Compile 5000 5000 5",
                        " main.main cart.walk 0 200 2",
                        " main.main cart.walk cart.walk 0 200 2",
                        " main.main cart.walk cart.walk cart.walk 200 200 2");
    }

    @Test
    void functions_sayWhereTheyStart_asTheTableDoes() {
        JsonNode functions = api.get("flamegraph", "query", Shop.QUERY).path("functions");
        List<String> started = new ArrayList<>();
        for (int index = 0; index < functions.path("name").size(); index++) {
            started.add(functions.path("name").get(index).asText() + " "
                    + functions.path("startLine").get(index).asInt());
        }

        List<String> listed = new ArrayList<>();
        for (JsonNode row : api.get("functions", "query", Shop.QUERY).path("functions")) {
            listed.add(row.path("name").asText() + " " + row.path("startLine").asInt());
        }
        assertThat(started).containsExactlyInAnyOrderElementsOf(listed).anyMatch(line -> !line.endsWith(" 0"));
    }

    @Test
    void stack_narrowsEveryViewToACallPath() {
        String[] total = {"query", Shop.QUERY, "stack", "main.main", "stack", "cart.Total\n/build/cart/total.go"};
        JsonNode graph = api.get("flamegraph", total);
        JsonNode functions = api.get("functions", total);
        JsonNode elsewhere = api.get("flamegraph", "query", Shop.QUERY, "stack", "cart.Total");

        assertThat(graph.path("total").asLong()).isEqualTo(7_000);
        assertThat(graph.path("warnings")).isEmpty();
        assertThat(rows(graph))
                .containsExactlyInAnyOrder(
                        " 0 7000 16",
                        " main.main 0 7000 16",
                        " main.main cart.Total 1400 7000 16",
                        " main.main cart.Total cart.price inlined 600 600 6",
                        " main.main cart.Total regexp.Compile 5000 5000 5");
        assertThat(functions.path("total").asLong()).isEqualTo(7_000);
        assertThat(functions.path("functions")).hasSize(4);
        assertThat(elsewhere.path("total").asLong()).isZero();
        assertThat(api.problem(400, "flamegraph", "query", Shop.QUERY, "stack", "")
                        .path("detail")
                        .asText())
                .contains("stack");
    }

    @Test
    void stack_ofFunctionDetails_countsTheCallsOnIt() {
        JsonNode all = api.get("function-details", "query", Shop.QUERY, "function", "cart.walk", "commit", "v1.0.0");
        JsonNode below = api.get(
                "function-details",
                "query",
                Shop.QUERY,
                "function",
                "cart.Total",
                "commit",
                "v1.0.0",
                "stack",
                "main.main",
                "stack",
                "cart.walk");

        assertThat(all.path("total").asLong()).isEqualTo(200);
        assertThat(below.path("total").asLong()).isZero();
        assertThat(below.path("profileTotal").asLong()).isEqualTo(200);
    }

    @Test
    void functions_ofAFlameGraph_haveTheirOrigin() {
        JsonNode functions = api.get("flamegraph", "query", Shop.QUERY).path("functions");

        List<String> origins = new ArrayList<>();
        for (int i = 0; i < functions.path("name").size(); i++) {
            origins.add(functions.path("name").get(i).asText() + " "
                    + functions.path("origin").get(i).asText());
        }
        assertThat(origins)
                .containsExactly(
                        "cart.Total own",
                        "cart.price own",
                        "cart.walk own",
                        "main.main own",
                        "regexp.Compile standard_library");
    }

    @Test
    void flameGraph_overTheLimit_saysWhatItHides() {
        JsonNode graph = api.get("flamegraph", "query", Shop.QUERY, "maxNodes", "4");

        assertThat(graph.path("nodes").path("parent")).hasSize(4);
        assertThat(graph.path("truncated").path("shownNodes").asInt()).isEqualTo(4);
        assertThat(graph.path("truncated").path("allNodes").asInt()).isEqualTo(8);
        assertThat(graph.path("truncated").path("hiddenSelf").asLong()).isEqualTo(800);
        assertThat(graph.path("total").asLong()).isEqualTo(7_200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "service_name=\"shop\",region=\"us\"#600",
                "service_name=\"shop\",region!=\"us\"#6600",
                "service_git_ref=~\"v1\\\\.0.*\"#1200",
                "service_git_ref=~\"v1\"#0",
                "service_git_ref!~\"v1\\\\.0.*\"#6000",
                "region=~\"eu|us\",missing=\"\"#7200",
                "service_name=\"chop\"#0"
            })
    void matchers_ofAQuery_chooseTheSeries(String matchers, long total) {
        JsonNode graph = api.get("flamegraph", "query", Shop.CPU + "{" + matchers + "}");

        assertThat(graph.path("total").asLong()).isEqualTo(total);
    }

    @ParameterizedTest
    @CsvSource({
        "now-15m, now, 6000",
        "now-1h, now-35m, 600",
        "now-40m, now-30m, 600",
        "now-40m, now-29m, 1200",
        "2026-11-23T09:50:00Z, 2026-11-23T09:50:00.001Z, 6000",
        "1795427400, 1795427401, 6000",
        "now-1w, now-1d, 0"
    })
    void range_ofAQuery_takesWhatStartsInIt(String from, String until, long total) {
        JsonNode graph = api.get("flamegraph", "query", Shop.QUERY, "from", from, "until", until);

        assertThat(graph.path("total").asLong()).isEqualTo(total);
    }

    @Test
    void tenants_seeTheirOwnProfilesOnly() {
        assertThat(api.get("flamegraph", "query", Shop.QUERY, "tenant", "other")
                        .path("total")
                        .asLong())
                .isEqualTo(6_000);
        assertThat(api.get("flamegraph", "query", Shop.QUERY, "tenant", "nobody")
                        .path("total")
                        .asLong())
                .isZero();
    }

    @Test
    void emptyRange_saysWhenSomethingWasLastSeen() {
        JsonNode graph = api.get("flamegraph", "query", Shop.QUERY, "from", "now-2d", "until", "now-1d");

        assertThat(graph.path("profiles").asLong()).isZero();
        assertThat(graph.path("nodes").path("parent")).hasSize(1);
        assertThat(graph.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    @Test
    void unknownProfileType_isEmptyAndWasNeverSeen() {
        JsonNode graph = api.get("flamegraph", "query", "wall:wall:nanoseconds:wall:nanoseconds");

        assertThat(graph.path("total").asLong()).isZero();
        assertThat(graph.path("lastSeen").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "200001", "many", "99999999999"})
    void maxNodes_outOfBounds_isRefused(String maxNodes) {
        assertThat(api.problem(400, "flamegraph", "query", Shop.QUERY, "maxNodes", maxNodes)
                        .path("detail")
                        .asText())
                .contains("maxNodes")
                .contains("200000");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|invalid-query|query is missing",
                "cpu|invalid-query|position 1:",
                "a:b:c:d:e{x=~\"(\"}|invalid-query|RE2",
                "a:b:c:d:e{x=1}|invalid-query|position 13:"
            })
    void query_thatCannotBeRead_isRefused(String query, String slug, String detail) {
        JsonNode problem =
                query == null ? api.problem(400, "flamegraph") : api.problem(400, "flamegraph", "query", query);

        assertThat(problem.path("type").asText()).isEqualTo("https://lineflame.io/problems/" + slug);
        assertThat(problem.path("detail").asText()).contains(detail);
    }

    @Test
    void range_backwards_isRefused() {
        JsonNode problem = api.problem(400, "flamegraph", "query", Shop.QUERY, "from", "now", "until", "now-1h");

        assertThat(problem.path("type").asText()).endsWith("/invalid-time");
        assertThat(problem.path("detail").asText()).contains("backwards");
    }

    /** Each node as its names from the root and its self, total and samples. */
    private static List<String> rows(JsonNode graph) {
        JsonNode nodes = graph.path("nodes");
        List<String> paths = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int node = 0; node < nodes.path("parent").size(); node++) {
            int function = nodes.path("function").get(node).asInt();
            int parent = nodes.path("parent").get(node).asInt();
            String name = function < 0
                    ? ""
                    : paths.get(parent) + " "
                            + graph.path("functions").path("name").get(function).asText();
            paths.add(name);
            rows.add(name + (nodes.path("inlined").get(node).asInt() == 1 ? " inlined" : "") + " "
                    + nodes.path("self").get(node).asLong() + " "
                    + nodes.path("total").get(node).asLong() + " "
                    + nodes.path("samples").get(node).asLong());
        }
        return rows;
    }
}
