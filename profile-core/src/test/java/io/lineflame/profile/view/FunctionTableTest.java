package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FunctionTableTest {
    @Test
    void rows_severalTrees_areAddedUpAndOrderedByTotal() {
        List<Weights> weights = List.of(
                TextProfile.parse("2\nmain@app.go:10\nfib@f.go:3\nfib@f.go:3").weigh(),
                TextProfile.parse("3\nfib@f.go:4\ninner@f.go:9[inlined]").weigh());

        assertThat(FunctionTable.of(weights).rows())
                .containsExactly(
                        new FunctionTable.Row("fib", "f.go", 1, new Cost(2, 5, 5)),
                        new FunctionTable.Row("inner", "f.go", 1, new Cost(3, 3, 3)),
                        new FunctionTable.Row("main", "app.go", 1, new Cost(0, 2, 2)));
    }

    @Test
    void rows_ofOtherProfilesInTheTree_areLeftOut() {
        Weights weights = TextProfile.parse("2\nmain@app.go:10").weigh();
        weights.tree().add(TextProfile.parse("2\nelsewhere@app.go:10").read());

        assertThat(FunctionTable.of(List.of(weights)).rows())
                .extracting(FunctionTable.Row::name)
                .containsExactly("main");
    }
}
