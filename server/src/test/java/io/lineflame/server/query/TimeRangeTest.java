package io.lineflame.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeRangeTest {

    private static final Instant NOW = Instant.parse("2026-11-23T06:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-23T06:00:00Z",
        "now-1h, 2026-11-23T05:00:00Z",
        "now+5m, 2026-11-23T06:05:00Z",
        "now 5m, 2026-11-23T06:05:00Z",
        "now-1h30m, 2026-11-23T04:30:00Z",
        "now-30s, 2026-11-23T05:59:30Z",
        "now-2d, 2026-11-21T06:00:00Z",
        "now-1w, 2026-11-16T06:00:00Z",
        "2026-11-23T05:00:00Z, 2026-11-23T05:00:00Z",
        "2026-11-23T05:00:00.123456789Z, 2026-11-23T05:00:00.123456789Z",
        "2026-11-23T07:00:00+02:00, 2026-11-23T05:00:00Z",
        "2026-11-23T07:00:00 02:00, 2026-11-23T05:00:00Z",
        "0, 1970-01-01T00:00:00Z",
        "1795410000, 2026-11-23T05:00:00Z",
        "1795410000123, 2026-11-23T05:00:00.123Z",
        "1795410000123456, 2026-11-23T05:00:00.123456Z",
        "1795410000123456789, 2026-11-23T05:00:00.123456789Z"
    })
    void time_inAnyForm_isRead(String text, Instant expected) {
        assertThat(TimeExpression.parse("from", text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "now-",
                "now-1y",
                "now-h",
                "now-1h-",
                "-1",
                "1.5",
                "2026-11-23",
                "2026-13-01T00:00:00Z",
                "99999999999999999999",
                "99999999999",
                "now-999999999w",
                "now+9999w"
            })
    void time_thatIsNone_isRefusedByName(String text) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> TimeExpression.parse("from", text, NOW))
                .withMessageStartingWith("from ");
    }

    /** A parameter may be as long as a request's head. */
    @Test
    void time_thatIsVeryLong_isRefusedWithoutRecursion() {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> TimeExpression.parse("from", "now-" + "1s".repeat(15_000), NOW))
                .withMessageStartingWith("from is not a time");
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> TimeExpression.parseLength("step", "1s".repeat(15_000)))
                .withMessageStartingWith("step is not a length");
    }

    @ParameterizedTest
    @CsvSource({"15s, 15000", "15000, 15000", "1h30m, 5400000", "1w, 604800000"})
    void length_inAnyForm_isRead(String text, long millis) {
        assertThat(TimeExpression.parseLength("step", text)).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0s", "-5", "x", "", "1.5s", "9999999999999999999", "999999999w"})
    void length_thatIsNone_isRefused(String text) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> TimeExpression.parseLength("step", text))
                .withMessageContaining("step is not a length of time");
    }

    @Test
    void range_withoutEnds_isTheLastHour() {
        assertThat(TimeRange.parse(null, "", NOW)).isEqualTo(new TimeRange(NOW.minusSeconds(3600), NOW));
    }

    @Test
    void range_withoutStart_isTheHourBeforeItsEnd() {
        assertThat(TimeRange.parse(null, "now-2h", NOW))
                .isEqualTo(new TimeRange(NOW.minusSeconds(3 * 3600), NOW.minusSeconds(2 * 3600)));
    }

    @ParameterizedTest
    @CsvSource({"now, now-1h", "now, now", "now+5m,"})
    void range_backwardsOrEmpty_isRefused(String from, String until) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> TimeRange.parse(from, until, NOW))
                .withMessageContaining("backwards");
    }

    @Test
    void before_anHour_isTheHourBefore() {
        TimeRange range = new TimeRange(NOW, NOW.plusSeconds(60));

        assertThat(range.before()).isEqualTo(new TimeRange(NOW.minusSeconds(60), NOW));
        assertThat(range.length()).isEqualTo(Duration.ofMinutes(1));
    }
}
