package io.lineflame.profile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Real profiles of other people's programs from the reference data folder, which is not part of this repository: found by
 * {@code -Dlineflame.reference} or {@code LINEFLAME_REFERENCE}, or beside the checkout as {@code shared}.
 */
@EnabledIf("io.lineflame.profile.golden.ReferenceData#isPresent")
final class ReferenceDataTest {
    private static final Path REFERENCE = ReferenceData.folder();

    static Stream<Path> oracles() throws IOException {
        return ReferenceData.oracles().stream();
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void everyLine_wholeChain_equalsPprof(Path oracle) throws Exception {
        Expected expected = Expected.read(oracle);
        byte[] body = Files.readAllBytes(REFERENCE.resolve(expected.profile()));
        WholeChain.of(body, expected.sampleType()).assertEqualTo(expected);
    }

    @Test
    void oracles_inTheFolder_areAllThere() throws IOException {
        List<Path> oracles = ReferenceData.oracles();
        assertThat(oracles).hasSizeGreaterThanOrEqualTo(43);
    }
}
