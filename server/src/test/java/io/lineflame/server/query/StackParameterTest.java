package io.lineflame.server.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lineflame.profile.view.FunctionSelector;
import io.lineflame.server.http.ProblemException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StackParameterTest {

    @Test
    void values_nameFunctionsWithOrWithoutFile() {
        assertThat(StackParameter.parse(List.of("main.main", "cart.Total\n/build/cart/total.go", "bare\n"))
                        .frames())
                .containsExactly(
                        FunctionSelector.named("main.main"),
                        FunctionSelector.of("cart.Total", "/build/cart/total.go"),
                        FunctionSelector.of("bare", ""));
    }

    @Test
    void noValue_isEveryStack() {
        assertThat(StackParameter.parse(List.of()).frames()).isEmpty();
    }

    @Test
    void emptyNames_andTooManyFrames_areRefused() {
        assertThatThrownBy(() -> StackParameter.parse(List.of("main.main", "")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("root first");
        assertThatThrownBy(() -> StackParameter.parse(Collections.nCopies(1_025, "f")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("1024");
    }
}
