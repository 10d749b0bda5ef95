package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random pairs of selections, with recursion, inlining and negative values: each side is what it is by itself. */
final class DifferencePropertyTest {
    private static final int ROUNDS = 300;

    @Test
    void eachSide_randomProfiles_isItsOwnFlameGraphAndTable() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Weights> a = selection(random);
            List<Weights> b = selection(random);
            DifferenceGraph graph = DifferenceGraph.of(a, b, Integer.MAX_VALUE);

            assertThat(costs(graph, graph.a())).as("A of seed " + seed).isEqualTo(costs(a));
            assertThat(costs(graph, graph.b())).as("B of seed " + seed).isEqualTo(costs(b));
            assertThat(graph.nodeCount()).isEqualTo(both(costs(a), costs(b)).size());
            assertTable(a, b, seed);
        }
    }

    @Test
    void limits_randomProfiles_loseNothing() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<Weights> a = selection(random);
            List<Weights> b = selection(random);
            DifferenceGraph graph = DifferenceGraph.of(a, b, random.nextInt(1, 20));
            DifferenceGraph.Truncation cut =
                    graph.truncation().orElse(new DifferenceGraph.Truncation(graph.nodeCount(), 0, 0, 0));

            assertThat(graph.nodeCount()).isEqualTo(cut.shownNodes());
            assertThat(selfOf(graph, graph.a()) + cut.hiddenSelfA()).isEqualTo(total(a));
            assertThat(selfOf(graph, graph.b()) + cut.hiddenSelfB()).isEqualTo(total(b));
            assertThat(graph.a().total(0)).isEqualTo(total(a));
            assertThat(graph.b().total(0)).isEqualTo(total(b));
        }
    }

    private static void assertTable(List<Weights> a, List<Weights> b, int seed) {
        Map<String, Cost> ofA = new HashMap<>();
        Map<String, Cost> ofB = new HashMap<>();
        FunctionTable.of(a).rows().forEach(row -> ofA.put(row.name() + "@" + row.file(), row.cost()));
        FunctionTable.of(b).rows().forEach(row -> ofB.put(row.name() + "@" + row.file(), row.cost()));
        List<DifferenceTable.Row> rows = DifferenceTable.of(a, b).rows();
        for (DifferenceTable.Row row : rows) {
            String name = row.name() + "@" + row.file();
            assertThat(row.a()).as("seed " + seed).isEqualTo(ofA.getOrDefault(name, Cost.ZERO));
            assertThat(row.b()).as("seed " + seed).isEqualTo(ofB.getOrDefault(name, Cost.ZERO));
        }
        assertThat(rows).hasSize(both(ofA, ofB).size());
    }

    private static <V> Map<String, V> both(Map<String, V> a, Map<String, V> b) {
        Map<String, V> both = new HashMap<>(a);
        both.putAll(b);
        return both;
    }

    private static List<Weights> selection(Random random) throws Exception {
        List<Weights> trees = new ArrayList<>();
        for (int count = random.nextInt(4); count > 0; count--) {
            StackTree tree = new StackTree();
            Weights weights = new Weights(tree);
            weights.add(tree.add(PprofReader.read(CountingPropertyTest.profile(random), PprofLimits.DEFAULT)), 0);
            trees.add(weights);
        }
        return trees;
    }

    private static long total(List<Weights> weights) {
        return weights.stream().mapToLong(Weights::total).sum();
    }

    private static long selfOf(DifferenceGraph graph, DifferenceGraph.Side side) {
        long self = 0;
        for (int node = 0; node < graph.nodeCount(); node++) {
            self += side.self(node);
        }
        return self;
    }

    /** Per path its costs in one side, without those that only the other side has. */
    private static Map<String, Cost> costs(DifferenceGraph graph, DifferenceGraph.Side side) {
        Map<String, Cost> costs = new HashMap<>();
        String[] paths = new String[graph.nodeCount()];
        for (int node = 0; node < paths.length; node++) {
            int function = graph.function(node);
            paths[node] = function < 0
                    ? ""
                    : paths[graph.parent(node)] + "/" + graph.functionName(function) + "@"
                            + graph.functionFile(function);
            if (node == 0 || side.samples(node) != 0) {
                costs.put(paths[node], new Cost(side.self(node), side.total(node), side.samples(node)));
            }
        }
        return costs;
    }

    private static Map<String, Cost> costs(List<Weights> weights) {
        FlameGraph graph = FlameGraph.of(weights, Integer.MAX_VALUE);
        Map<String, Cost> costs = new HashMap<>();
        String[] paths = new String[graph.nodeCount()];
        for (int node = 0; node < paths.length; node++) {
            int function = graph.function(node);
            paths[node] = function < 0
                    ? ""
                    : paths[graph.parent(node)] + "/" + graph.functionName(function) + "@"
                            + graph.functionFile(function);
            if (node == 0 || graph.samples(node) != 0) {
                costs.put(paths[node], new Cost(graph.self(node), graph.total(node), graph.samples(node)));
            }
        }
        return costs;
    }
}
