package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FlameGraphTest {
    private static final int ALL = Integer.MAX_VALUE;

    @Test
    void nodes_severalStacks_areOrderedByFunction() {
        assertThat(lines(ALL, """
                2                   3                 4
                main@app.go:10      main@app.go:12    main@app.go:12
                write@out.go:1      parse@in.go:5
                """))
                .containsExactly("root 0/9/9", " main app.go 4/9/9", "  parse in.go 3/3/3", "  write out.go 2/2/2");
    }

    @Test
    void frames_differingInTheLineOnly_areOneNode() {
        assertThat(lines(ALL, """
                2                 3
                main@app.go:10    main@app.go:11
                """)).containsExactly("root 0/5/5", " main app.go 5/5/5");
    }

    @Test
    void frames_inlined_areUnfoldedAndMarked() {
        assertThat(lines(ALL, """
                2                   1
                total@cart.go:47    total@cart.go:48
                price@cart.go:12[inlined]
                """))
                .containsExactly("root 0/3/3", " total cart.go 1/3/3", "  price cart.go inlined 2/2/2");
    }

    @Test
    void frames_inlinedHereAndCalledThere_areOneNodeWithoutMark() {
        assertThat(lines(ALL, """
                2                            1
                total@cart.go:47             total@cart.go:48
                price@cart.go:12[inlined]    price@cart.go:12
                """)).containsExactly("root 0/3/3", " total cart.go 0/3/3", "  price cart.go 3/3/3");
    }

    @Test
    void recursion_isDrawnFrameByFrame() {
        assertThat(lines(ALL, """
                2
                fib@f.go:1
                fib@f.go:1
                """)).containsExactly("root 0/2/2", " fib f.go 0/2/2", "  fib f.go 2/2/2");
    }

    @Test
    void trees_several_areOneGraph() {
        List<Weights> weights = List.of(
                TextProfile.parse("2\nmain@a.go:1\nx@a.go:9").weigh(),
                TextProfile.parse("3\nmain@a.go:7\nx@a.go:8").weigh());

        assertThat(lines(FlameGraph.of(weights, ALL)))
                .containsExactly("root 0/5/5", " main a.go 0/5/5", "  x a.go 5/5/5");
    }

    @Test
    void limit_reached_keepsTheHeaviestAndSaysWhatIsMissing() {
        FlameGraph graph = graph(3, """
                2            5            1
                main@a.go:1  main@a.go:1  main@a.go:1
                a@a.go:2     b@a.go:3     c@a.go:4
                """);

        assertThat(lines(graph)).containsExactly("root 0/8/8", " main a.go 0/8/8", "  b a.go 5/5/5");
        assertThat(graph.truncation()).contains(new FlameGraph.Truncation(3, 5, 3));
        assertThat(graph.functionCount()).isEqualTo(2);
    }

    @Test
    void deltas_thatCancel_areStillDrawn() {
        TextProfile delta = TextProfile.parse("""
                7            -7
                main@a.go:1  main@a.go:1
                a@a.go:2     b@a.go:3
                """).withTypes("inuse_space/bytes");

        assertThat(lines(FlameGraph.of(List.of(delta.weigh()), ALL)))
                .containsExactly("root 0/0/2", " main a.go 0/0/2", "  a a.go 7/7/1", "  b a.go -7/-7/1");
    }

    @Test
    void graph_ofNothing_isTheRoot() {
        assertThat(lines(FlameGraph.of(List.of(), ALL))).containsExactly("root 0/0/0");
    }

    private static FlameGraph graph(int maxNodes, String profile) {
        return FlameGraph.of(List.of(TextProfile.parse(profile).weigh()), maxNodes);
    }

    private static List<String> lines(int maxNodes, String profile) {
        return lines(graph(maxNodes, profile));
    }

    private static List<String> lines(FlameGraph graph) {
        return FlameGraphText.lines(graph);
    }
}
