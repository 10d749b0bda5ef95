package io.lineflame.profile.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.view.FunctionDetails;
import io.lineflame.profile.view.FunctionListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    static Stream<Path> oraclesOfAmounts() throws IOException {
        return oracles().filter(oracle -> !oracle.getFileName().toString().contains("heapdelta"));
    }

    @ParameterizedTest
    @MethodSource("oracles")
    void everyLine_wholeChain_equalsPprof(Path oracle) throws Exception {
        Expected expected = Expected.read(oracle);
        byte[] body = Files.readAllBytes(REFERENCE.resolve(expected.profile()));
        WholeChain.of(body, expected.sampleType()).assertEqualTo(expected);
    }

    /** Without the profiles of deltas: the oracle adds amounts up, and deltas of one stack are one number once they are merged. */
    @ParameterizedTest
    @MethodSource("oraclesOfAmounts")
    void everyLine_mergedAndWrittenAsPprof_equalsPprof(Path oracle) throws Exception {
        Expected expected = Expected.read(oracle);
        byte[] body = Files.readAllBytes(REFERENCE.resolve(expected.profile()));
        byte[] written = WholeChain.of(body, expected.sampleType()).writtenAsPprof();
        WholeChain.of(written, expected.sampleType()).assertEqualTo(expected);
    }

    @Test
    void oracles_inTheFolder_areAllThere() throws IOException {
        List<Path> oracles = ReferenceData.oracles();
        assertThat(oracles).hasSizeGreaterThanOrEqualTo(43);
    }

    /** The table in docs/odd-profiles.md. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    pyroscope-no_addr_no_line.pb.gz                    | 105263156  | 5   | __audit_syscall_exit
                    pyroscope-og-invalid_utf8.pb.gz                    | 1          | 0   | my
                    parca-normal-cpu.stripped.pprof                    | 9070000000 | 174 | [pprof-example-app-go] 0x2491de
                    pyroscope-single_group_with_optional_span_id.pb.gz | 1320000000 | 0   | main.work
                    pyroscope-dotnet.labels.pprof                      | 0          | 0   |
                    """)
    void oddProfile_accepted_showsWhatItHas(String file, long total, int unnamed, String function) throws Exception {
        PprofProfile profile = PprofReader.read(
                Files.readAllBytes(REFERENCE.resolve("profiles").resolve(file)), PprofLimits.DEFAULT);
        FunctionListing listing = FunctionListing.of(profile, profile.defaultSampleTypeIndex(), name -> true);

        List<String> names =
                listing.functions().stream().map(FunctionDetails::name).toList();
        assertThat(listing.total()).isEqualTo(total);
        assertThat(names.stream().filter(name -> name.startsWith("["))).hasSize(unnamed);
        assertThat(function == null || names.contains(function)).isTrue();
    }

    /** As {@code go tool pprof} refuses it, the sum is that of the file's first values, added up by hand. */
    @Test
    void oddProfile_withoutIdsOfFunctions_hasOneFunctionForEachLocation() throws Exception {
        PprofProfile profile = PprofReader.read(
                Files.readAllBytes(REFERENCE.resolve("profiles/pyroscope-og-dotnet-pprof-73.pb.gz")),
                PprofLimits.DEFAULT);

        FunctionListing listing = FunctionListing.of(profile, 0, name -> name.endsWith("CpuController.fib"));

        assertThat(listing.total()).isEqualTo(9_079_000_000L);
        assertThat(listing.functions())
                .extracting(FunctionDetails::name)
                .containsExactly("WebApplication1.Controllers!CpuController.fib");
    }
}
