package io.lineflame.profile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Profiles of our own, recorded by {@code src/test/golden/record}, against what {@code go tool pprof} says of them. */
final class GoldenTest {
    static List<Path> expectations() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void everyLine_wholeChain_equalsPprof(Path golden) throws Exception {
        Expected expected = Expected.read(golden);
        byte[] body = Files.readAllBytes(folder().resolve(expected.profile()));
        WholeChain.of(body, expected.sampleType()).assertEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("expectations")
    void everyLine_mergedAndWrittenAsPprof_equalsPprof(Path golden) throws Exception {
        Expected expected = Expected.read(golden);
        byte[] body = Files.readAllBytes(folder().resolve(expected.profile()));
        byte[] written = WholeChain.of(body, expected.sampleType()).writtenAsPprof();
        WholeChain.of(written, expected.sampleType()).assertEqualTo(expected);
    }

    /** A golden file that nobody recorded with the shapes in it would prove nothing. */
    @Test
    void goldenFiles_holdTheShapesThatCountingIsAbout() throws IOException {
        List<String> functions = expectations().stream()
                .flatMap(golden -> Expected.read(golden).functions().stream())
                .map(Expected.Function::name)
                .toList();

        assertThat(expectations()).hasSize(9);
        assertThat(functions)
                .contains("main.fib", "main.mix", "main.even", "main.odd", "main.node", "main.round.func1")
                .anyMatch(name -> name.startsWith("main.sumOf["));
    }

    private static Path folder() {
        try {
            URI golden = Objects.requireNonNull(GoldenTest.class.getResource("cpu.cpu.json"))
                    .toURI();
            return Objects.requireNonNull(Path.of(golden).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
