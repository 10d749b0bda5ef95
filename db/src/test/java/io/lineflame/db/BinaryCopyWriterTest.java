package io.lineflame.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class BinaryCopyWriterTest {
    @Test
    void micros_ofTimes_countFrom2000RoundedToThePast() {
        assertThat(BinaryCopyWriter.micros2000(Instant.parse("2000-01-01T00:00:00Z")))
                .isZero();
        assertThat(BinaryCopyWriter.micros2000(Instant.parse("2000-01-01T00:00:00.000001999Z")))
                .isEqualTo(1);
        assertThat(BinaryCopyWriter.micros2000(Instant.parse("1999-12-31T23:59:59.999999999Z")))
                .isEqualTo(-1);
    }

    @Test
    void instant_ofMicros_isTheInverse() {
        for (String time : new String[] {
            "1677-09-21T00:12:43.145224Z", "1999-12-31T23:59:59.999999Z", "2262-04-11T23:47:16.854775Z"
        }) {
            assertThat(BinaryCopyWriter.instant(BinaryCopyWriter.micros2000(Instant.parse(time))))
                    .isEqualTo(Instant.parse(time));
        }
    }

    @Test
    void micros_beyondWhatFits_isAnError() {
        assertThatThrownBy(() -> BinaryCopyWriter.micros2000(Instant.MAX)).isInstanceOf(ArithmeticException.class);
    }
}
