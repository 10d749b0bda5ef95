package io.lineflame.profile.jfr;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.ValueType;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import io.lineflame.profile.view.LineBreakdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Recordings of real agents from the reference data folder, which is not part of this repository: found by {@code
 * -Dlineflame.reference} or {@code LINEFLAME_REFERENCE}, or beside the checkout as {@code shared}.
 */
@EnabledIf("hasReferenceData")
final class JfrOracleTest {

    /** The agent's 100 samples a second. */
    private static final long PERIOD = 10_000_000;

    static boolean hasReferenceData() {
        return Files.isDirectory(folder().resolve("oracle"));
    }

    static List<Path> oracles() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("oracle"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("jfr-"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void oracles_inTheFolder_areAllThere() throws IOException {
        assertThat(oracles()).hasSizeGreaterThanOrEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void everyLine_equalsWhatTheJdkSays(Path oracle) throws Exception {
        JfrExpected expected = JfrExpected.read(oracle);
        byte[] body = Files.readAllBytes(folder().resolve(expected.recording()));
        JfrRecording recording = JfrReader.read(body, JfrLabels.NONE, PERIOD, PprofLimits.DEFAULT);

        PprofProfile profile = profile(recording, expected.sampleType());
        int type = type(profile, expected.sampleType());
        long unit = expected.sampleType().endsWith("-samples") ? PERIOD : 1;
        FunctionListing listing = FunctionListing.of(profile, type, name -> true);

        assertThat(listing.total()).isEqualTo(expected.total() * unit);
        assertThat(expected.functions()).isNotEmpty();
        for (JfrExpected.Function function : expected.functions()) {
            assertFunction(function, listing, unit);
        }
        if (unit == PERIOD) {
            FunctionListing counts = FunctionListing.of(profile, 0, name -> false);
            assertThat(counts.total()).isEqualTo(expected.total());
            assertThat(listing.samples()).isEqualTo(expected.total());
        }
    }

    private static void assertFunction(JfrExpected.Function expected, FunctionListing listing, long unit) {
        String name = merged(expected.name());
        List<FunctionDetails> found = listing.functions().stream()
                .filter(one -> one.name().equals(name))
                .toList();
        assertThat(found).as(name).hasSize(1);
        FunctionDetails details = found.get(0);
        if (!name.equals(expected.name())) { // others that the golden file leaves out as small may have become the same
            assertThat(details.cost().total()).as(name).isGreaterThanOrEqualTo(expected.total() * unit);
            assertThat(details.cost().self()).as(name).isGreaterThanOrEqualTo(expected.self() * unit);
        } else {
            assertThat(details.cost().total()).as(name).isEqualTo(expected.total() * unit);
            assertThat(details.cost().self()).as(name).isEqualTo(expected.self() * unit);
            assertThat(lines(details.breakdown(), unit)).as(name).isEqualTo(expected.lines());
        }
    }

    private static List<JfrExpected.Line> lines(LineBreakdown breakdown, long unit) {
        List<JfrExpected.Line> lines = new ArrayList<>();
        breakdown
                .unknownLine()
                .ifPresent(cost -> lines.add(new JfrExpected.Line(0, cost.self() / unit, cost.total() / unit)));
        breakdown
                .lines()
                .forEach(line -> lines.add(new JfrExpected.Line(
                        line.line(), line.cost().self() / unit, line.cost().total() / unit)));
        lines.sort(Comparator.comparing(JfrExpected.Line::line));
        return lines;
    }

    /** The oracle has names as recorded. */
    private static String merged(String name) {
        int method = name.lastIndexOf('.');
        return method <= 0 ? name : GeneratedNames.merged(name.substring(0, method)) + name.substring(method);
    }

    /** The oracle calls samples of time {@code cpu-samples}, and contentions {@code mutex_contentions}. */
    private static PprofProfile profile(JfrRecording recording, String sampleType) {
        JfrKind kind = switch (sampleType) {
            case "cpu-samples" -> JfrKind.CPU;
            case "wall-samples" -> JfrKind.WALL;
            case "mutex_contentions" -> JfrKind.LOCK;
            default -> JfrKind.ALLOCATED_IN_NEW_TLAB;
        };
        return recording.profiles().stream()
                .filter(one -> one.kind() == kind)
                .findFirst()
                .orElseThrow()
                .profile();
    }

    private static int type(PprofProfile profile, String sampleType) {
        List<String> names = profile.sampleTypes().stream().map(ValueType::name).toList();
        return sampleType.endsWith("-samples") ? 1 : names.indexOf(sampleType.replace("mutex_", ""));
    }

    private static Path folder() {
        String named = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        return named != null && !named.isEmpty()
                ? Path.of(named)
                : Path.of("").toAbsolutePath().resolve("../../shared").normalize();
    }
}
