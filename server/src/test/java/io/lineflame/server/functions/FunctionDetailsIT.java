package io.lineflame.server.functions;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.Shop;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FunctionDetailsIT {

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
    void details_withoutCommit_areOfTheVersionThatCostsMost() {
        JsonNode details = api.get("function-details", "query", Shop.QUERY, "function", "cart.Total");

        assertThat(details.path("selected").path("ref").asText()).isEqualTo("v1.1.0");
        assertThat(details.path("profileTotal").asLong()).isEqualTo(6_000);
        assertThat(details.path("profileSamples").asLong()).isEqualTo(6);
        assertThat(cost(details)).isEqualTo("1000 6000 6");
        assertThat(rows(details.path("lines"), "line")).containsExactly("22 1000 1000 1", "25 0 5000 5");
        assertThat(details.path("inlinedLines")).isEmpty();
        assertThat(details.path("unknownLine").isNull()).isTrue();
        assertThat(details.path("minSamples").asInt()).isPositive();
    }

    @Test
    void function_ofDetails_isDescribed() {
        JsonNode function = api.get("function-details", "query", Shop.QUERY, "function", "cart.Total")
                .path("function");

        assertThat(function.path("file").asText()).isEqualTo("/build/cart/total.go");
        assertThat(function.path("startLine").asInt()).isEqualTo(20);
        assertThat(function.path("language").asText()).isEqualTo("go");
        assertThat(function.path("origin").asText()).isEqualTo("own");
    }

    @Test
    void versions_ofAFunction_areListedByTotal() {
        JsonNode versions = api.get("function-details", "query", Shop.QUERY, "function", "cart.Total")
                .path("versions");

        assertThat(rows(versions, "ref")).containsExactly("v1.1.0 1000 6000 6", "v1.0.0 400 1000 10");
        assertThat(versions.get(1).path("profileTotal").asLong()).isEqualTo(1_200);
        assertThat(versions.get(1).path("repository").asText()).isEqualTo(Shop.REPOSITORY);
        assertThat(versions.get(1).path("firstSeen").asText()).isEqualTo("2026-11-23T09:20:00Z");
        assertThat(versions.get(1).path("lastSeen").asText()).isEqualTo("2026-11-23T09:30:00Z");
    }

    @Test
    void versionWithoutTheFunction_isListedWithoutCost() {
        JsonNode versions = api.get("function-details", "query", Shop.QUERY, "function", "cart.walk")
                .path("versions");

        assertThat(rows(versions, "ref")).containsExactly("v1.0.0 200 200 2", "v1.1.0 0 0 0");
    }

    @Test
    void inlinedLeaf_isNoSelfOfItsCaller() {
        JsonNode details = old("cart.Total");

        assertThat(cost(details)).isEqualTo("400 1000 10");
        assertThat(rows(details.path("lines"), "line")).containsExactly("21 0 600 6", "22 400 400 4");
        assertThat(rows(details.path("inlinedLines"), "line")).containsExactly("21 600 600 6");
        assertThat(details.path("inlinedLines").get(0).path("function").asText())
                .isEqualTo("cart.price");
        assertThat(details.path("inlinedLines").get(0).path("calleeLine").asInt())
                .isEqualTo(41);
    }

    @Test
    void recursion_countsEachSampleOnce() {
        JsonNode details = old("cart.walk");

        assertThat(cost(details)).isEqualTo("200 200 2");
        assertThat(rows(details.path("lines"), "line")).containsExactly("31 200 200 2", "33 0 200 2");
    }

    @Test
    void commit_asLabelOrFullOrShortHash_selectsTheVersion() {
        String hash = shop.oldCommit();
        for (String commit : List.of(
                "v1.0.0", hash, hash.substring(0, 7), hash.substring(0, 12).toUpperCase(Locale.ROOT))) {
            JsonNode details =
                    api.get("function-details", "query", Shop.QUERY, "function", "cart.Total", "commit", commit);

            assertThat(details.path("selected").path("ref").asText()).as(commit).isEqualTo("v1.0.0");
            assertThat(cost(details)).as(commit).isEqualTo("400 1000 10");
        }
    }

    @Test
    void commit_thatNoProfileIsOf_isRefusedNamingTheVersions() {
        for (String commit : List.of("v2", "0".repeat(40), "0000000", "main", "-x", "v1.0")) {
            JsonNode problem = api.problem(
                    404, "function-details", "query", Shop.QUERY, "function", "cart.Total", "commit", commit);

            assertThat(problem.path("type").asText()).endsWith("/unknown-commit");
            assertThat(problem.path("detail").asText()).contains("v1.0.0").contains("v1.1.0");
        }
    }

    @Test
    void file_thatTheVersionDoesNotHave_givesWayToTheFileThatCostsMost() {
        JsonNode details = api.get(
                "function-details", "query", Shop.QUERY, "function", "cart.Total", "file", "/build/cart/sum.go");

        assertThat(details.path("function").path("file").asText()).isEqualTo("/build/cart/total.go");
        assertThat(cost(details)).isEqualTo("1000 6000 6");
    }

    @Test
    void functionThatNothingTouches_hasNoCost() {
        JsonNode details = api.get("function-details", "query", Shop.QUERY, "function", "cart.Gone");

        assertThat(cost(details)).isEqualTo("0 0 0");
        assertThat(details.path("lines")).isEmpty();
        assertThat(details.path("versions")).hasSize(2);
    }

    @Test
    void emptyRange_saysWhenSomethingWasLastSeen() {
        JsonNode details = api.get(
                "function-details", "query", Shop.QUERY, "function", "cart.Total", "from", "now-2d", "until", "now-1d");

        assertThat(details.path("selected").isNull()).isTrue();
        assertThat(details.path("versions")).isEmpty();
        assertThat(details.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    @Test
    void functionParameter_missing_isRefused() {
        assertThat(api.problem(400, "function-details", "query", Shop.QUERY)
                        .path("detail")
                        .asText())
                .contains("function");
    }

    private JsonNode old(String function) {
        return api.get("function-details", "query", Shop.QUERY, "function", function, "commit", "v1.0.0");
    }

    private static String cost(JsonNode of) {
        return of.path("self").asLong() + " " + of.path("total").asLong() + " "
                + of.path("samples").asLong();
    }

    private static List<String> rows(JsonNode array, String key) {
        List<String> rows = new ArrayList<>();
        array.forEach(row -> rows.add(row.path(key).asText() + " " + cost(row)));
        return rows;
    }
}
