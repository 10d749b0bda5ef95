package io.lineflame.profile.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.lineflame.profile.pprof.PprofLimits;
import io.lineflame.profile.pprof.PprofProfile;
import io.lineflame.profile.pprof.PprofReader;
import io.lineflame.profile.stacks.StackTree;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Random profiles with much recursion and inlining: calls and sandwiches by us and word for word. */
final class CallsPropertyTest {
    private static final int ROUNDS = 200;

    @Test
    void callsAndSandwiches_ofRandomProfiles_equalTheNaiveCount() throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            Random random = new Random(seed);
            List<PprofProfile> profiles = new ArrayList<>();
            List<Weights> trees = new ArrayList<>();
            for (int tree = random.nextInt(1, 4); tree > 0; tree--) {
                PprofProfile profile = PprofReader.read(CountingPropertyTest.profile(random), PprofLimits.DEFAULT);
                StackTree stacks = new StackTree();
                Weights weights = new Weights(stacks);
                weights.add(stacks.add(profile), 0);
                profiles.add(profile);
                trees.add(weights);
            }
            for (String name : List.of("f0", "f1", "f2")) {
                for (String file : List.of("file0", "file1")) {
                    assertCallsEqual(trees, profiles, name, file, random.nextInt(4), seed);
                    assertSandwichEquals(trees, profiles, name, file, seed);
                }
            }
        }
    }

    private static void assertCallsEqual(
            List<Weights> trees, List<PprofProfile> profiles, String name, String file, int line, int seed) {
        NaiveCalls naive = new NaiveCalls(name, file, line);
        profiles.forEach(profile -> naive.add(profile, 0));
        Calls calls = Calls.of(trees, name, file, line);
        assertThat(text(calls)).as("seed " + seed).isEqualTo(naive.rows());
        if (line == 0) {
            Cost function =
                    FunctionDetails.of(trees, FunctionSelector.of(name, file)).cost();
            assertThat(calls.cost()).as("seed " + seed).isEqualTo(function);
        }
    }

    private static Map<String, String> text(Calls calls) {
        Map<String, String> text = new TreeMap<>();
        if (calls.cost().samples() > 0) {
            text.put("total", calls.cost().total() + " " + calls.cost().samples());
        }
        if (calls.withoutCaller().samples() > 0) {
            text.put(
                    "no caller",
                    calls.withoutCaller().total() + " " + calls.withoutCaller().samples());
        }
        calls.callers().forEach(row -> text.put("caller " + what(row) + ":" + row.line(), amounts(row)));
        calls.callees().forEach(row -> text.put("callee " + what(row), amounts(row)));
        return text;
    }

    private static String what(Calls.Row row) {
        return (row.inlined() ? "inlined " : "") + row.function() + "@" + row.file();
    }

    private static String amounts(Calls.Row row) {
        return row.total() + " " + row.samples();
    }

    private static void assertSandwichEquals(
            List<Weights> trees, List<PprofProfile> profiles, String name, String file, int seed) {
        NaiveSandwich naive = new NaiveSandwich(name + "@" + file);
        profiles.forEach(profile -> naive.add(profile, 0));
        Sandwich sandwich = Sandwich.of(trees, name, file, Integer.MAX_VALUE);
        Cost cost = FunctionDetails.of(trees, FunctionSelector.of(name, file)).cost();
        assertThat(paths(sandwich.callers())).as("seed " + seed).isEqualTo(naive.callers());
        assertThat(paths(sandwich.callees())).as("seed " + seed).isEqualTo(naive.callees());
        for (FlameGraph side : List.of(sandwich.callers(), sandwich.callees())) {
            assertThat(side.total(0)).isEqualTo(cost.total());
            assertThat(side.samples(0)).isEqualTo(cost.samples());
        }
    }

    /** Total and samples by the functions from node 0 on; nothing for a function that no sample has. */
    private static Map<String, String> paths(FlameGraph graph) {
        Map<String, String> costs = new TreeMap<>();
        List<String> paths = new ArrayList<>();
        for (int node = 0; node < graph.nodeCount(); node++) {
            int function = graph.function(node);
            String name = graph.functionName(function) + "@" + graph.functionFile(function);
            paths.add(node == 0 ? name : paths.get(graph.parent(node)) + " " + name);
            if (graph.samples(node) > 0) {
                costs.put(paths.get(node), graph.total(node) + " " + graph.samples(node));
            }
        }
        return costs;
    }
}
