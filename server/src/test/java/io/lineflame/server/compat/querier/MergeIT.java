package io.lineflame.server.compat.querier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Shop;
import io.lineflame.wire.google.Location;
import io.lineflame.wire.google.Mapping;
import io.lineflame.wire.google.Profile;
import io.lineflame.wire.google.Sample;
import io.lineflame.wire.querier.SelectMergeProfileRequest;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MergeIT {

    private static final String SHOP =
            "'profileTypeID': '" + Shop.CPU + "', 'labelSelector': '{service_name=\\'shop\\'}'";
    private static final String OLD = "'profileTypeID': '" + Shop.CPU
            + "', 'labelSelector': '{service_name=\\'shop\\',service_git_ref=\\'v1.0.0\\'}'";
    private static final String NEW = "'profileTypeID': '" + Shop.CPU
            + "', 'labelSelector': '{service_name=\\'shop\\',service_git_ref=\\'v1.1.0\\'}'";

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
    void stacktraces_ofAllVersions_areAddedUpByName() {
        JsonNode graph = merged(SHOP).path("flamegraph");

        assertThat(texts(graph.path("names")))
                .containsExactly("total", "main.main", "cart.walk", "cart.Total", "regexp.Compile", "cart.price");
        assertThat(rows(graph))
                .containsExactly(
                        "0 7200 0 0",
                        "0 7200 0 1",
                        "0 7000 1400 3 0 200 0 2",
                        "1400 600 600 5 0 5000 5000 4 0 200 0 2",
                        "7000 200 200 2");
        assertThat(graph.path("total").asText()).isEqualTo("7200");
        assertThat(graph.path("maxSelf").asText()).isEqualTo("5000");
    }

    @Test
    void stacktraces_ofACallSite_areThoseThatBeginWithIt() {
        String site = ", 'stackTraceSelector': {'callSite': [{'name': 'main.main'}, {'name': 'cart.Total'}]}";

        assertThat(rows(merged(SHOP + site).path("flamegraph")))
                .containsExactly("0 7000 0 0", "0 7000 0 1", "0 7000 1400 2", "1400 600 600 4 0 5000 5000 3");
    }

    @Test
    void stacktraces_withALimit_putTheRestTogether() {
        JsonNode graph = merged(SHOP + ", 'maxNodes': 3").path("flamegraph");

        assertThat(texts(graph.path("names"))).contains("other");
        assertThat(graph.path("total").asText()).isEqualTo("7200");
    }

    @Test
    void stacktraces_inOtherFormats_areThose() {
        JsonNode tree = merged(SHOP + ", 'format': 'PROFILE_FORMAT_TREE'");
        JsonNode pprof = merged(SHOP + ", 'format': 'PROFILE_FORMAT_PPROF'");

        assertThat(tree.has("flamegraph")).isFalse();
        assertThat(tree.path("tree").asText())
                .isEqualTo("AAABCW1haW4ubWFpbgACCWNhcnQud2FsawABCWNhcnQud2FsawABCWNhcnQud2Fsa8gBAApjYXJ0LlRv"
                        + "dGFs+AoCDnJlZ2V4cC5Db21waWxliCcACmNhcnQucHJpY2XYBAA=");
        assertThat(pprof.path("pprof").path("profile").path("sample")).isNotEmpty();
    }

    @Test
    void stacktraces_ofNothing_areTheRootAlone() {
        JsonNode answer = merged("'profileTypeID': '" + Shop.CPU + "', 'labelSelector': '{service_name=\\'none\\'}'");

        assertThat(answer.path("flamegraph").path("names")).hasSize(1);
        assertThat(rows(answer.path("flamegraph"))).containsExactly("0 0 0 0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    'maxNodes': -1                                                       | 1048576
                    'maxNodes': 1048577                                                  | 1048576
                    'format': 9                                                          | format
                    'spanSelector': ['00000000000000ab'], 'profileIdSelector': ['0a8e2d5c-0000-4000-8000-000000000000'] | combined
                    'spanSelector': ['ab']                                               | 16 hexadecimal digits
                    'stackTraceSelector': {'callSite': [{}]}                             | no name
                    """, quoteCharacter = '`')
    void stacktraces_misunderstood_sayWhy(String members, String why) {
        JsonNode error = call(
                "querier.v1.QuerierService/SelectMergeStacktraces",
                400,
                "{'start': " + ago(60) + ", 'end': " + ago(0) + ", " + SHOP + ", " + members + "}");

        assertThat(error.path("code").asText()).isEqualTo("invalid_argument");
        assertThat(error.path("message").asText()).contains(why);
    }

    /** The line counting of Grafana's function details, in a few lines: what a version's mapping costs per line. */
    @Test
    void profile_hasAMappingForEachVersion_andEveryLine() throws Exception {
        Profile profile = profile(SelectMergeProfileRequest.newBuilder());

        assertThat(linesOf(profile, "cart.Total"))
                .containsOnly(
                        Map.entry(
                                "{\"repository\":\"" + Shop.REPOSITORY + "\",\"git_ref\":\"v1.0.0\"}",
                                new TreeMap<>(Map.of(21L, 600L, 22L, 400L))),
                        Map.entry(
                                "{\"repository\":\"" + Shop.REPOSITORY + "\",\"git_ref\":\"v1.1.0\"}",
                                new TreeMap<>(Map.of(22L, 1000L, 25L, 5000L))));
        assertThat(profile.getSampleList().stream()
                        .mapToLong(sample -> sample.getValue(0))
                        .sum())
                .isEqualTo(7_200);
    }

    @Test
    void profile_forGo_keepsTheLocationsNextToTheLeaf() throws Exception {
        SelectMergeProfileRequest.Builder asked = SelectMergeProfileRequest.newBuilder();
        asked.getStackTraceSelectorBuilder().getGoPgoBuilder().setKeepLocations(1);

        Profile profile = profile(asked);

        assertThat(profile.getSampleList()).allMatch(sample -> sample.getLocationIdCount() == 1);
    }

    @Test
    void diff_ofTwoVersions_hasBothSides() {
        JsonNode graph = call(
                        "querier.v1.QuerierService/Diff",
                        200,
                        "{'left': {" + hour() + OLD + "}, 'right': {" + hour() + NEW + "}}")
                .path("flamegraph");

        assertThat(texts(graph.path("names")))
                .containsExactly("total", "main.main", "cart.walk", "cart.Total", "regexp.Compile", "cart.price");
        assertThat(rows(graph))
                .containsExactly(
                        "0 1200 0 0 6000 0 0",
                        "0 1200 0 0 6000 0 1",
                        "0 1000 400 0 6000 1000 3 0 200 0 0 0 0 2",
                        "400 600 600 1000 0 0 5 0 0 0 0 5000 5000 4 0 200 0 0 0 0 2",
                        "1000 200 200 6000 0 0 2");
        assertThat(graph.path("leftTicks").asText()).isEqualTo("1200");
        assertThat(graph.path("rightTicks").asText()).isEqualTo("6000");
    }

    @Test
    void diff_withoutASide_saysWhatIsMissing() {
        JsonNode error = call("querier.v1.QuerierService/Diff", 400, "{'left': {" + hour() + OLD + "}}");

        assertThat(error.path("message").asText()).contains("profile type");
    }

    private JsonNode merged(String members) {
        return call("querier.v1.QuerierService/SelectMergeStacktraces", 200, "{" + hour() + members + "}");
    }

    /** In JSON, with {@code '} for quotation marks. */
    private JsonNode call(String path, int status, String body) {
        HttpResponse<String> response = shop.server()
                .post("/" + path, body.replace('\'', '"').getBytes(UTF_8), "Content-Type", "application/json");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return JsonText.read(response.body());
    }

    private static long ago(int minutes) {
        return Shop.NOW.minus(Duration.ofMinutes(minutes)).toEpochMilli();
    }

    private static String hour() {
        return "'start': " + ago(60) + ", 'end': " + ago(0) + ", ";
    }

    private Profile profile(SelectMergeProfileRequest.Builder asked) throws Exception {
        byte[] message = asked.setProfileTypeID(Shop.CPU)
                .setLabelSelector("{service_name=\"shop\"}")
                .setStart(ago(60))
                .setEnd(ago(0))
                .build()
                .toByteArray();
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        shop.server()
                                .request(
                                        "/querier.v1.QuerierService/SelectMergeProfile",
                                        "Content-Type",
                                        "application/proto")
                                .POST(HttpRequest.BodyPublishers.ofByteArray(message))
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).isEqualTo(200);
        return Profile.parseFrom(answer.body());
    }

    /** By build id and line: the value of the samples through it, once for each. */
    private static Map<String, Map<Long, Long>> linesOf(Profile profile, String function) {
        Map<String, Map<Long, Long>> lines = new TreeMap<>();
        for (Sample sample : profile.getSampleList()) {
            sample.getLocationIdList().stream().distinct().forEach(id -> {
                Location location = profile.getLocation((int) (id - 1));
                Mapping mapping = profile.getMapping((int) (location.getMappingId() - 1));
                location.getLineList().forEach(line -> {
                    long name = profile.getFunction((int) (line.getFunctionId() - 1))
                            .getName();
                    if (profile.getStringTable((int) name).equals(function)) {
                        lines.computeIfAbsent(
                                        profile.getStringTable((int) mapping.getBuildId()), version -> new TreeMap<>())
                                .merge(line.getLine(), sample.getValue(0), Long::sum);
                    }
                });
            });
        }
        return lines;
    }

    private static List<String> rows(JsonNode graph) {
        List<String> rows = new ArrayList<>();
        graph.path("levels").forEach(level -> rows.add(String.join(" ", texts(level.path("values")))));
        return rows;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
