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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CallsIT {

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
    void calls_withoutCommit_areOfAllVersions() {
        JsonNode calls = calls("cart.Total");

        assertThat(calls.path("unit").asText()).isEqualTo("nanoseconds");
        assertThat(calls.path("self").asLong()).isEqualTo(1_400);
        assertThat(cost(calls)).isEqualTo("7000 16");
        assertThat(cost(calls.path("root"))).isEqualTo("0 0");
        assertThat(rows(calls.path("callers"))).containsExactly("main.main /build/main.go:10 own 7000 16");
        assertThat(rows(calls.path("callees")))
                .containsExactly(
                        "regexp.Compile /usr/lib/go/src/regexp/syntax.go standard_library 5000 5",
                        "cart.price /build/cart/price.go own inlined 600 6");
        assertThat(calls.path("callersCut").asInt()).isZero();
        assertThat(calls.path("calleesCut").asInt()).isZero();
    }

    @Test
    void calls_ofACommit_ofALine() {
        JsonNode old = calls("cart.Total", "commit", "v1.0.0");
        JsonNode line = calls("cart.Total", "commit", shop.oldCommit(), "line", "22");

        assertThat(cost(old)).isEqualTo("1000 10");
        assertThat(rows(old.path("callees"))).containsExactly("cart.price /build/cart/price.go own inlined 600 6");
        assertThat(cost(line)).isEqualTo("400 4");
        assertThat(line.path("callees")).isEmpty();
        assertThat(rows(line.path("callers"))).containsExactly("main.main /build/main.go:10 own 400 4");
    }

    @Test
    void recursion_isItsOwnCaller_eachSampleOnce() {
        JsonNode calls = calls("cart.walk");

        assertThat(cost(calls)).isEqualTo("200 2");
        assertThat(rows(calls.path("callers")))
                .containsExactly(
                        "cart.walk /build/cart/walk.go:31 own 200 2",
                        "cart.walk /build/cart/walk.go:33 own 200 2",
                        "main.main /build/main.go:12 own 200 2");
        assertThat(rows(calls.path("callees"))).containsExactly("cart.walk /build/cart/walk.go own 200 2");
    }

    @Test
    void root_isOfSamplesWithoutACaller() {
        JsonNode calls = calls("main.main");

        assertThat(cost(calls.path("root"))).isEqualTo("7200 18");
        assertThat(calls.path("callers")).isEmpty();
    }

    @Test
    void stack_narrowsToACallPath() {
        assertThat(cost(calls("cart.Total", "stack", "main.main"))).isEqualTo("7000 16");
        assertThat(cost(calls("cart.Total", "stack", "cart.Total"))).isEqualTo("0 0");
    }

    @Test
    void file_withoutTheFunction_givesWayToTheOneThatCostsMost() {
        assertThat(cost(calls("cart.Total", "file", "/build/cart/sum.go"))).isEqualTo("7000 16");
    }

    @Test
    void functionThatNothingTouches_andEmptyRange_haveNoCalls() {
        for (JsonNode none : List.of(
                calls("cart.Gone"), calls("cart.Total", "commit", "v1.0.0", "from", "now-2d", "until", "now-1d"))) {
            assertThat(cost(none)).isEqualTo("0 0");
            assertThat(none.path("callers")).isEmpty();
            assertThat(none.path("callees")).isEmpty();
        }
    }

    @Test
    void manyCallers_areCut_andCounted() {
        StringBuilder values = new StringBuilder();
        StringBuilder callers = new StringBuilder();
        StringBuilder callees = new StringBuilder();
        for (int i = 0; i < 203; i++) {
            values.append(String.format("1/%-30d", 100 + i));
            callers.append(String.format("%-32s", "caller" + i + "@many.go:1"));
            callees.append(String.format("%-32s", "hub@many.go:2"));
        }
        byte[] profile = Shop.cpu(values + "\n" + callers + "\n" + callees);
        api.push("many", "many", Shop.NOW.getEpochSecond() - 60, profile);

        JsonNode calls =
                api.get("calls", "tenant", "many", "query", Shop.CPU + "{service_name=\"many\"}", "function", "hub");
        assertThat(calls.path("callers")).hasSize(200);
        assertThat(calls.path("callersCut").asInt()).isEqualTo(3);
        assertThat(calls.path("callers").get(0).path("function").asText()).isEqualTo("caller202");
        assertThat(calls.path("calleesCut").asInt()).isZero();
    }

    @Test
    void commit_thatNoProfileIsOf_isRefused() {
        JsonNode problem = api.problem(404, "calls", "query", Shop.QUERY, "function", "cart.Total", "commit", "v9.9.9");

        assertThat(problem.path("detail").asText()).contains("v1.0.0", "v1.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "ten", "99999999999"})
    void line_thatIsNone_isRefused(String line) {
        JsonNode problem = api.problem(400, "calls", "query", Shop.QUERY, "function", "cart.Total", "line", line);

        assertThat(problem.path("detail").asText()).contains("line");
    }

    @Test
    void functionParameter_missing_isRefused() {
        assertThat(api.problem(400, "calls", "query", Shop.QUERY).path("detail").asText())
                .contains("function");
    }

    private JsonNode calls(String function, String... more) {
        List<String> parameters = new ArrayList<>(List.of("query", Shop.QUERY, "function", function));
        parameters.addAll(List.of(more));
        return api.get("calls", parameters.toArray(String[]::new));
    }

    private static List<String> rows(JsonNode rows) {
        List<String> text = new ArrayList<>();
        rows.forEach(row -> text.add(row.path("function").asText() + " "
                + row.path("file").asText()
                + (row.has("line") ? ":" + row.path("line").asInt() : "") + " "
                + row.path("origin").asText() + (row.path("inlined").asBoolean() ? " inlined " : " ") + cost(row)));
        return text;
    }

    private static String cost(JsonNode of) {
        return of.path("total").asLong() + " " + of.path("samples").asLong();
    }
}
