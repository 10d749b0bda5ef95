package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.pprof.PprofException;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.server.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileTimeTest {

    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "1773143990, 2026-03-10T11:59:50Z",
        "1773143990123, 2026-03-10T11:59:50.123Z",
        "1773143990123456, 2026-03-10T11:59:50.123456Z",
        "1773143990123456789, 2026-03-10T11:59:50.123456Z",
        "20260310, 2026-03-10T00:00:00Z",
        "2026_03_10, 2026-03-10T00:00:00Z",
        "now, 2026-03-10T12:00:00Z",
        "now-30s, 2026-03-10T11:59:30Z",
        "now-1min, 2026-03-10T11:59:00Z",
        "now-2m, 2026-03-10T11:58:00Z",
        "now+1h30m, 2026-03-10T13:30:00Z",
        "now - 2 hours, 2026-03-10T10:00:00Z",
        "now-1d, 2026-03-09T12:00:00Z",
        "now-1w, 2026-03-03T12:00:00Z",
        "now-1mon, 2026-02-08T12:00:00Z",
        "now-1M, 2026-02-08T12:00:00Z",
        "now-1y, 2025-03-10T12:00:00Z",
    })
    void time_inAnyFormOfPyroscopes_isUnderstood(String text, Instant expected) throws PprofException {
        assertThat(ProfileTime.of(Optional.of(text), Optional.empty(), profile(), NOW)
                        .start())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "-1",
                "now-1",
                "now-1x",
                "now-h",
                "20261399",
                "1.5",
                "",
                "now-999999999y",
                "now+999999999y999999999y",
                "12345678901234567890"
            })
    void time_inNoForm_isRefused(String text) {
        assertThatThrownBy(() -> ProfileTime.of(Optional.of(text), Optional.empty(), profile(), NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("from");
    }

    private static PprofProfile profile() throws PprofException {
        return PprofReader.read(PprofBytes.cpu(1), PprofLimits.DEFAULT);
    }
}
