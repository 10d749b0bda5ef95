package io.lineflame.server.list;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "10000000,nanoseconds,10ms",
        "3880000000,nanoseconds,3.88s",
        "621,count,621",
        "999,nanoseconds,999ns",
        "1500,microseconds,1.50ms",
        "90,seconds,90s",
        "524288,bytes,512kB",
        "1572864,bytes,1.50MB",
        "-2048,bytes,-2kB",
        "7,widgets,7widgets",
        "9223372036854775807,count,9223372036854775807",
    })
    void value_isWrittenWithAUnitThatFits(long value, String unit, String text) {
        assertThat(new Measure(unit).text(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"3880,6210,62.48%", "1,1000,' 0.10%'", "6210,6210,'  100%'", "0,0,' 0.00%'"})
    void percentage_hasTwoDigits(long part, long whole, String text) {
        assertThat(Measure.percentage(part, whole)).isEqualTo(text);
    }
}
