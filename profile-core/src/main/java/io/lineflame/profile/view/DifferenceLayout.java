package io.lineflame.profile.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Chooses the nodes of a difference that are shown, and puts them in order. */
final class DifferenceLayout {
    private final FrameUnion frames;
    private final FunctionCatalog catalog;

    DifferenceLayout(FrameUnion frames, FunctionCatalog catalog) {
        this.frames = frames;
        this.catalog = catalog;
    }

    DifferenceGraph layOut(int maxNodes) {
        boolean[] shown = Heaviest.of(frames.weight(), maxNodes);
        List<FunctionCatalog.Function> functions = new ArrayList<>();
        int[] rank = rank(shown, functions);
        int[] function = frames.function();
        int[] order = Preorder.of(frames.parent(), shown, node -> node == 0 ? 0 : rank[function[node]]);
        return graph(order, rank, List.copyOf(functions), truncation(shown, order.length));
    }

    /** Per number of a function its place by name; the functions that are shown go to {@code functions}, so ordered. */
    private int[] rank(boolean[] shown, List<FunctionCatalog.Function> functions) {
        boolean[] used = new boolean[catalog.size()];
        for (int node = 1; node < shown.length; node++) {
            used[frames.function()[node]] |= shown[node];
        }
        int[] rank = new int[catalog.size()];
        IntStream.range(0, used.length)
                .filter(number -> used[number])
                .boxed()
                .sorted((a, b) -> FunctionCatalog.BY_NAME.compare(catalog.function(a), catalog.function(b)))
                .forEachOrdered(number -> {
                    rank[number] = functions.size();
                    functions.add(catalog.function(number));
                });
        return rank;
    }

    private DifferenceGraph graph(
            int[] order,
            int[] rank,
            List<FunctionCatalog.Function> functions,
            Optional<DifferenceGraph.Truncation> truncation) {
        int size = order.length;
        int[] place = new int[frames.count()];
        int[] parent = new int[size];
        int[] function = new int[size];
        boolean[] inlined = new boolean[size];
        for (int i = 0; i < size; i++) {
            int node = order[i];
            place[node] = i;
            parent[i] = node == 0 ? -1 : place[frames.parent()[node]];
            function[i] = node == 0 ? -1 : rank[frames.function()[node]];
            inlined[i] = frames.inlined()[node];
        }
        return new DifferenceGraph(
                parent,
                function,
                inlined,
                side(frames.a(), order),
                side(frames.b(), order),
                functions,
                functions.stream()
                        .mapToInt(one -> catalog.startLine(catalog.numberOf(one)))
                        .toArray(),
                truncation);
    }

    private static DifferenceGraph.Side side(FrameUnion.Costs costs, int[] order) {
        return new DifferenceGraph.Side(
                ordered(costs.self(), order), ordered(costs.total(), order), ordered(costs.samples(), order));
    }

    private static long[] ordered(long[] column, int[] order) {
        long[] ordered = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            ordered[i] = column[order[i]];
        }
        return ordered;
    }

    private Optional<DifferenceGraph.Truncation> truncation(boolean[] shown, int shownCount) {
        return shownCount == shown.length
                ? Optional.empty()
                : Optional.of(new DifferenceGraph.Truncation(
                        shownCount, shown.length, hidden(frames.a(), shown), hidden(frames.b(), shown)));
    }

    private static long hidden(FrameUnion.Costs costs, boolean[] shown) {
        long hidden = 0;
        for (int node = 0; node < shown.length; node++) {
            hidden += shown[node] ? 0 : costs.self()[node];
        }
        return hidden;
    }
}
