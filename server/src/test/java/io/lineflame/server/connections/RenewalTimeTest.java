package io.lineflame.server.connections;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RenewalTimeTest {

    private static final Instant GIVEN = Instant.parse("2026-11-23T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT8H, PT7H54M59S, false",
        "PT8H, PT7H55M, true",
        "PT8H, PT9H, true",
        "PT10M, PT8M59S, false",
        "PT10M, PT9M, true",
        "PT1M, PT0S, false",
        "PT1M, PT54S, true",
        "PT0S, PT0S, true",
        "PT8H, -PT24H, false" // our clock was put back
    })
    void isDue_fiveMinutesOrATenthBeforeTheEnd(Duration life, Duration passed, boolean due) {
        assertThat(RenewalTime.isDue(GIVEN, GIVEN.plus(life), GIVEN.plus(passed)))
                .isEqualTo(due);
    }
}
