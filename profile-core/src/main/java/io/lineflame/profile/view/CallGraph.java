package io.lineflame.profile.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who calls whom: each function once, and an edge for each pair of caller and callee. A sample counts once for a function and once
 * for an edge, however often its stack passes through.
 *
 * @param functions by total descending, then by name and file
 * @param edges by total descending, then by caller and callee
 * @param allFunctions how many there would be without a limit
 * @param total of the whole selection
 */
public record CallGraph(List<Function> functions, List<Edge> edges, int allFunctions, long total) {

    private static final Comparator<Function> LARGEST_FIRST = Comparator.comparingLong(
                    (Function function) -> function.cost().total())
            .reversed()
            .thenComparing(Function::name)
            .thenComparing(Function::file);
    private static final Comparator<Edge> EDGES = Comparator.comparingLong(Edge::total)
            .reversed()
            .thenComparingInt(Edge::caller)
            .thenComparingInt(Edge::callee);

    public CallGraph {
        functions = List.copyOf(functions);
        edges = List.copyOf(edges);
    }

    /**
     * A function.
     *
     * @param file as compiled; can be empty
     */
    public record Function(String name, String file, Cost cost) {}

    /**
     * Calls from one function to another, or to itself.
     *
     * @param caller an index of the functions, as is {@code callee}
     * @param direct whether any of them calls without a function in between that the limit left out
     */
    public record Edge(int caller, int callee, long total, boolean direct) {}

    /**
     * The graph of the functions with the largest totals. O(nodes), no I/O.
     *
     * @param graph one that is not truncated
     * @param maxFunctions at least 1
     */
    public static CallGraph of(FlameGraph graph, int maxFunctions) {
        int[] end = subtrees(graph);
        List<Function> all = functions(graph, end);
        Integer[] order = new Integer[all.size()];
        Arrays.setAll(order, number -> number);
        Arrays.sort(order, Comparator.comparing(all::get, LARGEST_FIRST));
        int[] rank = new int[all.size()];
        Arrays.fill(rank, -1);
        List<Function> shown = new ArrayList<>();
        for (Integer number : order) {
            if (shown.size() < maxFunctions) {
                rank[number] = shown.size();
                shown.add(all.get(number));
            }
        }
        return new CallGraph(shown, edges(graph, end, rank), all.size(), graph.total(0));
    }

    /** A flame graph stands in the order of drawing, so what is under a node is a range: here is where each ends. */
    private static int[] subtrees(FlameGraph graph) {
        int[] end = new int[graph.nodeCount()];
        for (int node = graph.nodeCount() - 1; node >= 0; node--) {
            end[node] = Math.max(end[node], node + 1);
            if (node > 0) {
                end[graph.parent(node)] = Math.max(end[graph.parent(node)], end[node]);
            }
        }
        return end;
    }

    private static List<Function> functions(FlameGraph graph, int[] end) {
        long[] self = new long[graph.functionCount()];
        long[] total = new long[graph.functionCount()];
        long[] samples = new long[graph.functionCount()];
        int[] coveredUntil = new int[graph.functionCount()];
        for (int node = 1; node < graph.nodeCount(); node++) {
            int function = graph.function(node);
            self[function] += graph.self(node);
            if (node >= coveredUntil[function]) {
                total[function] += graph.total(node);
                samples[function] += graph.samples(node);
                coveredUntil[function] = end[node];
            }
        }
        List<Function> functions = new ArrayList<>();
        for (int function = 0; function < self.length; function++) {
            Cost cost = new Cost(self[function], total[function], samples[function]);
            functions.add(new Function(graph.functionName(function), graph.functionFile(function), cost));
        }
        return functions;
    }

    private static final class EdgeSum {
        private long total;
        private int coveredUntil;
        private boolean direct;
    }

    private static List<Edge> edges(FlameGraph graph, int[] end, int[] rank) {
        Map<Long, EdgeSum> sums = new HashMap<>();
        int[] nearestShown = new int[graph.nodeCount()]; // itself where it is shown; 0 for none
        for (int node = 1; node < graph.nodeCount(); node++) {
            int caller = nearestShown[graph.parent(node)];
            int callee = rank[graph.function(node)];
            nearestShown[node] = callee < 0 ? caller : node;
            if (callee < 0 || caller == 0) {
                continue;
            }
            long key = (long) rank[graph.function(caller)] << 32 | callee;
            EdgeSum sum = sums.computeIfAbsent(key, pair -> new EdgeSum());
            sum.direct |= caller == graph.parent(node);
            if (node >= sum.coveredUntil) {
                sum.total += graph.total(node);
                sum.coveredUntil = end[node];
            }
        }
        List<Edge> edges = new ArrayList<>();
        sums.forEach((key, sum) -> edges.add(new Edge((int) (key >>> 32), (int) (long) key, sum.total, sum.direct)));
        edges.sort(EDGES);
        return edges;
    }
}
