package io.lineflame.server.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.server.http.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AppNameTest {

    @Test
    void name_withoutLabels_isTheAppAlone() {
        assertThat(AppName.parse(" checkout.cpu ")).isEqualTo(new AppName("checkout.cpu", java.util.List.of()));
        assertThat(AppName.parse("checkout{}").labels()).isEmpty();
    }

    @Test
    void labels_areSplitAtCommasAndTrimmedWithoutQuoting() {
        AppName name =
                AppName.parse("rides.go{ region = eu north ,url=https://x/y?a=b,otel.scope.name=com.x/java,empty=}");

        assertThat(name.app()).isEqualTo("rides.go");
        assertThat(name.labels())
                .containsExactly(
                        new Label("region", "eu north"),
                        new Label("url", "https://x/y?a=b"),
                        new Label("otel.scope.name", "com.x/java"),
                        new Label("empty", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{a=b}", "app{a=b", "app{a=b}tail", "app{a}"})
    void name_thatMakesNoSense_isRefusedWithASentence(String text) {
        assertThatThrownBy(() -> AppName.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("name");
    }
}
