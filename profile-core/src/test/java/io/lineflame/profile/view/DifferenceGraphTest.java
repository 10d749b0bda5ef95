package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DifferenceGraphTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void frames_ofBothSides_areOneNodeWithBothCosts() {
        assertThat(lines(ALL, """
                2                3
                main@app.go:10   main@app.go:11
                parse@in.go:5    write@out.go:1
                """, """
                7                1
                main@app.go:12   main@app.go:12
                parse@in.go:6
                """))
                .containsExactly(
                        "root a 0/5/5 b 0/8/8",
                        " main app.go a 0/5/5 b 1/8/8",
                        "  parse in.go a 2/2/2 b 7/7/7",
                        "  write out.go a 3/3/3 b 0/0/0");
    }

    @Test
    void frames_ofOneSideOnly_costNothingOnTheOther() {
        assertThat(lines(ALL, """
                2
                main@app.go:10
                gone@old.go:1
                """, """
                5
                main@app.go:10
                new@new.go:1
                """))
                .containsExactly(
                        "root a 0/2/2 b 0/5/5",
                        " main app.go a 0/2/2 b 0/5/5",
                        "  gone old.go a 2/2/2 b 0/0/0",
                        "  new new.go a 0/0/0 b 5/5/5");
    }

    @Test
    void functions_ofOneNameInTwoFiles_stayApart() {
        assertThat(lines(ALL, "2\nf@a.go:1", "2\nf@b.go:1"))
                .containsExactly("root a 0/2/2 b 0/2/2", " f a.go a 2/2/2 b 0/0/0", " f b.go a 0/0/0 b 2/2/2");
    }

    @Test
    void recursion_isMergedFrameByFrame() {
        assertThat(lines(ALL, "2\nfib@f.go:1\nfib@f.go:1", "3\nfib@f.go:2\nfib@f.go:2\nfib@f.go:1"))
                .containsExactly(
                        "root a 0/2/2 b 0/3/3",
                        " fib f.go a 0/2/2 b 0/3/3",
                        "  fib f.go a 2/2/2 b 0/3/3",
                        "   fib f.go a 0/0/0 b 3/3/3");
    }

    @Test
    void frames_inlinedOnOneSideOnly_haveNoMark() {
        String inlined = "2\ntotal@c.go:47\nprice@c.go:12[inlined]";

        assertThat(lines(ALL, inlined, inlined)).last().isEqualTo("  price c.go inlined a 2/2/2 b 2/2/2");
        assertThat(lines(ALL, inlined, "3\ntotal@c.go:47\nprice@c.go:12"))
                .last()
                .isEqualTo("  price c.go a 2/2/2 b 3/3/3");
    }

    @Test
    void side_withoutSamples_leavesTheOtherAsItIs() {
        List<Weights> some = List.of(TextProfile.parse("2\nmain@a.go:1").weigh());

        assertThat(lines(DifferenceGraph.of(List.of(), some, ALL)))
                .containsExactly("root a 0/0/0 b 0/2/2", " main a.go a 0/0/0 b 2/2/2");
        assertThat(lines(DifferenceGraph.of(some, List.of(), ALL)))
                .containsExactly("root a 0/2/2 b 0/0/0", " main a.go a 2/2/2 b 0/0/0");
        assertThat(lines(DifferenceGraph.of(List.of(), List.of(), ALL))).containsExactly("root a 0/0/0 b 0/0/0");
    }

    @Test
    void deltas_thatCancel_areStillThere() {
        TextProfile delta = TextProfile.parse("""
                7            -7
                main@a.go:1  main@a.go:1
                a@a.go:2     b@a.go:3
                """).withTypes("inuse_space/bytes");

        assertThat(lines(DifferenceGraph.of(List.of(delta.weigh()), List.of(), ALL)))
                .containsExactly(
                        "root a 0/0/2 b 0/0/0",
                        " main a.go a 0/0/2 b 0/0/0",
                        "  a a.go a 7/7/1 b 0/0/0",
                        "  b a.go a -7/-7/1 b 0/0/0");
    }

    @Test
    void limit_reached_keepsWhatIsHeavyOnEitherSideAndSaysWhatIsMissing() {
        DifferenceGraph graph = graph(4, """
                9            2            1
                main@a.go:1  main@a.go:1  main@a.go:1
                a@a.go:2     b@a.go:3     c@a.go:4
                """, """
                1            8            3
                main@a.go:1  main@a.go:1  main@a.go:1
                a@a.go:2     b@a.go:3     d@a.go:5
                """);

        assertThat(lines(graph))
                .containsExactly(
                        "root a 0/12/12 b 0/12/12",
                        " main a.go a 0/12/12 b 0/12/12",
                        "  a a.go a 9/9/9 b 1/1/1",
                        "  b a.go a 2/2/2 b 8/8/8");
        assertThat(graph.truncation()).contains(new DifferenceGraph.Truncation(4, 6, 1, 3));
        assertThat(graph.functionCount()).isEqualTo(3);
    }

    private static DifferenceGraph graph(int maxNodes, String a, String b) {
        return DifferenceGraph.of(
                List.of(TextProfile.parse(a).weigh()),
                List.of(TextProfile.parse(b).weigh()),
                maxNodes);
    }

    private static List<String> lines(int maxNodes, String a, String b) {
        return lines(graph(maxNodes, a, b));
    }

    /** One line a node, indented by depth: name, file, mark, self/total/samples of each side. */
    private static List<String> lines(DifferenceGraph graph) {
        return IntStream.range(0, graph.nodeCount())
                .mapToObj(node -> " ".repeat(depth(graph, node)) + name(graph, node)
                        + (graph.inlined(node) ? " inlined" : "") + " a " + costs(graph.a(), node) + " b "
                        + costs(graph.b(), node))
                .toList();
    }

    private static String costs(DifferenceGraph.Side side, int node) {
        return side.self(node) + "/" + side.total(node) + "/" + side.samples(node);
    }

    private static int depth(DifferenceGraph graph, int node) {
        return node == 0 ? 0 : 1 + depth(graph, graph.parent(node));
    }

    private static String name(DifferenceGraph graph, int node) {
        int function = graph.function(node);
        return function < 0 ? "root" : graph.functionName(function) + " " + graph.functionFile(function);
    }
}
