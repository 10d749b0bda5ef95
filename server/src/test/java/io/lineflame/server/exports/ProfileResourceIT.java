package io.lineflame.server.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.server.fixture.Api;
import io.lineflame.server.fixture.JsonText;
import io.lineflame.server.fixture.Shop;
import io.lineflame.wire.google.Mapping;
import io.lineflame.wire.google.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ProfileResourceIT {

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
    void pprof_hasAMappingForEachVersion_andCountsSamples() throws IOException {
        Profile profile = Profile.parseFrom(
                new GZIPInputStream(new ByteArrayInputStream(api.download("profile", "query", Shop.QUERY))));

        List<String> buildIds = new ArrayList<>();
        for (Mapping mapping : profile.getMappingList()) {
            buildIds.add(profile.getStringTable((int) mapping.getBuildId()));
            assertThat(profile.getStringTable((int) mapping.getFilename())).isEqualTo("shop");
        }
        assertThat(buildIds)
                .containsExactly(
                        "{\"repository\":\"" + Shop.REPOSITORY + "\",\"git_ref\":\"v1.1.0\"}",
                        "{\"repository\":\"" + Shop.REPOSITORY + "\",\"git_ref\":\"v1.0.0\"}");
        assertThat(profile.getDurationNanos()).isEqualTo(3_600_000_000_000L);
        assertThat(profile.getTimeNanos()).isEqualTo((Shop.NOW.getEpochSecond() - 3600) * 1_000_000_000L);
        assertThat(sum(profile, 0)).isEqualTo(18);
        assertThat(sum(profile, 1)).isEqualTo(7_200);
    }

    @Test
    void pprof_listedLineByLine_isWhatFunctionDetailsSays() throws PprofException {
        for (String commit : List.of("v1.0.0", "v1.1.0", shop.oldCommit().substring(0, 8))) {
            PprofProfile profile = PprofReader.read(
                    api.download("profile", "query", Shop.QUERY, "commit", commit), PprofLimits.DEFAULT);
            JsonNode details =
                    api.get("function-details", "query", Shop.QUERY, "function", "cart.Total", "commit", commit);
            List<String> lines = new ArrayList<>();
            FunctionListing.of(profile, 1, "cart.Total"::equals)
                    .functions()
                    .get(0)
                    .breakdown()
                    .lines()
                    .forEach(line -> lines.add(line.line() + " " + line.cost()));

            List<String> expected = new ArrayList<>();
            details.path("lines")
                    .forEach(line -> expected.add(line.path("line").asInt() + " Cost[self="
                            + line.path("self").asLong() + ", total="
                            + line.path("total").asLong() + ", samples="
                            + line.path("samples").asLong() + "]"));
            assertThat(lines).as(commit).isEqualTo(expected).hasSize(2);
            assertThat(profile.sampleTypes())
                    .containsExactly(new ValueType("samples", "count"), new ValueType("cpu", "nanoseconds"));
        }
    }

    @Test
    void maxNodes_cutsThePprof() throws PprofException {
        PprofProfile profile =
                PprofReader.read(api.download("profile", "query", Shop.QUERY, "maxNodes", "1"), PprofLimits.DEFAULT);

        assertThat(FunctionListing.of(profile, 1, name -> true).functions())
                .extracting(function -> function.name() + " " + function.cost().total())
                .containsExactly("main.main 7200", "other 7200");
    }

    @Test
    void pgo_hasNoLineInTheLeaf() throws PprofException {
        PprofProfile profile =
                PprofReader.read(api.download("profile", "query", Shop.QUERY, "format", "pgo"), PprofLimits.DEFAULT);

        assertThat(profile.sampleTypes()).containsExactly(new ValueType("cpu", "nanoseconds"));
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            int leaf = profile.location(profile.frameStart(sample));
            assertThat(profile.lineNumber(profile.lineStart(leaf))).isZero();
        }
    }

    @Test
    void folded_isALineForEachStack() {
        assertThat(text("folded", "commit", "v1.0.0")).isEqualTo("""
                        main.main;cart.Total 400
                        main.main;cart.Total;cart.price 600
                        main.main;cart.walk;cart.walk;cart.walk 200
                        """);
        assertThat(text("folded", "stack", "main.main", "stack", "cart.walk"))
                .isEqualTo("main.main;cart.walk;cart.walk;cart.walk 200\n");
    }

    @Test
    void speedscope_isOneSampledProfile() {
        JsonNode file = JsonText.read(text("speedscope", "commit", "v1.0.0"));
        JsonNode profile = file.path("profiles").get(0);

        assertThat(profile.path("unit").asText()).isEqualTo("nanoseconds");
        assertThat(profile.path("endValue").asLong()).isEqualTo(1_200);
        assertThat(profile.path("weights").toString()).isEqualTo("[400,600,200]");
        List<String> stack = new ArrayList<>();
        profile.path("samples")
                .get(1)
                .forEach(frame -> stack.add(
                        file.at("/shared/frames/" + frame.asInt() + "/name").asText()));
        assertThat(stack).containsExactly("main.main", "cart.Total", "cart.price");
    }

    @Test
    void firefox_keepsLines() {
        JsonNode file = JsonText.read(text("firefox", "commit", "v1.0.0"));
        JsonNode thread = file.path("threads").get(0);

        assertThat(thread.at("/samples/length").asInt()).isEqualTo(3);
        assertThat(thread.at("/samples/weightType").asText()).isEqualTo("tracing-ms");
        double sum = 0;
        for (JsonNode weight : thread.at("/samples/weight")) {
            sum += weight.asDouble();
        }
        assertThat(sum).isCloseTo(0.0012, within(1e-12));
        List<Integer> lines = new ArrayList<>();
        thread.at("/frameTable/line").forEach(line -> lines.add(line.asInt()));
        assertThat(lines).containsExactlyInAnyOrder(10, 12, 21, 22, 31, 33, 41);
    }

    @Test
    void list_hasTheColumnsOfPprof_andEachVersionApart() {
        assertThat(text("list", "function", "^cart\\.Total$")).isEqualTo("""
                        Version: v1.1.0 of https://github.com/acme/shop
                        Total: 6us
                        ROUTINE ======================== cart.Total in /build/cart/total.go
                               1us        6us (self, total)   100% of Total
                               1us        1us     22:
                                 .        5us     25:
                        Version: v1.0.0 of https://github.com/acme/shop
                        Total: 1.20us
                        ROUTINE ======================== cart.Total in /build/cart/total.go
                             400ns        1us (self, total) 83.33% of Total
                                 .      600ns     21:
                             400ns      400ns     22:
                        """);
    }

    @Test
    void listJson_isExact() {
        JsonNode versions =
                JsonText.read(text("list-json", "function", "cart.Total")).path("versions");

        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/ref").asText()).isEqualTo("v1.0.0");
        assertThat(versions.at("/1/total").asLong()).isEqualTo(1_200);
        assertThat(versions.at("/1/functions/0/lines").toString())
                .isEqualTo("[{\"line\":21,\"self\":0,\"total\":600,\"samples\":6},"
                        + "{\"line\":22,\"self\":400,\"total\":400,\"samples\":4}]");
    }

    @Test
    void dot_drawsTheCalls() {
        assertThat(text("dot", "commit", "v1.0.0"))
                .startsWith("digraph \"shop process_cpu:cpu:nanoseconds:cpu:nanoseconds\" {\n")
                .contains("N0 [label=\"main.main\\n0ns (0.00%)\\nof 1.20us (100.00%)\"")
                .contains("N0 -> N1 [label=\"1us\",penwidth=5]")
                .endsWith("}\n");
    }

    @Test
    void mistakes_areSaid() {
        assertThat(detail(400, "format", "svg")).contains("pprof, pgo, folded");
        assertThat(detail(400, "format", "list")).contains("function is missing");
        assertThat(detail(400, "format", "list", "function", "(")).contains("RE2");
        assertThat(detail(400, "format", "list", "function", "((a{1000}){1000}){1000}"))
                .contains("repeats too much");
        assertThat(detail(400, "maxNodes", "0")).contains("maxNodes");
        assertThat(detail(404, "commit", "v9")).contains("v1.0.0").contains("v1.1.0");
        assertThat(detail(404, "from", "2020-01-01T00:00:00Z", "until", "2020-01-02T00:00:00Z"))
                .startsWith("Nothing was measured in this range.");
        JsonNode problem =
                api.problem(422, "profile", "query", "memory:alloc_space:bytes:space:bytes{}", "format", "pgo");
        assertThat(problem.path("detail").asText()).contains("not of alloc_space/bytes");
    }

    private String detail(int status, String... parameters) {
        return api.problem(status, "profile", withQuery(parameters))
                .path("detail")
                .asText();
    }

    private String text(String format, String... parameters) {
        List<String> all = new ArrayList<>(List.of(withQuery(parameters)));
        all.addAll(List.of("format", format));
        return new String(api.download("profile", all.toArray(new String[0])), StandardCharsets.UTF_8);
    }

    private static String[] withQuery(String... parameters) {
        List<String> all = new ArrayList<>(List.of("query", Shop.QUERY));
        all.addAll(List.of(parameters));
        return all.toArray(new String[0]);
    }

    private static long sum(Profile profile, int type) {
        return profile.getSampleList().stream()
                .mapToLong(sample -> sample.getValue(type))
                .sum();
    }
}
