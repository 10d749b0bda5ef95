package io.lineflame.server.compat.querier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lineflame.server.connect.ConnectException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesGridTest {

    /** The points are at 100 000, 110 000 and 120 000 ms. */
    private static final SeriesGrid GRID = SeriesGrid.of(QuerierTime.range(100_000, 125_000), 10);

    @Test
    void range_endsWithTheMillisecondOfTheLastPoint() {
        assertThat(GRID.step()).isEqualTo(Duration.ofSeconds(10));
        assertThat(GRID.range().from()).isEqualTo(Instant.ofEpochMilli(90_001));
        assertThat(GRID.range().until()).isEqualTo(Instant.ofEpochMilli(120_001));
    }

    @Test
    void range_whoseEndIsAPoint_endsThere() {
        assertThat(SeriesGrid.of(QuerierTime.range(100_000, 120_000), 10)
                        .range()
                        .until())
                .isEqualTo(Instant.ofEpochMilli(120_000).plusNanos(1_000));
    }

    @ParameterizedTest
    @CsvSource({"90001,100000", "100000,100000", "100001,110000", "110000,110000", "110001,120000", "120000,120000"})
    void time_belongsToThePointAfterIt(long time, long point) {
        assertThat(GRID.pointOf(Instant.ofEpochMilli(time).plusNanos(999_000))).isEqualTo(point);
    }

    @Test
    void bucket_isAPointsStep() {
        assertThat(GRID.point(GRID.range().from())).isEqualTo(100_000);
        assertThat(GRID.bucket(Instant.ofEpochMilli(100_001)).until()).isEqualTo(Instant.ofEpochMilli(110_001));
    }

    @Test
    void step_isCutToMilliseconds() {
        assertThat(SeriesGrid.of(QuerierTime.range(100_000, 100_001), 0.0019).step())
                .isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 0.0009, Double.NaN, Double.POSITIVE_INFINITY, 101, 0.002})
    void step_thatCannotBe_isRefused(double step) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> SeriesGrid.of(QuerierTime.range(100_000, 125_000), step))
                .withMessageContaining("step");
    }
}
