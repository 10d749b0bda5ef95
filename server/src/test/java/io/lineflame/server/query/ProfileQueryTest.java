package io.lineflame.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProfileQueryTest {

    private static final String CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
    private static final Map<String, String> SERIES =
            Map.of("service_name", "checkout", "region", "eu-north\n1", "otel.scope.name", "go");

    @Test
    void query_withoutBraces_isTheTypeAlone() {
        ProfileQuery query = ProfileQuery.parse(" " + CPU + " ");

        assertThat(query.type().id()).isEqualTo(CPU);
        assertThat(query.matchers()).isEmpty();
        assertThat(query.matches(Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{ }",
                "{service_name=\"checkout\"}",
                "{service_name=\"checkout\",}",
                " { service_name = \"checkout\" , region != \"us\" } ",
                "{service_name=~\"check.*|cart\"}",
                "{service_name!~\"check\"}",
                "{service_name!~\"out\"}",
                "{region=~\"eu-.*\"}",
                "{region=\"eu-north\\n1\"}",
                "{region=~\"eu-north\\\\s\\\\d\"}",
                "{otel.scope.name=\"go\"}",
                "{\"otel.scope.name\"=\"go\"}",
                "{missing=\"\"}",
                "{missing!=\"x\"}",
                "{missing=~\".*\"}",
                "{missing!~\".+\"}"
            })
    void conditions_thatHold_match(String conditions) {
        assertThat(ProfileQuery.parse(CPU + conditions).matches(SERIES)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{service_name=\"Checkout\"}",
                "{service_name=\"\"}",
                "{service_name!=\"checkout\"}",
                "{service_name=~\"check\"}",
                "{service_name=~\"out\"}",
                "{service_name!~\".*\"}",
                "{missing=\"x\"}",
                "{missing=~\".+\"}",
                "{service_name=\"checkout\",region=\"us\"}"
            })
    void conditions_thatDoNotHold_doNotMatch(String conditions) {
        assertThat(ProfileQuery.parse(CPU + conditions).matches(SERIES)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "{ # 45 # a label name",
                "{service_name # 57 # one of = != =~ !~",
                "{service_name! # 58 # one of = != =~ !~",
                "{service_name= # 58 # a value in quotation marks",
                "{service_name=checkout} # 58 # a value in quotation marks",
                "{service_name=\"checkout} # 58 # not closed",
                "{service_name=\"check\\out\"} # 64 # unknown escape",
                "{service_name=\"a\\ # 60 # unknown escape",
                "{service_name=\"a\" region=\"b\"} # 62 # '}'",
                "{,} # 45 # a label name",
                "{9a=\"b\"} # 45 # a label name",
                "{service_name=\"a\"}x # 62 # the end of the query",
                "{service_name=~\"(\"} # 59 # RE2",
                "{service_name=~\"((a{1000}){1000}){1000}\"} # 59 # repeats too much",
            })
    void query_withAMistake_namesPositionAndReason(String conditions, int position, String reason) {
        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> ProfileQuery.parse(CPU + conditions))
                .withMessageContaining("position " + position + ":")
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "cpu", "a:b:c", ":::::", "process_cpu:cpu:nanoseconds:cpu:nanoseconds:x"})
    void type_thatIsNone_isRefused(String text) {
        assertThatExceptionOfType(QuerySyntaxException.class).isThrownBy(() -> ProfileQuery.parse(text));
    }

    @Test
    void pattern_overTheLimit_isRefused() {
        String query = CPU + "{a=~\"" + "x".repeat(1_001) + "\"}";

        assertThatExceptionOfType(QuerySyntaxException.class)
                .isThrownBy(() -> ProfileQuery.parse(query))
                .withMessageContaining("1001 characters");
    }

    @Test
    void pattern_withOrdinaryCounts_isAccepted() {
        String uuid = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

        assertThat(ProfileQuery.parse(CPU + "{id=~\"" + uuid + "\"}")
                        .matches(Map.of("id", "123e4567-e89b-12d3-a456-426614174000")))
                .isTrue();
    }
}
