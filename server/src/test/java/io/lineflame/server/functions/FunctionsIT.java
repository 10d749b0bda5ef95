package io.lineflame.server.functions;

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
final class FunctionsIT {

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
    void table_ofAllVersions_countsEachSampleOnce() {
        JsonNode table = api.get("functions", "query", Shop.QUERY);

        assertThat(table.path("total").asLong()).isEqualTo(7_200);
        assertThat(table.path("samples").asLong()).isEqualTo(18);
        assertThat(table.path("count").asInt()).isEqualTo(5);
        assertThat(table.path("truncated").asBoolean()).isFalse();
        assertThat(rows(table))
                .containsExactly(
                        "regexp.Compile standard_library 5000 5000 5",
                        "cart.Total own 1400 7000 16",
                        "cart.price own 600 600 6",
                        "cart.walk own 200 200 2",
                        "main.main own 0 7200 18");
    }

    @ParameterizedTest
    @CsvSource({"self, regexp.Compile", "total, main.main", "samples, main.main", "name, cart.Total"})
    void table_sorted_startsWithTheFirst(String sort, String first) {
        JsonNode table = api.get("functions", "query", Shop.QUERY, "sort", sort, "limit", "1");

        assertThat(table.path("functions")).hasSize(1);
        assertThat(table.path("functions").get(0).path("name").asText()).isEqualTo(first);
        assertThat(table.path("count").asInt()).isEqualTo(5);
        assertThat(table.path("truncated").asBoolean()).isTrue();
    }

    @Test
    void search_inAnyCase_findsPartsOfNames() {
        JsonNode table = api.get("functions", "query", Shop.QUERY, "search", "CART.", "sort", "name");

        assertThat(rows(table)).hasSize(3).allMatch(row -> row.startsWith("cart."));
        assertThat(table.path("count").asInt()).isEqualTo(3);
        assertThat(table.path("total").asLong()).isEqualTo(7_200);
    }

    @Test
    void row_ofAFunction_hasFileAndStartLine() {
        JsonNode row = api.get("functions", "query", Shop.QUERY, "search", "cart.Total")
                .path("functions")
                .get(0);

        assertThat(row.path("file").asText()).isEqualTo("/build/cart/total.go");
        assertThat(row.path("startLine").asInt()).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({"sort, size", "limit, 0", "limit, 100001"})
    void parameter_thatMakesNoSense_isRefused(String name, String value) {
        assertThat(api.problem(400, "functions", "query", Shop.QUERY, name, value)
                        .path("detail")
                        .asText())
                .contains(name);
    }

    @Test
    void emptyRange_saysWhenSomethingWasLastSeen() {
        JsonNode table = api.get("functions", "query", Shop.QUERY, "from", "now-2d", "until", "now-1d");

        assertThat(table.path("functions")).isEmpty();
        assertThat(table.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    private static List<String> rows(JsonNode table) {
        List<String> rows = new ArrayList<>();
        table.path("functions")
                .forEach(row -> rows.add(row.path("name").asText() + " "
                        + row.path("origin").asText() + " "
                        + row.path("self").asLong() + " " + row.path("total").asLong() + " "
                        + row.path("samples").asLong()));
        return rows;
    }
}
