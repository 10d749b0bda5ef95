package io.lineflame.server.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.http.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PickedTest {

    @Test
    void ids_areInLowerCase_eachOnce() {
        assertThat(Picked.spans(List.of("00F067AA0BA902B7", "00f067aa0ba902b7")).ids())
                .containsExactly("00f067aa0ba902b7");
        assertThat(Picked.traces(List.of("0AF7651916CD43DD8448EB211C80319C")).ids())
                .containsExactly("0af7651916cd43dd8448eb211c80319c");
        UUID id = UUID.randomUUID();
        assertThat(Picked.profiles(List.of(id.toString().toUpperCase(Locale.ROOT)))
                        .uuids())
                .containsExactly(id);
    }

    @Test
    void id_ofAnotherForm_isRefusedWithWhatWouldBeRight() {
        assertThatThrownBy(() -> Picked.spans(List.of("00f067aa0ba902b")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("\"00f067aa0ba902b\" is none of the spans that can be asked for: each is 16 hexadecimal"
                        + " digits, not all of them 0.");
        assertThatThrownBy(() -> Picked.traces(List.of("00f067aa0ba902b7"))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Picked.profiles(List.of("1-1-1-1-1"))).isInstanceOf(ProblemException.class);
    }

    /** What no span or trace has is kept for those that name none (W3C Trace Context: all zero is invalid). */
    @Test
    void id_ofZero_isNone() {
        assertThatThrownBy(() -> Picked.spans(List.of("0".repeat(16)))).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> Picked.traces(List.of("0".repeat(32)))).isInstanceOf(ProblemException.class);
        assertThat(Picked.traces(List.of("0".repeat(31) + "1")).ids()).hasSize(1);
    }

    @Test
    void moreThanAQuestionMayName_isRefused() {
        List<String> many = IntStream.rangeClosed(1, Picked.MOST + 1)
                .mapToObj(i -> String.format("%016x", i))
                .toList();

        assertThatThrownBy(() -> Picked.spans(many)).hasMessageContaining("1001 spans");
        assertThat(Picked.spans(many.subList(1, many.size())).ids()).hasSize(Picked.MOST);
    }
}
