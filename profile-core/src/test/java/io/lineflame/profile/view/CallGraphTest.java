package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.fixture.TextProfile;
import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class CallGraphTest {

    private static final List<Weights> WEIGHTS = List.of(TextProfile.parse("""
            100         10          1
            main@a:1    main@a:1    init@b:1
            fib@a:5     fib@a:5     fib@a:5
            fib@a:6     mul@m:1
            fib@a:6
            mul@m:1
            """).weigh());

    @Test
    void edges_countASampleOnce_alsoUnderRecursion() {
        CallGraph graph = CallGraph.of(FlameGraph.of(WEIGHTS, Integer.MAX_VALUE), 100);

        assertThat(graph.functions())
                .extracting(CallGraph.Function::name)
                .containsExactly("fib", "main", "mul", "init");
        assertThat(graph.functions().get(0).cost()).isEqualTo(new Cost(1, 111, 111));
        assertThat(graph.edges())
                .containsExactly(
                        new CallGraph.Edge(0, 2, 110, true),
                        new CallGraph.Edge(1, 0, 110, true),
                        new CallGraph.Edge(0, 0, 100, true),
                        new CallGraph.Edge(3, 0, 1, true));
        assertThat(graph.total()).isEqualTo(111);
    }

    @Test
    void functionsBeyondTheLimit_areSteppedOver() {
        List<Weights> weights = List.of(TextProfile.parse("""
                100             7
                main@a:1        main@a:1
                serve@a:2
                hot@a:3         hot@a:3
                """).weigh());
        CallGraph graph = CallGraph.of(FlameGraph.of(weights, Integer.MAX_VALUE), 2);

        assertThat(graph.functions()).extracting(CallGraph.Function::name).containsExactly("hot", "main");
        assertThat(graph.edges()).containsExactly(new CallGraph.Edge(1, 0, 107, true));
        assertThat(graph.allFunctions()).isEqualTo(3);
    }

    @Test
    void costs_ofRandomProfiles_equalTheFunctionTable() throws Exception {
        for (int seed = 0; seed < 200; seed++) {
            List<Weights> weights = List.of(randomWeights(new Random(seed)));
            CallGraph graph = CallGraph.of(FlameGraph.of(weights, Integer.MAX_VALUE), Integer.MAX_VALUE);
            TreeMap<String, Cost> costs = new TreeMap<>();
            graph.functions().forEach(function -> costs.put(function.name() + function.file(), function.cost()));
            TreeMap<String, Cost> table = new TreeMap<>();
            FunctionTable.of(weights).rows().forEach(row -> table.put(row.name() + row.file(), row.cost()));
            assertThat(costs).as("seed " + seed).isEqualTo(table);
        }
    }

    private static Weights randomWeights(Random random) throws Exception {
        StackTree tree = new StackTree();
        Weights weights = new Weights(tree);
        weights.add(tree.add(PprofReader.read(CountingPropertyTest.profile(random), PprofLimits.DEFAULT)), 0);
        return weights;
    }
}
