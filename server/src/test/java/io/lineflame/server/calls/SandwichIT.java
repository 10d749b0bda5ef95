package io.lineflame.server.calls;

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

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SandwichIT {

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
    void sandwich_hasCallersUpsideDown_andCalleesBelow() {
        JsonNode sandwich = sandwich("cart.Total");

        assertThat(sandwich.path("profileType").asText()).isEqualTo(Shop.CPU);
        assertThat(sandwich.path("unit").asText()).isEqualTo("nanoseconds");
        assertThat(sandwich.path("self").asLong()).isEqualTo(1_400);
        assertThat(sandwich.path("total").asLong()).isEqualTo(7_000);
        assertThat(sandwich.path("samples").asLong()).isEqualTo(16);
        assertThat(sandwich.path("profileTotal").asLong()).isEqualTo(7_200);
        assertThat(sandwich.path("warnings")).isEmpty();
        assertThat(rows(sandwich.path("callers")))
                .containsExactly("cart.Total 0 7000 16", "cart.Total main.main 7000 7000 16");
        assertThat(rows(sandwich.path("callees")))
                .containsExactly(
                        "cart.Total 1400 7000 16",
                        "cart.Total cart.price inlined 600 600 6",
                        "cart.Total regexp.Compile 5000 5000 5");
    }

    @Test
    void function_isDescribed() {
        JsonNode function = sandwich("regexp.Compile").path("function");

        assertThat(function.path("name").asText()).isEqualTo("regexp.Compile");
        assertThat(function.path("file").asText()).isEqualTo("/usr/lib/go/src/regexp/syntax.go");
        assertThat(function.path("startLine").asInt()).isEqualTo(1);
        assertThat(function.path("origin").asText()).isEqualTo("standard_library");
    }

    @Test
    void recursion_isCountedAtTheOutermostFrame() {
        JsonNode sandwich = sandwich("cart.walk");

        assertThat(rows(sandwich.path("callers")))
                .containsExactly("cart.walk 0 200 2", "cart.walk main.main 200 200 2");
        assertThat(rows(sandwich.path("callees")))
                .containsExactly(
                        "cart.walk 0 200 2", "cart.walk cart.walk 0 200 2", "cart.walk cart.walk cart.walk 200 200 2");
    }

    @Test
    void limit_isOfEachSide_andSaysWhatItHides() {
        JsonNode sandwich = sandwich("cart.Total", "maxNodes", "2");

        assertThat(sandwich.path("callers").path("truncated").isNull()).isTrue();
        assertThat(rows(sandwich.path("callees")))
                .containsExactly("cart.Total 1400 7000 16", "cart.Total regexp.Compile 5000 5000 5");
        JsonNode cut = sandwich.path("callees").path("truncated");
        assertThat(cut.path("allNodes").asInt()).isEqualTo(3);
        assertThat(cut.path("hiddenSelf").asLong()).isEqualTo(600);
    }

    @Test
    void functionThatNothingTouches_standsAlone() {
        JsonNode sandwich = sandwich("cart.Gone");

        assertThat(sandwich.path("total").asLong()).isZero();
        assertThat(rows(sandwich.path("callers"))).containsExactly("cart.Gone 0 0 0");
        assertThat(sandwich.path("lastSeen").isNull()).isTrue();
    }

    @Test
    void emptyRange_saysWhenSomethingWasLastSeen() {
        JsonNode sandwich = sandwich("cart.Total", "from", "now-2d", "until", "now-1d");

        assertThat(rows(sandwich.path("callees"))).containsExactly("cart.Total 0 0 0");
        assertThat(sandwich.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    @Test
    void parameters_missingOrWrong_areRefused() {
        assertThat(api.problem(400, "sandwich", "query", Shop.QUERY)
                        .path("detail")
                        .asText())
                .contains("function");
        assertThat(api.problem(400, "sandwich", "query", Shop.QUERY, "function", "main.main", "maxNodes", "0")
                        .path("detail")
                        .asText())
                .contains("maxNodes");
    }

    private JsonNode sandwich(String function, String... more) {
        List<String> parameters = new ArrayList<>(List.of("query", Shop.QUERY, "function", function));
        parameters.addAll(List.of(more));
        return api.get("sandwich", parameters.toArray(String[]::new));
    }

    /** Each node as its names from node 0 on and its self, total and samples. */
    private static List<String> rows(JsonNode side) {
        JsonNode nodes = side.path("nodes");
        List<String> paths = new ArrayList<>();
        List<String> rows = new ArrayList<>();
        for (int node = 0; node < nodes.path("parent").size(); node++) {
            int parent = nodes.path("parent").get(node).asInt();
            String name = side.path("functions")
                    .path("name")
                    .get(nodes.path("function").get(node).asInt())
                    .asText();
            paths.add(parent < 0 ? name : paths.get(parent) + " " + name);
            rows.add(paths.get(node)
                    + (nodes.path("inlined").get(node).asInt() == 1 ? " inlined" : "") + " "
                    + nodes.path("self").get(node).asLong() + " "
                    + nodes.path("total").get(node).asLong() + " "
                    + nodes.path("samples").get(node).asLong());
        }
        return rows;
    }
}
