package io.lineflame.profile.compat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DiffLevelsTest {

    /** What a Pyroscope answered for the same stacks, but that its names hold a function called "total" a second time. */
    @Test
    void rows_ofAllNodes_arePyroscopes() {
        assertThat(shown(Shown.BEFORE, Shown.AFTER, 0)).isEqualTo("""
                names total stop save main élan write flush Zip sum parse read lex b2 b1 a3 a2 a1 init load y x
                0 236 0 0 206 0 0
                0 69 0 0 61 0 17 0 167 20 0 137 0 3 0 0 0 0 8 0 1
                0 69 60 0 61 61 18 20 1 1 0 9 9 16 0 2 2 0 0 0 15 0 1 1 0 0 0 14 0 0 0 0 2 2 13 0 0 0 0 1 1 12 0 80 0 0 80 0 9 0 13 0 0 0 0 0 0 47 0 0 45 0 5 0 3 3 0 0 0 4 0 0 0 0 8 8 2
                60 4 4 61 0 0 20 0 5 5 0 0 0 19 24 30 30 12 10 10 11 0 50 50 0 70 70 10 0 13 13 0 0 0 8 0 7 7 0 0 0 7 0 40 40 0 45 45 6
                total 442 maxSelf 70
                left 236 right 206
                """);
    }

    @Test
    void rows_ofTheHeaviestSix_areThoseHeavyOnOneSide() {
        assertThat(shown(Shown.BEFORE, Shown.AFTER, 6)).isEqualTo("""
                names total other main parse read init load
                0 236 0 0 206 0 0
                0 69 0 0 61 0 5 0 167 20 0 137 0 2 0 0 0 0 8 8 1
                0 69 60 0 61 61 6 20 80 0 0 80 0 3 0 67 67 0 57 57 1
                60 9 9 61 0 0 1 20 50 50 0 70 70 4 0 30 30 0 10 10 1
                total 442 maxSelf 70
                left 236 right 206
                """);
    }

    @Test
    void rows_ofAnEmptySide_areZeroWideThere() {
        assertThat(shown("main;a 2", "", 0)).isEqualTo("""
                names total main a
                0 2 0 0 0 0 0
                0 2 0 0 0 0 1
                0 2 2 0 0 0 2
                total 2 maxSelf 2
                left 2 right 0
                """);
    }

    @Test
    void limit_ofAnySize_losesNothing() {
        long[] wholeRow = {236, 206};
        for (int maxNodes = 1; maxNodes < 25; maxNodes++) {
            DiffLevels diff = DiffLevels.of(Shown.tree(Shown.BEFORE), Shown.tree(Shown.AFTER), maxNodes);

            assertThat(new long[] {allSelf(diff, 2), allSelf(diff, 5)})
                    .as("nodes %d", maxNodes)
                    .isEqualTo(wholeRow);
        }
    }

    private static long allSelf(DiffLevels diff, int column) {
        long sum = 0;
        for (long[] row : diff.levels()) {
            for (int at = column; at < row.length; at += 7) {
                sum += row[at];
            }
        }
        return sum;
    }

    private static String shown(String left, String right, long maxNodes) {
        return Shown.text(DiffLevels.of(Shown.tree(left), Shown.tree(right), maxNodes));
    }
}
