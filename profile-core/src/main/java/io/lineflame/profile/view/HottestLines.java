package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * The lines that cost most by themselves, over all functions.
 *
 * @param lines by self descending, then by total descending, then by function, file and line; unknown lines (0) compete too
 */
public record HottestLines(List<Line> lines) {
    private static final Comparator<Line> ORDER = Comparator.comparingLong(
                    (Line line) -> line.cost().self())
            .reversed()
            .thenComparing(
                    Comparator.comparingLong((Line line) -> line.cost().total()).reversed())
            .thenComparing(Line::function)
            .thenComparing(Line::file)
            .thenComparingInt(Line::line);

    public HottestLines {
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param file as compiled; can be empty
     * @param line 1-based; 0 when unknown
     */
    public record Line(String function, String file, int line, Cost cost) {}

    private record LineOf(int function, int line) {}

    /**
     * The hottest lines of the functions that {@code wanted} (name, file) lets through, at most {@code limit}; only lines
     * with self. O(nodes), no I/O.
     */
    public static HottestLines of(List<Weights> weights, int limit, BiPredicate<String, String> wanted) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        CostTable costs = new CostTable();
        Map<LineOf, Integer> slotOf = new HashMap<>();
        for (int tree = 0; tree < trees.size(); tree++) {
            StackView view = trees.get(tree).view();
            SlotList slots = slots(catalog, tree, view, wanted, slotOf);
            costs.add(trees.get(tree), slots, slotOf.size());
        }
        List<Line> lines = new ArrayList<>();
        slotOf.forEach((line, slot) -> {
            Cost cost = costs.cost(slot);
            if (cost.self() > 0) {
                FunctionCatalog.Function function = catalog.function(line.function());
                lines.add(new Line(function.name(), function.file(), line.line(), cost));
            }
        });
        lines.sort(ORDER);
        return new HottestLines(lines.subList(0, Math.min(limit, lines.size())));
    }

    private static SlotList slots(
            FunctionCatalog catalog,
            int tree,
            StackView view,
            BiPredicate<String, String> wanted,
            Map<LineOf, Integer> slotOf) {
        boolean[] chosen = new boolean[view.keyCount()];
        for (int key = 0; key < chosen.length; key++) {
            chosen[key] = wanted.test(view.name(key), view.file(key));
        }
        SlotList slots = new SlotList(view.locationCount());
        for (int location = 0; location < view.locationCount(); location++) {
            int innermost = view.lineStart(location);
            for (int line = innermost; line < view.lineEnd(location); line++) {
                if (chosen[view.lineKey(line)]) {
                    LineOf place = new LineOf(catalog.number(tree, view, view.lineKey(line)), view.lineNumber(line));
                    Integer known = slotOf.putIfAbsent(place, slotOf.size());
                    slots.add(known == null ? slotOf.size() - 1 : known, line == innermost);
                }
            }
            slots.nextLocation();
        }
        return slots;
    }
}
