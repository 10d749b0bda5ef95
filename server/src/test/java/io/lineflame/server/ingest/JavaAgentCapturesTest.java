package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.Inflation;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Bodies that real Java agents sent, from the reference data folder: {@code -Dlineflame.reference=DIR}, {@code LINEFLAME_REFERENCE}, or a folder named {@code
 * shared} beside the checkout. Without the folder there is no such test.
 */
@EnabledIf("hasReferenceData")
final class JavaAgentCapturesTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_405_980);

    static boolean hasReferenceData() {
        return Files.isDirectory(captures());
    }

    /** The total is that of oracle/jfr-java-2.9.2-wall-labels-002, in samples of 10 ms. */
    @Test
    void recording_withLabels_hasThemOnItsSamples() throws Exception {
        Path folder = captures().resolve("java-agent-2.9.2-labels");
        JfrSaid said = new JfrSaid(
                AppName.parse("rides.old"),
                Optional.of("1795405944"),
                Optional.of("1795405949"),
                "javaspy",
                Optional.of("100"));

        List<PushedProfile> pushed = JfrBody.read(
                        Files.readAllBytes(folder.resolve("002.jfr")),
                        Optional.of(Files.readAllBytes(folder.resolve("002.labels.pb"))),
                        said,
                        NOW)
                .profiles();

        PushedProfile wall = pushed.stream()
                .filter(one -> one.kind().equals("wall"))
                .findFirst()
                .orElseThrow();
        PprofProfile profile = wall.profile();
        long samples = 0;
        long nanos = 0;
        Set<String> keys = new TreeSet<>();
        for (int sample = 0; sample < profile.sampleCount(); sample++) {
            samples += profile.value(sample, 0);
            nanos += profile.value(sample, 1);
            keys.addAll(profile.labels(profile.labelSet(sample)).keySet());
        }
        assertThat(samples).isEqualTo(11_585);
        assertThat(nanos).isEqualTo(115_850_000_000L);
        assertThat(keys).isNotEmpty();
        assertThat(LabelRules.check(wall.labels()))
                .containsEntry("service_name", "rides.old")
                .containsEntry("pyroscope_spy", "javaspy")
                .containsEntry("jfr_event", "wall");
    }

    @Test
    void otlp_ofTheAgent_isCpuTime() throws Exception {
        List<PushedProfile> pushed = new ArrayList<>();
        for (String file : List.of("001", "002", "003")) {
            byte[] sent = Files.readAllBytes(captures().resolve("java-agent-2.9.2-otlp/" + file + ".raw.pb.gz"));
            OtlpBody body = OtlpBody.read(OtlpMessage.proto(Inflation.bytes(sent, PprofLimits.DEFAULT)), NOW);
            assertThat(body.sentences()).isEmpty();
            pushed.addAll(body.profiles());
        }

        assertThat(pushed).hasSize(3);
        for (PushedProfile one : pushed) {
            assertThat(one.kind()).isEqualTo("process_cpu");
            assertThat(one.profile().sampleTypes()).hasToString("[cpu/nanoseconds]");
            assertThat(LabelRules.check(one.labels())).containsEntry("service_name", "unknown_service");
            assertThat(one.profile().sampleCount()).isPositive();
        }
    }

    private static Path captures() {
        String property = System.getProperty("lineflame.reference", System.getenv("LINEFLAME_REFERENCE"));
        Path folder = property == null ? Path.of("../../shared") : Path.of(property);
        return folder.resolve("captures");
    }
}
