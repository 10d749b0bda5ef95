package io.lineflame.server.compat.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Shop;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RenderIT {

    private static final String OLD = Shop.CPU + "{service_name=\"shop\",service_git_ref=\"v1.0.0\"}";
    private static final String NEW = Shop.CPU + "{service_name=\"shop\",service_git_ref=\"v1.1.0\"}";

    private Shop shop;

    @BeforeAll
    void open(@TempDir Path folder) {
        shop = Shop.open(folder);
    }

    @AfterAll
    void close() {
        shop.close();
    }

    @Test
    void render_anHour_isAFlameGraphAndATimeline() {
        JsonNode answer = get("render", "query", Shop.QUERY, "from", "now-1h", "until", "now");

        assertThat(answer.path("version").asInt()).isEqualTo(1);
        JsonNode graph = answer.path("flamebearer");
        assertThat(graph.path("names")).hasSize(6);
        assertThat(graph.path("levels").get(2).toString()).isEqualTo("[0,7000,1400,3,0,200,0,2]");
        assertThat(graph.path("numTicks").asLong()).isEqualTo(7_200);
        assertThat(graph.path("maxSelf").asLong()).isEqualTo(5_000);
        assertThat(answer.path("metadata").toString())
                .isEqualTo("{\"format\":\"single\",\"spyName\":\"\",\"sampleRate\":1000000000,\"units\":\"samples\","
                        + "\"name\":\"cpu\"}");
        assertThat(answer.path("groups").isNull()).isTrue();
        assertThat(answer.path("heatmap").isNull()).isTrue();
        assertThat(answer.has("leftTicks")).isFalse();
        JsonNode timeline = answer.path("timeline");
        assertThat(timeline.path("startTime").asLong()).isEqualTo(Shop.NOW.getEpochSecond() - 3_600);
        assertThat(timeline.path("durationDelta").asLong()).isEqualTo(15);
        assertThat(points(timeline)).containsExactly("80:600", "120:600", "200:6000");
    }

    @Test
    void render_byALabel_hasATimelineForEachValue() {
        JsonNode groups =
                get("render", "query", Shop.QUERY, "groupBy", "region").path("groups");

        assertThat(groups).hasSize(2);
        assertThat(points(groups.path("eu"))).containsExactly("80:600", "200:6000");
        assertThat(points(groups.path("us"))).containsExactly("120:600");
        assertThat(get("render", "query", Shop.QUERY, "groupBy", "__profile_type__")
                        .path("groups")
                        .has(Shop.CPU))
                .isTrue();
    }

    @Test
    void render_asDot_isTextForGraphviz() {
        HttpResponse<String> answer = shop.server().get(path("render", "query", Shop.QUERY, "format", "dot"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
        assertThat(answer.body()).startsWith("digraph").contains("cart.Total");
    }

    @Test
    void renderDiff_ofTwoVersions_isOneGraphOfBoth() {
        JsonNode answer = get("render-diff", "leftQuery", OLD, "rightQuery", NEW, "max-nodes", "100");

        assertThat(answer.path("flamebearer").path("levels").get(1).toString()).isEqualTo("[0,1200,0,0,6000,0,1]");
        assertThat(answer.path("flamebearer").path("numTicks").asLong()).isEqualTo(7_200);
        assertThat(answer.path("metadata").path("format").asText()).isEqualTo("double");
        assertThat(answer.path("timeline").isNull()).isTrue();
        assertThat(answer.path("leftTicks").asLong()).isEqualTo(1_200);
        assertThat(answer.path("rightTicks").asLong()).isEqualTo(6_000);
    }

    @Test
    void renderDiff_ofTwoTypes_isRefused() {
        HttpResponse<String> answer = shop.server()
                .get(path(
                        "render-diff",
                        "leftQuery",
                        OLD,
                        "rightQuery",
                        "process_cpu:samples:count:cpu:nanoseconds{service_name=\"shop\"}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_argument").contains("different types");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "query=x", "query=a:b:c:d:e&from=yesterday", "query=a:b:c:d:e&maxNodes=many"})
    void render_misunderstood_saysWhy(String parameters) {
        HttpResponse<String> answer = shop.server().get("/pyroscope/render?" + parameters);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(JsonText.read(answer.body()).path("code").asText()).isEqualTo("invalid_argument");
    }

    private JsonNode get(String page, String... parameters) {
        HttpResponse<String> answer = shop.server().get(path(page, parameters));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonText.read(answer.body());
    }

    private static String path(String page, String... parameters) {
        StringBuilder path = new StringBuilder("/pyroscope/" + page + "?");
        for (int i = 0; i < parameters.length; i += 2) {
            path.append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], UTF_8))
                    .append('&');
        }
        return path.toString();
    }

    /** Step and value of those that are not zero. */
    private static String[] points(JsonNode timeline) {
        long[] values = StreamSupport.stream(timeline.path("samples").spliterator(), false)
                .mapToLong(JsonNode::asLong)
                .toArray();
        return IntStream.range(0, values.length)
                .filter(at -> values[at] != 0)
                .mapToObj(at -> at + ":" + values[at])
                .toArray(String[]::new);
    }
}
