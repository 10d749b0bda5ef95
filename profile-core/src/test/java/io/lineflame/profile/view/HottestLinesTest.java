package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class HottestLinesTest {
    private static final List<Weights> WEIGHTS = List.of(TextProfile.parse("""
            2              9                 4              3
            main@app.go:1  main@app.go:1     main@app.go:1  main@app.go:1
            a@a.go:5       runtime.gc@gc.go:7  a@a.go:6     b@a.go:6
            a@a.go:6
            """).weigh());

    @Test
    void lines_all_areOrderedBySelf() {
        assertThat(HottestLines.of(WEIGHTS, 2, (name, file) -> true).lines())
                .containsExactly(
                        new HottestLines.Line("runtime.gc", "gc.go", 7, new Cost(9, 9, 9)),
                        new HottestLines.Line("a", "a.go", 6, new Cost(6, 6, 6)));
    }

    @Test
    void lines_filtered_areOfWantedFunctions() {
        assertThat(HottestLines.of(WEIGHTS, 9, (name, file) -> name.equals("b")).lines())
                .containsExactly(new HottestLines.Line("b", "a.go", 6, new Cost(3, 3, 3)));
    }

    @Test
    void lines_withoutSelf_areNotHot() {
        assertThat(HottestLines.of(WEIGHTS, 9, (name, file) -> name.equals("main"))
                        .lines())
                .isEmpty();
    }
}
