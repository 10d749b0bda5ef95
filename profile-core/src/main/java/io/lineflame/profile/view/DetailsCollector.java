package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out the details of a set of functions in one walk per tree. */
final class DetailsCollector {
    private static final Comparator<LineBreakdown.InlinedLine> INLINED_ORDER = Comparator.comparingInt(
                    LineBreakdown.InlinedLine::line)
            .thenComparing(LineBreakdown.InlinedLine::function)
            .thenComparing(LineBreakdown.InlinedLine::file)
            .thenComparingInt(LineBreakdown.InlinedLine::calleeLine);

    private final Choice choice;
    private final CostTable costs = new CostTable();
    private final Map<String, Integer> nameSlots = new HashMap<>();
    private final Map<Integer, Integer> functionSlots = new HashMap<>();
    private final Map<LineOf, Integer> lineSlots = new HashMap<>();
    private final Map<InlinedOf, Integer> inlinedSlots = new HashMap<>();
    private int slotCount;
    private FunctionCatalog catalog = new FunctionCatalog(List.of());

    /** Which functions are asked for. */
    interface Choice {
        boolean includes(StackView view, int key);
    }

    /** Numbers of the catalog, as all functions here. */
    private record LineOf(int function, int line) {}

    private record InlinedOf(int function, int line, int callee, int calleeLine) {}

    DetailsCollector(Choice choice) {
        this.choice = choice;
    }

    /** One entry per function (name and file) that samples touch; in no order. */
    List<FunctionDetails> collect(List<Weights> weights) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        catalog = new FunctionCatalog(trees);
        for (int tree = 0; tree < trees.size(); tree++) {
            StackView view = trees.get(tree).view();
            SlotList slots = slots(tree, view);
            boolean[] touched = costs.add(trees.get(tree), slots, slotCount);
            catalog.noteStartLines(tree, view, touched);
        }
        return details();
    }

    private SlotList slots(int tree, StackView view) {
        boolean[] chosen = new boolean[view.keyCount()];
        for (int key = 0; key < chosen.length; key++) {
            chosen[key] = choice.includes(view, key);
        }
        SlotList slots = new SlotList(view.locationCount());
        for (int location = 0; location < view.locationCount(); location++) {
            for (int line = view.lineStart(location); line < view.lineEnd(location); line++) {
                if (chosen[view.lineKey(line)]) {
                    addFrame(slots, tree, view, location, line);
                }
            }
            slots.nextLocation();
        }
        return slots;
    }

    private void addFrame(SlotList slots, int tree, StackView view, int location, int line) {
        int key = view.lineKey(line);
        int function = catalog.number(tree, view, key);
        int innermost = view.lineStart(location);
        boolean self = line == innermost;
        slots.add(slot(nameSlots, catalog.function(function).name()), self);
        slots.add(slot(functionSlots, function), self);
        slots.add(slot(lineSlots, new LineOf(function, view.lineNumber(line))), self);
        for (int inner = line - 1; inner >= innermost && view.lineKey(inner) != key; inner--) {
            int callee = catalog.number(tree, view, view.lineKey(inner));
            InlinedOf inlined = new InlinedOf(function, view.lineNumber(line), callee, view.lineNumber(inner));
            slots.add(slot(inlinedSlots, inlined), inner == innermost);
        }
    }

    private <K> int slot(Map<K, Integer> slots, K key) {
        Integer known = slots.putIfAbsent(key, slotCount);
        return known == null ? slotCount++ : known;
    }

    private List<FunctionDetails> details() {
        Map<Integer, List<LineBreakdown.Line>> lines = new HashMap<>();
        Map<Integer, Cost> unknown = new HashMap<>();
        lineSlots.forEach((line, slot) -> {
            if (costs.touched(slot) && line.line() == 0) {
                unknown.put(line.function(), costs.cost(slot));
            } else if (costs.touched(slot)) {
                lines.computeIfAbsent(line.function(), key -> new ArrayList<>())
                        .add(new LineBreakdown.Line(line.line(), costs.cost(slot)));
            }
        });
        Map<Integer, List<LineBreakdown.InlinedLine>> inlined = inlinedLines();
        List<FunctionDetails> details = new ArrayList<>();
        functionSlots.forEach((function, slot) -> {
            if (costs.touched(slot)) {
                List<LineBreakdown.Line> own = lines.getOrDefault(function, new ArrayList<>());
                own.sort(Comparator.comparingInt(LineBreakdown.Line::line));
                details.add(details(
                        function,
                        slot,
                        new LineBreakdown(
                                own,
                                Optional.ofNullable(unknown.get(function)),
                                inlined.getOrDefault(function, List.of()))));
            }
        });
        return details;
    }

    private Map<Integer, List<LineBreakdown.InlinedLine>> inlinedLines() {
        Map<Integer, List<LineBreakdown.InlinedLine>> inlined = new HashMap<>();
        inlinedSlots.forEach((line, slot) -> {
            if (costs.touched(slot)) {
                FunctionCatalog.Function callee = catalog.function(line.callee());
                inlined.computeIfAbsent(line.function(), key -> new ArrayList<>())
                        .add(new LineBreakdown.InlinedLine(
                                line.line(), callee.name(), callee.file(), line.calleeLine(), costs.cost(slot)));
            }
        });
        inlined.values().forEach(lines -> lines.sort(INLINED_ORDER));
        return inlined;
    }

    private FunctionDetails details(int number, int slot, LineBreakdown breakdown) {
        FunctionCatalog.Function function = catalog.function(number);
        Integer nameSlot = nameSlots.get(function.name());
        Cost allFiles = nameSlot == null ? Cost.ZERO : costs.cost(nameSlot);
        return new FunctionDetails(
                function.name(),
                function.file(),
                catalog.startLine(number),
                costs.cost(slot),
                allFiles,
                breakdown,
                List.of());
    }
}
