package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FileCostsTest {
    private static final List<Weights> WEIGHTS = List.of(TextProfile.parse("""
            2           5           3
            main@m.go:1 main@m.go:1 main@m.go:1
            a@a.go:5    b@a.go:5    a@a.go:0
            b@a.go:5    c@c.go:5
            a@a.go:9
            """).weigh());

    @Test
    void line_ofTwoFunctions_countsOnceForASample() {
        FileCosts costs = FileCosts.of(WEIGHTS, (name, file) -> file.equals("a.go"));

        assertThat(costs.cost()).isEqualTo(new Cost(5, 10, 10));
        assertThat(costs.lines())
                .containsExactly(
                        new LineBreakdown.Line(5, new Cost(0, 7, 7)), new LineBreakdown.Line(9, new Cost(2, 2, 2)));
        assertThat(costs.unknownLine()).contains(new Cost(3, 3, 3));
    }

    @Test
    void functions_ofTheFile_areItsOutline() {
        FileCosts costs = FileCosts.of(WEIGHTS, (name, file) -> file.equals("a.go"));

        assertThat(costs.functions())
                .extracting(FunctionTable.Row::name, FunctionTable.Row::cost)
                .containsExactly(tuple("a", new Cost(5, 5, 5)), tuple("b", new Cost(0, 7, 7)));
    }

    @Test
    void file_withoutSamples_costsNothing() {
        assertThat(FileCosts.of(WEIGHTS, (name, file) -> false))
                .isEqualTo(new FileCosts(Cost.ZERO, List.of(), Optional.empty(), List.of()));
    }
}
