package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.http.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LabelRulesTest {

    @Test
    void labels_fine_areKeptByName() {
        assertThat(LabelRules.check(List.of(new Label("region", "eu north"), new Label("Zone_1", "ünï/:+,"))))
                .isEqualTo(Map.of("region", "eu north", "Zone_1", "ünï/:+,"));
    }

    @Test
    void name_withDots_getsUnderscores() {
        assertThat(LabelRules.check(List.of(new Label("otel.scope.name", "x"))))
                .isEqualTo(Map.of("otel_scope_name", "x"));
    }

    @Test
    void label_ofTheSdk_orEmpty_isLeftOut() {
        assertThat(LabelRules.check(List.of(new Label("__session_id__", "7f"), new Label("region", ""))))
                .isEmpty();
    }

    @Test
    void serviceRef_isTheGitRefUnlessThatIsGiven() {
        assertThat(LabelRules.check(List.of(new Label("service_ref", "v1"))))
                .isEqualTo(Map.of("service_git_ref", "v1"));
        assertThat(LabelRules.check(List.of(new Label("service_ref", "v1"), new Label("service_git_ref", "v2"))))
                .isEqualTo(Map.of("service_git_ref", "v2"));
    }

    @Test
    void label_givenTwice_mayOnlyRepeatItself() {
        assertThat(LabelRules.check(List.of(new Label("a.b", "1"), new Label("a_b", "1"))))
                .isEqualTo(Map.of("a_b", "1"));
        assertRefused("a_b is given twice", new Label("a.b", "1"), new Label("a_b", "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a-b", "é", "a\nb"})
    void name_thatCannotBeOne_isRefused(String name) {
        assertRefused("label name", new Label(name, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\u0000b", "\u001b[31m", "a\u007f", "\u0085", "\ud800", "\ufffd"})
    void value_withAControlCharacter_isRefusedNamingTheLabelAndNotTheValue(String value) {
        assertThatThrownBy(() -> LabelRules.check(List.of(new Label("region", value))))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("region")
                .hasMessageNotContaining(value);
    }

    @Test
    void lengths_beyondTheLimits_areRefused() {
        assertThat(LabelRules.check(List.of(new Label("n".repeat(1024), "v".repeat(2048)))))
                .hasSize(1);
        assertRefused("1025 characters", new Label("n".repeat(1025), "v"));
        assertRefused("2049 characters", new Label("n", "v".repeat(2049)));
    }

    @Test
    void labels_tooMany_areRefusedWithTheirNumber() {
        Label[] labels = IntStream.range(0, 65)
                .mapToObj(i -> new Label("label" + i, "x"))
                .toArray(Label[]::new);
        assertRefused("65 labels", labels);
    }

    private static void assertRefused(String message, Label... labels) {
        assertThatThrownBy(() -> LabelRules.check(List.of(labels)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining(message);
    }
}
