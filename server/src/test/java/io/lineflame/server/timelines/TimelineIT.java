package io.lineflame.server.timelines;

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
final class TimelineIT {

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
    void timeline_withoutGroups_isOneSeriesWithGaps() {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "step", "10m");

        assertThat(timeline.path("stepMillis").asLong()).isEqualTo(600_000);
        assertThat(timeline.path("from").asText()).isEqualTo("2026-11-23T09:00:00Z");
        assertThat(timeline.path("until").asText()).isEqualTo("2026-11-23T10:00:00Z");
        assertThat(timeline.path("truncated").asBoolean()).isFalse();
        assertThat(rows(timeline)).containsExactly("{} 7200 [null,null,600,600,null,6000]");
    }

    /** The database keeps microseconds; clocks and requests have nanoseconds. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T09:00:00.000000400Z", "2026-11-23T08:59:59.999999600Z"})
    void timeline_fromBetweenMicroseconds_hasEachValueInItsOwnPoint(String from) {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "step", "10m", "from", from);

        assertThat(rows(timeline).get(0)).startsWith("{} 7200 [null,null,600,600,null,6000");
    }

    @Test
    void timeline_groupedByALabel_hasASeriesForEachValue() {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "step", "600000", "groupBy", "service_git_ref");

        assertThat(rows(timeline))
                .containsExactly(
                        "{\"service_git_ref\":\"v1.1.0\"} 6000 [null,null,null,null,null,6000]",
                        "{\"service_git_ref\":\"v1.0.0\"} 1200 [null,null,600,600,null,null]");
    }

    @Test
    void timeline_groupedByAMissingLabel_isOneSeriesWithoutValue() {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "step", "1h", "groupBy", "zone");

        assertThat(rows(timeline)).containsExactly("{\"zone\":\"\"} 7200 [7200]");
    }

    @Test
    void versions_ofATimeline_areInTheOrderOfTheirDeploys() {
        JsonNode versions =
                api.get("timeline", "query", Shop.QUERY, "from", "now-35m").path("versions");

        assertThat(versions).hasSize(2);
        assertThat(versions.get(0).path("ref").asText()).isEqualTo("v1.0.0");
        assertThat(versions.get(0).path("firstSeen").asText()).isEqualTo("2026-11-23T09:20:00Z");
        assertThat(versions.get(0).path("total").asLong()).isEqualTo(600);
        assertThat(versions.get(1).path("ref").asText()).isEqualTo("v1.1.0");
        assertThat(versions.get(1).path("firstSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    @ParameterizedTest
    @CsvSource({"now-1h, 30000", "now-15m, 5000", "now-1d, 600000", "now-30d, 21600000"})
    void step_chosenForARange_isRoundAndGivesAtMost200Points(String from, long step) {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "from", from);

        assertThat(timeline.path("stepMillis").asLong()).isEqualTo(step);
        assertThat(timeline.path("series").get(0).path("points").size()).isLessThanOrEqualTo(200);
        assertThat(timeline.path("series").get(0).path("total").asLong()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"0, invalid-time", "soon, invalid-time", "1, invalid-request"})
    void step_thatMakesNoSense_isRefused(String step, String slug) {
        assertThat(api.problem(400, "timeline", "query", Shop.QUERY, "step", step)
                        .path("type")
                        .asText())
                .endsWith("/" + slug);
    }

    @Test
    void moreGroupsThanShown_areFoldedAndSaidSo() {
        long from = Shop.NOW.getEpochSecond() - 60;
        for (int host = 1; host <= 22; host++) {
            String name = "many{host=h" + (100 + host) + "}";
            api.push("folded", name, from, Shop.cpu("""
                    %1$d/%1$d
                    main.main@/build/main.go:1
                    """.formatted(host)));
        }
        JsonNode timeline = api.get(
                "timeline",
                "query",
                Shop.CPU + "{service_name=\"many\"}",
                "groupBy",
                "host",
                "tenant",
                "folded",
                "step",
                "1h");

        assertThat(timeline.path("truncated").asBoolean()).isTrue();
        assertThat(timeline.path("foldedGroups").asInt()).isEqualTo(2);
        assertThat(timeline.path("series")).hasSize(21);
        assertThat(timeline.path("series").get(0).path("total").asLong()).isEqualTo(22);
        assertThat(timeline.path("series").get(20).path("other").asBoolean()).isTrue();
        assertThat(timeline.path("series").get(20).path("total").asLong()).isEqualTo(1 + 2);
    }

    @Test
    void sumsBeyond64Bits_areRefusedByEveryCall() {
        byte[] huge = Shop.cpu("""
                1/6000000000000000000
                main.main@/build/main.go:1
                """);
        api.push("huge", "huge", Shop.NOW.getEpochSecond() - 60, huge);
        api.push("huge", "huge", Shop.NOW.getEpochSecond() - 50, huge);

        for (String call : List.of("timeline", "flamegraph", "functions")) {
            JsonNode problem = api.problem(422, call, "query", Shop.CPU, "tenant", "huge", "from", "now-1h");
            assertThat(problem.path("type").asText()).as(call).endsWith("/sum-too-large");
        }
    }

    @Test
    void emptyRange_saysWhenSomethingWasLastSeen() {
        JsonNode timeline = api.get("timeline", "query", Shop.QUERY, "from", "now-2d", "until", "now-1d");

        assertThat(timeline.path("series")).isEmpty();
        assertThat(timeline.path("lastSeen").asText()).isEqualTo("2026-11-23T09:50:00Z");
    }

    private static List<String> rows(JsonNode timeline) {
        List<String> rows = new ArrayList<>();
        timeline.path("series")
                .forEach(one ->
                        rows.add(one.path("labels") + " " + one.path("total").asLong() + " " + one.path("points")));
        return rows;
    }
}
