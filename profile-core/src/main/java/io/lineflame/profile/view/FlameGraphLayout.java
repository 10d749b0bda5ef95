package io.lineflame.profile.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Chooses the nodes of a flame graph that are shown, and puts them in order. */
final class FlameGraphLayout {
    private final FunctionCatalog catalog;
    private final FrameTree.Columns all;
    private final int count;

    FlameGraphLayout(FrameTree frames, FunctionCatalog catalog) {
        this.catalog = catalog;
        this.all = frames.columns();
        this.count = all.parent().length;
    }

    FlameGraph layOut(int maxNodes) {
        boolean[] shown = Heaviest.of(all.weight(), maxNodes);
        Integer[] byName = functionsByName(shown);
        int[] rank = new int[catalog.size()];
        List<FunctionCatalog.Function> functions = new ArrayList<>();
        for (Integer number : byName) {
            rank[number] = functions.size();
            functions.add(catalog.function(number));
        }
        int[] order = preorder(shown, rank);
        int[] startLines = Arrays.stream(byName).mapToInt(catalog::startLine).toArray();
        return new FlameGraph(
                columns(order, rank), List.copyOf(functions), startLines, truncation(shown, order.length));
    }

    private Integer[] functionsByName(boolean[] shown) {
        boolean[] used = new boolean[catalog.size()];
        for (int node = all.function()[0] < 0 ? 1 : 0; node < count; node++) {
            used[all.function()[node]] |= shown[node];
        }
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < used.length; number++) {
            if (used[number]) {
                numbers.add(number);
            }
        }
        numbers.sort((a, b) -> FunctionCatalog.BY_NAME.compare(catalog.function(a), catalog.function(b)));
        return numbers.toArray(new Integer[0]);
    }

    /** Nodes in the order of drawing: each before its children, these by rank. */
    private int[] preorder(boolean[] shown, int[] rank) {
        return Preorder.of(all.parent(), shown, node -> node == 0 ? 0 : rank[all.function()[node]]);
    }

    private FrameTree.Columns columns(int[] order, int[] rank) {
        int size = order.length;
        int[] place = new int[count];
        int[] parent = new int[size];
        int[] function = new int[size];
        long[] self = new long[size];
        long[] total = new long[size];
        long[] samples = new long[size];
        long[] weight = new long[size];
        boolean[] inlined = new boolean[size];
        for (int i = 0; i < size; i++) {
            int node = order[i];
            place[node] = i;
            parent[i] = node == 0 ? -1 : place[all.parent()[node]];
            function[i] = all.function()[node] < 0 ? -1 : rank[all.function()[node]];
            self[i] = all.self()[node];
            total[i] = all.total()[node];
            samples[i] = all.samples()[node];
            weight[i] = all.weight()[node];
            inlined[i] = all.inlined()[node];
        }
        return new FrameTree.Columns(parent, function, self, total, samples, weight, inlined);
    }

    private Optional<FlameGraph.Truncation> truncation(boolean[] shown, int shownCount) {
        if (shownCount == count) {
            return Optional.empty();
        }
        long hidden = 0;
        for (int node = 0; node < count; node++) {
            hidden += shown[node] ? 0 : all.self()[node];
        }
        return Optional.of(new FlameGraph.Truncation(shownCount, count, hidden));
    }
}
