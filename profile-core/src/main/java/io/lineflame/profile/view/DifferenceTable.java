package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every function that samples of either side touch, with its costs in A, the baseline, and in B, what is compared with it.
 *
 * @param rows what changed most first, by the larger of the changes of self and total; then by name and file
 */
public record DifferenceTable(List<Row> rows) {
    private static final Comparator<Row> ORDER = Comparator.comparingDouble(Row::change)
            .reversed()
            .thenComparing(Row::name)
            .thenComparing(Row::file);

    public DifferenceTable {
        rows = List.copyOf(rows);
    }

    /**
     * One function.
     *
     * @param file      as compiled; can be empty
     * @param startLine 1-based; 0 when unknown; the first one where the selections hold several
     * @param a         zero where nothing of A touches it, as is {@code b}
     */
    public record Row(String name, String file, int startLine, Cost a, Cost b) {

        /** For ordering only, so a double: a difference of two sums can leave 64 bits. */
        private double change() {
            return Math.max(
                    Math.abs((double) b.total() - (double) a.total()), Math.abs((double) b.self() - (double) a.self()));
        }
    }

    /** Adds up the trees of each side by name and file, each sample once for a function. O(nodes), no I/O. */
    public static DifferenceTable of(List<Weights> a, List<Weights> b) {
        List<WeightedStacks> treesA = WeightedStacks.of(a);
        List<WeightedStacks> treesB = WeightedStacks.of(b);
        List<WeightedStacks> trees = new ArrayList<>(treesA);
        trees.addAll(treesB);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        CostTable costsA = costs(treesA, 0, catalog);
        CostTable costsB = costs(treesB, treesA.size(), catalog);
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < catalog.size(); number++) {
            if (costsA.touched(number) || costsB.touched(number)) {
                FunctionCatalog.Function function = catalog.function(number);
                rows.add(new Row(
                        function.name(),
                        function.file(),
                        catalog.startLine(number),
                        costsA.cost(number),
                        costsB.cost(number)));
            }
        }
        rows.sort(ORDER);
        return new DifferenceTable(rows);
    }

    private static CostTable costs(List<WeightedStacks> trees, int first, FunctionCatalog catalog) {
        CostTable costs = new CostTable();
        for (int tree = 0; tree < trees.size(); tree++) {
            StackView view = trees.get(tree).view();
            SlotList slots = FunctionTable.slots(catalog, first + tree, view);
            boolean[] touched = costs.add(trees.get(tree), slots, catalog.size());
            catalog.noteStartLines(first + tree, view, touched);
        }
        return costs;
    }
}
