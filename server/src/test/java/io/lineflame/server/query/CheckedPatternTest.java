package io.lineflame.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

final class CheckedPatternTest {

    @Test
    void pattern_ofUsualSize_isFound() {
        assertThat(CheckedPattern.compile("It", "a{2,3}b", 0).matcher("caaab").find())
                .isTrue();
    }

    @Test
    void pattern_thatWouldFillTheMemory_isRefused() {
        assertRefused("((a{1000}){1000}){1000}", "It repeats too much; use * or + instead of large counts.");
        assertRefused("a".repeat(1_001), "It has 1001 characters; at most 1000 are allowed.");
        assertRefused("(", "It is not a regular expression in RE2 syntax: missing closing ).");
    }

    private static void assertRefused(String pattern, String message) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> CheckedPattern.compile("It", pattern, 0))
                .withMessage(message);
    }
}
