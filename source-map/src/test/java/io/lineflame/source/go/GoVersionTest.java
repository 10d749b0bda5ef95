package io.lineflame.source.go;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoVersionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        go1.24.10                                        | go1.24.10   | go1.24.10  | true
        go1.20                                           | go1.20      | go1.20     | true
        # since 1.21 a version without a patch number is a language's
        go1.21                                           | go1.21      | go1.21.0   | false
        go1.21rc2                                        | go1.21rc2   | go1.21rc2  | true
        go1.24.1 X:nocoverageredesign                    | go1.24.1    | go1.24.1   | true
        go1.21.3-acme                                    | go1.21.3    | go1.21.3   | true
        go1.22.4+auto                                    | go1.22.4    | go1.22.4   | true
        devel go1.25-0a1b2c3d4e Mon Jan 6 12:00:00 2025 +0000 | 0a1b2c3d4e | 0a1b2c3d4e | true
        devel +0a1b2c3d4e Mon Jan 6 12:00:00 2020 +0000  | 0a1b2c3d4e  | 0a1b2c3d4e | true
        """)
    void version_asGoWritesIt_hasItsTag(String text, String named, String tag, boolean exact) {
        GoVersion version = GoVersion.parse(text).orElseThrow();

        assertThat(version.text()).isEqualTo(named);
        assertThat(version.refs()).containsExactly(tag);
        assertThat(version.exact()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "go",
        "golang",
        "1.24.1",
        "17.0.9+9",
        "go1",
        "go1.",
        "go1..2",
        "go1.2.3.4",
        "go1.24.1/../x",
        "gopher",
        "default",
        "devel",
        "'devel x'",
        "go1.99999999999",
        "go1.2rc",
        "3.12.4"
    })
    void text_thatIsNoVersionOfGo_isNone(String text) {
        assertThat(GoVersion.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1.21, 1.21.0, -1", "1.21.9, 1.21.10, -1", "1.22, 1.21.10, 1", "1.21.3, 1.21.3, 0"})
    void versions_areComparedByNumber(String a, String b, int expected) {
        Optional<GoVersion> left = GoVersion.ofNumber(a);
        Optional<GoVersion> right = GoVersion.ofNumber(b);

        assertThat(GoVersion.compare(left.orElseThrow(), right.orElseThrow())).isEqualTo(expected);
    }
}
