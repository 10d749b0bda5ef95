package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * What one file costs, line by line and function by function. A line counts once for a sample, whichever functions of the file pass
 * through it.
 *
 * @param cost of the whole file
 * @param lines only lines that were hit, ascending; the file may end before the last
 * @param unknownLine what the profile cannot say the line of; empty when there is none
 * @param functions only those that samples touch; by start line, those without one last, then by name and file
 */
public record FileCosts(
        Cost cost, List<LineBreakdown.Line> lines, Optional<Cost> unknownLine, List<FunctionTable.Row> functions) {

    private static final Comparator<FunctionTable.Row> OUTLINE = Comparator.comparing(
                    (FunctionTable.Row row) -> row.startLine() == 0)
            .thenComparingInt(FunctionTable.Row::startLine)
            .thenComparing(FunctionTable.Row::name)
            .thenComparing(FunctionTable.Row::file);

    public FileCosts {
        lines = List.copyOf(lines);
        functions = List.copyOf(functions);
    }

    /**
     * The costs of one file. O(nodes), no I/O.
     *
     * @param ofFile whether a function (name, file as compiled) stands in it
     */
    public static FileCosts of(List<Weights> weights, BiPredicate<String, String> ofFile) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        Collector collector = new Collector(new FunctionCatalog(trees));
        for (int tree = 0; tree < trees.size(); tree++) {
            collector.add(tree, trees.get(tree), ofFile);
        }
        return collector.costs();
    }

    /** What was counted so far; for one thread. */
    private static final class Collector {

        private static final int FILE = 0;

        private final FunctionCatalog catalog;
        private final CostTable costs = new CostTable();
        private final Map<Integer, Integer> lineSlots = new TreeMap<>();
        private final Map<Integer, Integer> functionSlots = new HashMap<>();
        private int slotCount = 1;

        Collector(FunctionCatalog catalog) {
            this.catalog = catalog;
        }

        void add(int tree, WeightedStacks stacks, BiPredicate<String, String> ofFile) {
            StackView view = stacks.view();
            boolean[] chosen = new boolean[view.keyCount()];
            for (int key = 0; key < chosen.length; key++) {
                chosen[key] = ofFile.test(view.name(key), view.file(key));
            }
            SlotList slots = new SlotList(view.locationCount());
            for (int location = 0; location < view.locationCount(); location++) {
                int innermost = view.lineStart(location);
                for (int line = innermost; line < view.lineEnd(location); line++) {
                    if (chosen[view.lineKey(line)]) {
                        boolean self = line == innermost;
                        slots.add(FILE, self);
                        slots.add(slot(functionSlots, catalog.number(tree, view, view.lineKey(line))), self);
                        slots.add(slot(lineSlots, view.lineNumber(line)), self);
                    }
                }
                slots.nextLocation();
            }
            catalog.noteStartLines(tree, view, costs.add(stacks, slots, slotCount));
        }

        private int slot(Map<Integer, Integer> slots, int what) {
            Integer known = slots.putIfAbsent(what, slotCount);
            return known == null ? slotCount++ : known;
        }

        FileCosts costs() {
            List<LineBreakdown.Line> lines = new ArrayList<>();
            lineSlots.forEach((line, slot) -> {
                if (line > 0 && costs.touched(slot)) {
                    lines.add(new LineBreakdown.Line(line, costs.cost(slot)));
                }
            });
            Optional<Cost> unknown =
                    Optional.ofNullable(lineSlots.get(0)).filter(costs::touched).map(costs::cost);
            return new FileCosts(costs.cost(FILE), lines, unknown, functions());
        }

        private List<FunctionTable.Row> functions() {
            List<FunctionTable.Row> rows = new ArrayList<>();
            functionSlots.forEach((number, slot) -> {
                if (costs.touched(slot)) {
                    FunctionCatalog.Function function = catalog.function(number);
                    rows.add(new FunctionTable.Row(
                            function.name(), function.file(), catalog.startLine(number), costs.cost(slot)));
                }
            });
            rows.sort(OUTLINE);
            return rows;
        }
    }
}
