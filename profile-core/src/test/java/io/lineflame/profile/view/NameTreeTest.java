package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.FoldedText;
import io.lineflame.profile.fixture.TextProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NameTreeTest {

    @Test
    void functions_ofOneNameInTwoFiles_areOneNode() {
        assertThat(lines(NameTree.of(List.of(
                        TextProfile.parse("2\nmain@a.go:1\nx@a.go:9").weigh(),
                        TextProfile.parse("3\nmain@b.go:7\nx@c.go:8").weigh()))))
                .containsExactly(" 0/5", "main 0/5", "x 5/5");
    }

    @Test
    void frames_inlined_areNodes() {
        assertThat(lines(NameTree.of(List.of(TextProfile.parse("""
                        2                   1
                        total@cart.go:47    total@cart.go:48
                        price@cart.go:12[inlined]
                        """).weigh()))))
                .containsExactly(" 0/3", "total 1/3", "price 2/2");
    }

    @Test
    void children_standByTheBytesOfTheirNames() {
        NameTree tree = NameTree.of(List.of(FoldedText.weigh("b 1\na 1\nB 1\né 1\n\uD83D\uDD25 1\n\uFF5E 1")));

        assertThat(lines(tree))
                .containsExactly(" 0/6", "B 1/1", "a 1/1", "b 1/1", "é 1/1", "\uFF5E 1/1", "\uD83D\uDD25 1/1");
    }

    @Test
    void deltas_belowNothing_countAsNothing() {
        assertThat(lines(NameTree.of(
                        List.of(FoldedText.weigh("main;gone -4\nmain;grown 3\nmain;less;more 2\nmain;less -1")))))
                .containsExactly(" 0/5", "main 0/5", "grown 3/3", "less 0/2", "more 2/2");
    }

    @Test
    void deltas_thatCancel_areNoNodes() {
        assertThat(NameTree.of(List.of(FoldedText.weigh("a 2"), FoldedText.weigh("a -2")))
                        .nodeCount())
                .isEqualTo(1);
    }

    @Test
    void pruned_nodesOfEqualWeight_stayTogether() {
        assertThat(lines(NameTree.of(List.of(FoldedText.weigh("a 2\nb 2\nc 1"))).pruned(1)))
                .containsExactly(" 0/5", "a 2/2", "b 2/2", "other 1/1");
    }

    @Test
    void pruned_aFunctionCalledOther_takesWhatIsLeftOut() {
        assertThat(lines(NameTree.of(List.of(FoldedText.weigh("other;deep 2\na 9\nz 1\nb 1")))
                        .pruned(1)))
                .containsExactly(" 0/13", "a 9/9", "other 2/4", "other 2/2");
    }

    private static List<String> lines(NameTree tree) {
        List<String> lines = new ArrayList<>();
        for (int node = 0; node < tree.nodeCount(); node++) {
            lines.add(tree.name(node) + " " + tree.self(node) + "/" + tree.total(node));
        }
        return lines;
    }
}
