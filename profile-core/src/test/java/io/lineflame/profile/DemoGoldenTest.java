package io.lineflame.profile;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import io.lineflame.profile.view.Cost;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.HottestLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every number that {@code go tool pprof} gives for the demo's recorded profiles. {@code
 * examples/demo-shop/record} makes the profiles and the golden files again.
 */
class DemoGoldenTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/lineflame/profile/demo-golden");
    private static final Path DEMO = Path.of("../server/src/main/resources/io/lineflame/server/demo");
    private static final String OWN = "github.com/lineflame/demo-shop/";

    static List<Path> goldenFiles() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            return files.sorted().toList();
        }
    }

    @Test
    void everyRecordedProfile_hasItsGoldenFile() throws IOException {
        try (Stream<Path> profiles = Files.walk(DEMO.resolve("profiles"))) {
            long recorded =
                    profiles.filter(file -> file.toString().endsWith(".pb.gz")).count();
            assertThat(goldenFiles()).hasSize((int) recorded).hasSizeGreaterThan(40);
        }
    }

    @Test
    void guiltyLine_ofTheIndex_isTheHottestOwnLine() throws Exception {
        JsonNode index = new ObjectMapper().readTree(Files.readAllBytes(DEMO.resolve("index.json")));
        JsonNode guilty = index.get("guilty");
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        for (JsonNode recorded : index.get("profiles")) {
            byte[] bytes = Files.readAllBytes(DEMO.resolve(recorded.get("file").asText()));
            if (recorded.get("kind").asText().equals("cpu")
                    && recorded.get("ref").equals(guilty.get("ref"))) {
                weights.add(tree.add(PprofReader.read(bytes, PprofLimits.DEFAULT)), 1);
            }
        }
        HottestLines.Line hottest = HottestLines.of(List.of(weights), 1, (name, file) -> name.startsWith(OWN))
                .lines()
                .get(0);
        assertThat(hottest.function()).isEqualTo(guilty.get("function").asText());
        assertThat(hottest.file()).isEqualTo(guilty.get("file").asText());
        assertThat(hottest.line()).isEqualTo(guilty.get("line").asInt());
        assertThat(hottest.cost().total()).isGreaterThan(weights.total() / 2);
    }

    @ParameterizedTest
    @MethodSource("goldenFiles")
    void listing_recordedProfile_equalsPprof(Path golden) throws Exception {
        JsonNode expected = new ObjectMapper().readTree(Files.readAllBytes(golden));
        byte[] bytes = Files.readAllBytes(DEMO.resolve(expected.get("profile").asText()));
        PprofProfile profile = PprofReader.read(bytes, PprofLimits.DEFAULT);
        assertThat(profile.sampleTypes()).hasSize(expected.get("sampleTypes").size());
        for (JsonNode type : expected.get("sampleTypes")) {
            ValueType wanted =
                    new ValueType(type.get("name").asText(), type.get("unit").asText());
            check(profile, profile.sampleTypes().indexOf(wanted), type);
        }
    }

    private static void check(PprofProfile profile, int type, JsonNode expected) {
        FunctionListing listing = FunctionListing.of(profile, type, name -> true);
        assertThat(listing.total()).isEqualTo(expected.get("total").asLong());
        Map<String, Map<Integer, List<Long>>> lines = new TreeMap<>();
        for (JsonNode function : expected.get("functions")) {
            String name = function.get("function").asText();
            assertThat(costs(listing, name))
                    .as(name)
                    .isEqualTo(List.of(
                            function.get("self").asLong(), function.get("total").asLong()));
            for (JsonNode file : function.get("files")) {
                lines.put(name + " in " + file.get("file").asText(), expectedLines(file.get("lines")));
            }
        }
        lines.forEach((place, expectedLines) ->
                assertThat(linesByPlace(listing).get(place)).as(place).isEqualTo(expectedLines));
        assertThat(ownWithCost(listing)).isSubsetOf(lines.keySet());
    }

    private static List<Long> costs(FunctionListing listing, String name) {
        return listing.functions().stream()
                .filter(function -> function.name().equals(name))
                .findFirst()
                .map(function ->
                        List.of(function.allFiles().self(), function.allFiles().total()))
                .orElseThrow(() -> new AssertionError(name + " is not listed"));
    }

    private static Map<Integer, List<Long>> expectedLines(JsonNode lines) {
        Map<Integer, List<Long>> byLine = new TreeMap<>();
        lines.forEach(line -> byLine.put(
                line.get(0).asInt(), List.of(line.get(1).asLong(), line.get(2).asLong())));
        return byLine;
    }

    private static Map<String, Map<Integer, List<Long>>> linesByPlace(FunctionListing listing) {
        return listing.functions().stream().collect(toMap(DemoGoldenTest::place, DemoGoldenTest::lines));
    }

    private static String place(FunctionDetails function) {
        return function.name() + " in " + function.file();
    }

    private static Map<Integer, List<Long>> lines(FunctionDetails function) {
        Map<Integer, List<Long>> byLine = new TreeMap<>();
        function.breakdown().lines().stream()
                .filter(line -> hasCost(line.cost()))
                .forEach(line -> byLine.put(
                        line.line(), List.of(line.cost().self(), line.cost().total())));
        return byLine;
    }

    private static List<String> ownWithCost(FunctionListing listing) {
        return listing.functions().stream()
                .filter(function -> function.name().startsWith(OWN))
                .filter(function -> hasCost(function.cost()) && !function.file().equals("<autogenerated>"))
                .map(DemoGoldenTest::place)
                .toList();
    }

    private static boolean hasCost(Cost cost) {
        return cost.self() != 0 || cost.total() != 0;
    }
}
