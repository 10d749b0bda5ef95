package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DifferenceTableTest {
    @Test
    void rows_newGoneAndRecursive_haveBothCostsAndStartWithTheLargestChange() {
        List<Weights> a = List.of(
                TextProfile.parse("2\nmain@app.go:10\nfib@f.go:3\nfib@f.go:3").weigh());
        List<Weights> b = List.of(
                TextProfile.parse("3\nfib@f.go:4\nfib@f.go:4\nfib@f.go:4").weigh(),
                TextProfile.parse("9\nfresh@n.go:4").weigh());

        assertThat(DifferenceTable.of(a, b).rows())
                .containsExactly(
                        new DifferenceTable.Row("fresh", "n.go", 1, Cost.ZERO, new Cost(9, 9, 9)),
                        new DifferenceTable.Row("main", "app.go", 1, new Cost(0, 2, 2), Cost.ZERO),
                        new DifferenceTable.Row("fib", "f.go", 1, new Cost(2, 2, 2), new Cost(3, 3, 3)));
    }

    @Test
    void rows_whoseSelfAloneChanged_areNotLast() {
        List<Weights> a = List.of(TextProfile.parse("5            1\nmain@a.go:1  main@a.go:1\n             x@a.go:2")
                .weigh());
        List<Weights> b = List.of(TextProfile.parse("6\nmain@a.go:1\nx@a.go:2").weigh());

        assertThat(DifferenceTable.of(a, b).rows())
                .extracting(DifferenceTable.Row::name)
                .containsExactly("main", "x");
    }

    @Test
    void rows_ofEmptySides_areOfTheOther() {
        List<Weights> some = List.of(TextProfile.parse("2\nmain@app.go:10").weigh());

        assertThat(DifferenceTable.of(List.of(), List.of()).rows()).isEmpty();
        assertThat(DifferenceTable.of(some, List.of()).rows())
                .containsExactly(new DifferenceTable.Row("main", "app.go", 1, new Cost(2, 2, 2), Cost.ZERO));
    }
}
