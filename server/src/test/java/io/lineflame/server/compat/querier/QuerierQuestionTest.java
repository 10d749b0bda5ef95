package io.lineflame.server.compat.querier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuerierQuestionTest {

    private static final String CPU = "process_cpu:cpu:nanoseconds:cpu:nanoseconds";
    private static final long START = 1_790_000_000_000L;
    private static final Map<String, String> SERIES =
            Map.of("service_name", "checkout", "otel_scope_name", "go", "path", "C:\\x\ty \"z\" ü");

    @Test
    void range_hasBothEnds() {
        QuerierQuestion question = QuerierQuestion.of(CPU, "{}", START, START);

        assertThat(question.range().from()).isEqualTo(Instant.ofEpochMilli(START));
        assertThat(question.range().until())
                .isEqualTo(Instant.ofEpochMilli(START).plusNanos(1_000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                " { } ",
                "{service_name=\"checkout\",}",
                "{service_name='checkout'}",
                "{service_name=`checkout`}",
                "{\"service.name\"=\"checkout\", \"otel.scope.name\"=~`g.`}",
                "{__service_name__=\"checkout\"}",
                "{__profile_type__=\"process_cpu:cpu:nanoseconds:cpu:nanoseconds\"}",
                "{__name__=\"process_cpu\",__type__=\"cpu\",__unit__=\"nanoseconds\"}",
                "{__period_type__=~\"c.u\",__period_unit__!=\"bytes\",__name__!~\"memory|wall\"}",
                "{path=\"C:\\\\x\\ty \\\"z\\\" \\u00fc\"}",
                "{path=`C:\\x\ty \"z\" ü`}",
                "{path='C:\\x5cx\\011y \\\"z\\\" \\U000000fc'}",
            })
    void selector_thatHolds_takesTheSeries(String selector) {
        assertThat(QuerierQuestion.of(CPU, selector, START, START + 1).query().matches(SERIES))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{service_name=\"cart\"}",
                "{__service_name__!=\"checkout\"}",
                "{__profile_type__=\"memory:alloc_space:bytes:space:bytes\"}",
                "{__name__=~\"process\"}",
                "{__period_type__=\"\"}",
                "{__session_id__=\"a\"}",
                "{path=`C:\\\\x`}",
            })
    void selector_thatDoesNotHold_takesNothing(String selector) {
        assertThat(QuerierQuestion.of(CPU, selector, START, START + 1).query().matches(SERIES))
                .isFalse();
    }

    @Test
    void type_withDelta_isTheTypeWithout() {
        assertThat(QuerierQuestion.of(CPU + ":delta", "{}", START, START + 1)
                        .query()
                        .type()
                        .id())
                .isEqualTo(CPU);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '§',
            value = {
                "cpu # {} # 1 # 2 # is no profile type",
                "a:b:c:d:e:f # {} # 1 # 2 # is no profile type",
                "a:b:c:d:e # {x # 1 # 2 # position 3: expected one of",
                "a:b:c:d:e # {x='y} # 1 # 2 # position 4: the quotation mark is not closed",
                "a:b:c:d:e # {x=\"\\d\"} # 1 # 2 # position 5: unknown escape",
                "a:b:c:d:e # {x=\"\\xe4\"} # 1 # 2 # position 5: that escape is no character",
                "a:b:c:d:e # {x=\"\\ud800\"} # 1 # 2 # position 5: that escape is no character",
                "a:b:c:d:e # {x=\"\\Uffffffff\"} # 1 # 2 # position 5: that escape is no character",
                "a:b:c:d:e # {x=~\"(\"} # 1 # 2 # RE2",
                "a:b:c:d:e # {} # 0 # 2 # missing",
                "a:b:c:d:e # {} # 3 # 2 # start 3 lies after end 2",
                "a:b:c:d:e # {} # -3 # 2 # 1970 to 2200",
                "a:b:c:d:e # {} # 1 # 9223372036854775807 # 1970 to 2200",
            })
    void question_withAMistake_saysIt(String type, String selector, long start, long end, String reason) {
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> QuerierQuestion.of(type, selector, start, end))
                .withMessageContaining(reason)
                .satisfies(thrown -> assertThat(thrown.code()).isEqualTo(ConnectCode.INVALID_ARGUMENT));
    }
}
