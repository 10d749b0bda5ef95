package io.lineflame.server.compat.querier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.Shop;
import io.lineflame.wire.querier.SelectSeriesRequest;
import io.lineflame.wire.querier.SelectSeriesResponse;
import io.lineflame.wire.types.Location;
import io.lineflame.wire.types.StackTraceSelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two cpu profiles of 600 ns 40 and 30 minutes ago, in eu and us, and one of 6 000 ns 10 minutes ago in eu. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class QuerierIT {

    private static final String SAMPLES = "process_cpu:samples:count:cpu:nanoseconds";
    private static final String CPU = "'profileTypeID': '" + Shop.CPU + "', 'labelSelector': '{}'";

    private Shop shop;
    private Questions questions;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = Shop.open(folder);
        questions = new Questions(shop);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void profileTypes_areTakenApart() {
        JsonNode types = questions.ask("ProfileTypes", 60, 0, "").path("profileTypes");

        assertThat(types).hasSize(2);
        assertThat(types.get(0).toString())
                .isEqualTo("{\"ID\":\"" + Shop.CPU + "\",\"name\":\"process_cpu\",\"sampleType\":\"cpu\","
                        + "\"sampleUnit\":\"nanoseconds\",\"periodType\":\"cpu\",\"periodUnit\":\"nanoseconds\"}");
        assertThat(types.get(1).path("ID").asText()).isEqualTo(SAMPLES);
        assertThat(questions.ask("ProfileTypes", 90, 60, "")).isEmpty();
        assertThat(questions
                        .call("querier.v1.QuerierService/ProfileTypes", 200, "{}")
                        .path("profileTypes"))
                .hasSize(2);
    }

    @Test
    void labelNames_haveThoseOfTheType() {
        assertThat(texts(questions.ask("LabelNames", 60, 0, "").path("names")))
                .containsExactly(
                        "__name__",
                        "__period_type__",
                        "__period_unit__",
                        "__profile_type__",
                        "__service_name__",
                        "__type__",
                        "__unit__",
                        "region",
                        "service_git_ref",
                        "service_name",
                        "service_repository");
        assertThat(questions.ask("LabelNames", 60, 0, "'matchers': ['{region=`asia`}']"))
                .isEmpty();
    }

    @Test
    void labelValues_areNarrowedByAllMatchers() {
        assertThat(values("region")).containsExactly("eu", "us");
        assertThat(values("region", "{__profile_type__=`" + Shop.CPU + "`, service_name=`shop`}"))
                .containsExactly("eu", "us");
        assertThat(values("region", "{__type__=`cpu`}", "{service_git_ref!=`v1.0.0`}"))
                .containsExactly("eu");
        assertThat(values("__type__")).containsExactly("cpu", "samples");
        assertThat(values("__type__", "{__unit__=`count`}")).containsExactly("samples");
        assertThat(values("__service_name__", "{__name__=~`.*cpu`}")).containsExactly("shop");
        assertThat(values("region", "{__profile_type__=`memory:a:b:c:d`}")).isEmpty();
        assertThat(values("region", "{__profile_type__=`nonsense`}")).isEmpty();
        assertThat(values("zone")).isEmpty();
    }

    @Test
    void series_haveTheLabelsAskedFor_once() {
        JsonNode two = questions
                .ask("Series", 60, 0, "'labelNames': ['service_name', '__profile_type__'], 'matchers': []")
                .path("labelsSet");
        JsonNode regions = questions
                .ask("Series", 60, 0, "'labelNames': ['region', 'zone'], 'matchers': ['{__type__=`cpu`}']")
                .path("labelsSet");

        assertThat(two.toString())
                .isEqualTo("[{\"labels\":[{\"name\":\"__profile_type__\",\"value\":\"" + Shop.CPU
                        + "\"},{\"name\":\"service_name\",\"value\":\"shop\"}]},"
                        + "{\"labels\":[{\"name\":\"__profile_type__\",\"value\":\"" + SAMPLES
                        + "\"},{\"name\":\"service_name\",\"value\":\"shop\"}]}]");
        assertThat(regions.toString())
                .isEqualTo("[{\"labels\":[{\"name\":\"region\",\"value\":\"eu\"}]},"
                        + "{\"labels\":[{\"name\":\"region\",\"value\":\"us\"}]}]");
        assertThat(questions.ask("Series", 60, 0, "").path("labelsSet")).hasSize(6);
        assertThat(questions.ask("Series", 60, 0, "'labelNames': ['zone']")).isEmpty();
    }

    @Test
    void selectSeries_addsUpWhatStartsBeforeEachPoint() {
        JsonNode series = select("'step': 600, " + CPU).path("series");

        assertThat(series).hasSize(1);
        assertThat(series.get(0).path("labels")).isEmpty();
        assertThat(points(series.get(0))).containsExactly("-40 600.0", "-30 600.0", "-10 6000.0");
    }

    @Test
    void selectSeries_grouped_hasTheLargestFirst() {
        JsonNode series =
                select("'step': 3600, 'groupBy': ['region', 'zone'], " + CPU).path("series");

        assertThat(series.toString())
                .isEqualTo(
                        "[{\"labels\":[{\"name\":\"region\",\"value\":\"eu\"}],\"points\":[{\"value\":6600.0,\"timestamp\":\""
                                + Questions.ago(0)
                                + "\"}]},{\"labels\":[{\"name\":\"region\",\"value\":\"us\"}],\"points\":[{\"value\":600.0,"
                                + "\"timestamp\":\"" + Questions.ago(0) + "\"}]}]");
        assertThat(select("'step': 3600, 'limit': 1, 'groupBy': ['region'], " + CPU)
                        .path("series"))
                .hasSize(1);
    }

    @Test
    void selectSeries_averaged_isPerProfile() {
        JsonNode series = select("'step': 3600, 'aggregation': 'TIME_SERIES_AGGREGATION_TYPE_AVERAGE', " + CPU);

        assertThat(points(series.path("series").get(0))).containsExactly("0 2400.0");
    }

    @Test
    void selectSeries_atACallSite_hasItsCostsAlone() {
        String site = "'stackTraceSelector': {'callSite': [{'name': 'main.main'}, {'name': 'cart.walk'}]}, ";

        assertThat(points(select("'step': 600, " + site + CPU).path("series").get(0)))
                .containsExactly("-40 100.0", "-30 100.0", "-10 0.0");
        assertThat(points(select("'step': 3600, 'groupBy': ['region'], " + site + CPU)
                        .path("series")
                        .get(0)))
                .containsExactly("0 100.0");
    }

    @Test
    void selectSeries_withExamples_hasTheLargestProfileOfEachPoint() {
        JsonNode series = select(
                        "'step': 3600, 'groupBy': ['region'], 'exemplarType': 'EXEMPLAR_TYPE_INDIVIDUAL', " + CPU)
                .path("series");

        JsonNode example = series.get(0).path("points").get(0).path("exemplars").get(0);
        assertThat(series.get(0).path("points").get(0).path("exemplars")).hasSize(1);
        assertThat(example.path("value").asLong()).isEqualTo(6_000);
        assertThat(example.path("timestamp").asLong()).isEqualTo(Questions.ago(10));
        assertThat(example.path("profileId").asText()).matches("[0-9a-f-]{36}");
        assertThat(example.path("labels").toString()).contains("v1.1.0").doesNotContain("region");
    }

    @Test
    void selectHeatmap_countsProfilesByTimeAndValue() {
        JsonNode series = heatmap("'step': 600, 'queryType': 'HEATMAP_QUERY_TYPE_INDIVIDUAL',"
                        + " 'exemplarType': 'EXEMPLAR_TYPE_INDIVIDUAL', " + CPU)
                .path("series");

        assertThat(series).hasSize(1);
        JsonNode slots = series.get(0).path("slots");
        assertThat(slots).hasSize(3);
        assertThat(slots.get(0).path("timestamp").asLong()).isEqualTo(Questions.ago(40));
        assertThat(slots.get(0).path("yMin")).hasSize(20);
        assertThat(slots.get(0).path("yMin").get(0).asDouble()).isEqualTo(600);
        assertThat(slots.get(0).path("yMin").get(19).asDouble()).isEqualTo(5_730);
        assertThat(slots.get(0).path("counts").get(0).asInt()).isEqualTo(1);
        assertThat(slots.get(2).path("counts").get(19).asInt()).isEqualTo(1);
        assertThat(slots.get(2).path("exemplars").get(0).path("value").asLong()).isEqualTo(6_000);
    }

    @Test
    void selectHeatmap_grouped_isOneForEachGroup() {
        String individual = "'step': 3600, 'queryType': 'HEATMAP_QUERY_TYPE_INDIVIDUAL', 'groupBy': ['region'], ";

        assertThat(heatmap(individual + CPU).path("series").findValuesAsText("value"))
                .containsExactly("eu", "us");
        assertThat(heatmap("'limit': 1, " + individual + CPU).path("series").findValuesAsText("value"))
                .containsExactly("eu");
        assertThat(heatmap("'step': 3600, 'queryType': 'HEATMAP_QUERY_TYPE_SPAN', " + CPU))
                .isEmpty();
    }

    @Test
    void selectSeries_inProtobuf_saysTheSame() throws Exception {
        SelectSeriesRequest request = SelectSeriesRequest.newBuilder()
                .setProfileTypeID(SAMPLES)
                .setLabelSelector("{region=\"eu\"}")
                .setStart(Questions.ago(60))
                .setEnd(Questions.ago(0))
                .setStep(3600)
                .setStackTraceSelector(StackTraceSelector.newBuilder()
                        .addCallSite(Location.newBuilder().setName("main.main")))
                .build();

        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        shop.server()
                                .request("/querier.v1.QuerierService/SelectSeries", "Content-Type", "application/proto")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(request.toByteArray()))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Type")).contains("application/proto");
        SelectSeriesResponse answer = SelectSeriesResponse.parseFrom(response.body());
        assertThat(answer.getSeries(0).getPoints(0).getValue()).isEqualTo(12);
    }

    @Test
    void selectSeries_ofNothing_isEmpty() {
        assertThat(questions.ask(
                        "SelectSeries",
                        60,
                        0,
                        "'step': 60, 'labelSelector': '{region=`asia`}'," + " 'profileTypeID': '" + Shop.CPU + "'"))
                .isEmpty();
    }

    @Test
    void stats_sayWhenTheFirstAndTheLastProfileStarted() {
        JsonNode stats = questions.call("querier.v1.QuerierService/GetProfileStats", 200, "{}");

        assertThat(stats.toString())
                .isEqualTo("{\"dataIngested\":true,\"oldestProfileTime\":\"" + Questions.ago(40)
                        + "\",\"newestProfileTime\":\"" + Questions.ago(10) + "\"}");
    }

    @Test
    void analysis_countsSeriesAndProfiles() {
        String query = "'query': '" + Shop.CPU + "{service_git_ref=`v1.0.0`}'";

        JsonNode answer = questions.ask("AnalyzeQuery", 60, 0, query);

        assertThat(answer.path("queryImpact").path("totalQueriedSeries").asText())
                .isEqualTo("2");
        assertThat(answer.path("queryScopes").get(0).path("profileCount").asText())
                .isEqualTo("2");
    }

    /** What Grafana's pages do when they open. */
    @Test
    void settings_areKeptForTheTenant() {
        String set = "{'setting': {'name': 'pluginSettings', 'value': '{}'}}";
        long now = Questions.ago(0);
        shop.clock().advance(Duration.ofNanos(456_000));

        assertThat(questions.call("settings.v1.SettingsService/Get", 200, "{}")).isEmpty();
        assertThat(questions.call("settings.v1.SettingsService/Set", 200, set).toString())
                .isEqualTo(
                        "{\"setting\":{\"name\":\"pluginSettings\",\"value\":\"{}\",\"modifiedAt\":\"" + now + "\"}}");
        assertThat(questions.call("settings.v1.SettingsService/Get", 200, "{}").toString())
                .isEqualTo("{\"settings\":[{\"name\":\"pluginSettings\",\"value\":\"{}\",\"modifiedAt\":\"" + now
                        + "\"}]}");
        String sentBack = "{'setting': {'name': 'pluginSettings', 'value': '{}', 'modifiedAt': '" + now + "'}}";
        questions.call("settings.v1.SettingsService/Set", 200, sentBack);
        String old = "{'setting': {'name': 'pluginSettings', 'value': 'x', 'modifiedAt': '7'}}";
        assertThat(questions
                        .call("settings.v1.SettingsService/Set", 409, old)
                        .path("code")
                        .asText())
                .isEqualTo("already_exists");
        questions.call("settings.v1.SettingsService/Delete", 200, "{'name': 'pluginSettings'}");
        questions.call("settings.v1.SettingsService/Delete", 200, "{'name': 'pluginSettings'}");
        assertThat(questions.call("settings.v1.SettingsService/Get", 200, "{}")).isEmpty();
        shop.clock().advance(Duration.ofNanos(-456_000));
    }

    @Test
    void settings_thatCannotBeKept_areRefused() {
        for (String setting : List.of(
                "{}",
                "{'setting': {'value': 'x'}}",
                "{'setting': {'name': 'a', 'value': '" + "x".repeat(65_537) + "'}}",
                "{'setting': {'name': 'a', 'modifiedAt': '9999999999999999'}}",
                "{'setting': {'name': 'a\\u0000'}}")) {
            assertThat(questions
                            .call("settings.v1.SettingsService/Set", 400, setting)
                            .path("code")
                            .asText())
                    .isEqualTo("invalid_argument");
        }
        questions.call("settings.v1.SettingsService/Delete", 400, "{}");
    }

    @Test
    void flags_sayWhatThereIsNot() {
        JsonNode flags = questions.call("capabilities.v1.FeatureFlagsService/GetFeatureFlags", 200, "{}");

        assertThat(flags.path("featureFlags").findValuesAsText("name")).contains("utf8LabelNames");
        assertThat(flags.findValues("enabled")).isEmpty();
    }

    @Test
    void buildInfo_isInTheFormOfPrometheus() {
        assertThat(shop.api().get("status/buildinfo").path("status").asText()).isEqualTo("success");
    }

    @Test
    void questions_thatAreNotUnderstood_sayWhy() {
        refused("SelectSeries", "{'step': 1}", "is no profile type");
        refused("SelectSeries", "{'step': 1, 'start': 1, " + CPU + "}", "time range is missing");
        refused("SelectSeries", "{'start': 1, 'end': 2, " + CPU + "}", "at least 0.001");
        refused("LabelValues", "{'start': 1, 'end': 2}", "name of the label");
        refused("LabelNames", "{'start': 2, 'end': 1}", "start 2 lies after end 1");
        refused("Series", "{'matchers': ['{a']}", "position 3");
        refused("SelectHeatmap", "{'step': 1}", "query_type is missing");
        refused("SelectHeatmap", "{'queryType': 1, 'exemplarType': 3}", "does not go with");
        refused("SelectHeatmap", "{'queryType': 1, 'limit': -1}", "cannot be negative");
        refused("Series", "{'matchers': 7}", "is no querier.v1.SeriesRequest in JSON");
    }

    private void refused(String method, String body, String reason) {
        JsonNode error = questions.call("querier.v1.QuerierService/" + method, 400, body);
        assertThat(error.path("code").asText()).isEqualTo("invalid_argument");
        assertThat(error.path("message").asText()).contains(reason);
    }

    private JsonNode select(String members) {
        return questions.ask("SelectSeries", 60, 0, members);
    }

    private JsonNode heatmap(String members) {
        return questions.ask("SelectHeatmap", 60, 0, members);
    }

    private static List<String> points(JsonNode series) {
        List<String> points = new ArrayList<>();
        series.path("points").forEach(point -> {
            long minutes = (point.path("timestamp").asLong() - Questions.ago(0)) / 60_000;
            points.add(minutes + " " + point.path("value").asDouble());
        });
        return points;
    }

    private List<String> values(String name, String... matchers) {
        StringBuilder all = new StringBuilder();
        for (String matcher : matchers) {
            all.append(all.isEmpty() ? "'" : ", '").append(matcher).append('\'');
        }
        return texts(questions
                .ask("LabelValues", 60, 0, "'name': '" + name + "', 'matchers': [" + all + "]")
                .path("names"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
