package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Every function that samples touch, with its costs.
 *
 * @param rows by total descending, then by name and file
 */
public record FunctionTable(List<Row> rows) {
    private static final Comparator<Row> ORDER = Comparator.comparingLong(
                    (Row row) -> row.cost().total())
            .reversed()
            .thenComparing(Row::name)
            .thenComparing(Row::file);

    public FunctionTable {
        rows = List.copyOf(rows);
    }

    /**
     * One function.
     *
     * @param file      as compiled; can be empty
     * @param startLine 1-based; 0 when unknown; the first one where the selection holds several
     */
    public record Row(String name, String file, int startLine, Cost cost) {}

    /** Adds up several trees by name and file. O(nodes), no I/O. */
    public static FunctionTable of(List<Weights> weights) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        CostTable costs = new CostTable();
        for (int tree = 0; tree < trees.size(); tree++) {
            StackView view = trees.get(tree).view();
            SlotList slots = slots(catalog, tree, view);
            boolean[] touched = costs.add(trees.get(tree), slots, catalog.size());
            catalog.noteStartLines(tree, view, touched);
        }
        List<Row> rows = new ArrayList<>();
        for (int number = 0; number < catalog.size(); number++) {
            if (costs.touched(number)) {
                FunctionCatalog.Function function = catalog.function(number);
                rows.add(new Row(function.name(), function.file(), catalog.startLine(number), costs.cost(number)));
            }
        }
        rows.sort(ORDER);
        return new FunctionTable(rows);
    }

    /** Per location the functions of its lines. */
    static SlotList slots(FunctionCatalog catalog, int tree, StackView view) {
        SlotList slots = new SlotList(view.locationCount());
        for (int location = 0; location < view.locationCount(); location++) {
            int innermost = view.lineStart(location);
            for (int line = innermost; line < view.lineEnd(location); line++) {
                slots.add(catalog.number(tree, view, view.lineKey(line)), line == innermost);
            }
            slots.nextLocation();
        }
        return slots;
    }
}
