package io.lineflame.profile.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.FoldedText;
import io.lineflame.profile.view.NameTree;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of the first tests are what a Pyroscope answered when it was asked for the same stacks. */
final class FlameLevelsTest {

    @Test
    void rows_ofAllNodes_arePyroscopes() {
        assertThat(shown(0)).isEqualTo("""
                names total main élan write flush Zip sum parse read lex a3 a2 a1 init load y x
                0 236 0 0
                0 69 0 13 0 167 20 1
                0 69 60 14 20 1 1 12 0 2 2 11 0 1 1 10 0 80 0 7 0 13 0 0 0 47 0 3 0 3 3 2
                60 4 4 16 0 5 5 15 24 30 30 9 0 50 50 8 0 13 13 6 0 7 7 5 0 40 40 4
                total 236 maxSelf 60
                """);
    }

    @Test
    void rows_ofTheHeaviestThree_arePyroscopes() {
        assertThat(shown(3)).isEqualTo("""
                names total other main parse
                0 236 0 0
                0 167 20 2 0 69 69 1
                20 80 0 3 0 67 67 1
                20 80 80 1
                total 236 maxSelf 80
                """);
    }

    @Test
    void rows_ofTheHeaviestFive_arePyroscopes() {
        assertThat(shown(5)).isEqualTo("""
                names total main other parse init load
                0 236 0 0
                0 69 0 4 0 167 20 1
                0 69 60 5 20 80 0 3 0 67 67 2
                60 9 9 2 20 80 80 2
                total 236 maxSelf 80
                """);
    }

    @Test
    void rows_ofTheHeaviestEight_arePyroscopes() {
        assertThat(shown(8)).isEqualTo("""
                names total main other write flush parse read lex init load
                0 236 0 0
                0 69 0 8 0 167 20 1
                0 69 60 9 20 80 0 5 0 47 0 3 0 20 20 2
                60 9 9 2 20 30 30 7 0 50 50 6 0 40 40 4 0 7 7 2
                total 236 maxSelf 60
                """);
    }

    @Test
    void rows_ofNothing_areTheRootAlone() {
        assertThat(Shown.text(FlameLevels.of(NameTree.of(List.of())))).isEqualTo("""
                names total
                0 0 0 0
                total 0 maxSelf 0
                """);
    }

    @Test
    void function_calledOther_keepsWhatItCalls() {
        assertThat(Shown.text(FlameLevels.of(Shown.tree("""
                main;other;deep 2
                main;zero 1
                """)))).isEqualTo("""
                names total main other deep zero
                0 3 0 0
                0 3 0 1
                0 1 1 4 0 2 0 2
                1 2 2 3
                total 3 maxSelf 2
                """);
    }

    @Test
    void stack_veryDeep_isLaidOut() {
        String deep = "f;".repeat(1_000) + "f 1";

        FlameLevels levels = FlameLevels.of(NameTree.of(List.of(FoldedText.weigh(deep))));

        assertThat(levels.levels()).hasSize(1_002);
        assertThat(levels.names()).containsExactly("total", "f");
    }

    private static String shown(long maxNodes) {
        return Shown.text(FlameLevels.of(Shown.tree(Shown.BEFORE).pruned(maxNodes)));
    }
}
