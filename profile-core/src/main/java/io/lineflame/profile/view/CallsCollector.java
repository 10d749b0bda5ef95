package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Works out the calls of a function in one walk per tree. */
final class CallsCollector {
    private static final int FUNCTION = 0;
    private static final int WITHOUT_CALLER = 1;
    private static final int NO_LINE = -1;

    private final FunctionSelector selector;
    private final int line;
    private final CostTable costs = new CostTable();
    private final Map<End, Integer> slots = new HashMap<>();
    private boolean[] inlined = new boolean[64];
    private int slotCount = 2;
    private FunctionCatalog catalog = new FunctionCatalog(List.of());

    /** The other end of a call; the function is a number of the catalog. */
    private record End(boolean caller, int function, int line) {}

    CallsCollector(FunctionSelector selector, int line) {
        this.selector = selector;
        this.line = line;
    }

    Calls collect(List<Weights> weights) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        catalog = new FunctionCatalog(trees);
        for (int tree = 0; tree < trees.size(); tree++) {
            new Walk(tree, trees.get(tree)).countAll();
        }
        return new Calls(costs.cost(FUNCTION), costs.cost(WITHOUT_CALLER), rows(true), rows(false));
    }

    /** One tree. What a line stands for is looked up once: {@code callers} and {@code callees} hold slots by line, 0 until known. */
    private final class Walk {
        private final int tree;
        private final WeightedStacks stacks;
        private final StackView view;
        private final boolean[] asked;
        private final int[] callers;
        private final int[] callees;
        private int[] coveredUntil = new int[64];

        Walk(int tree, WeightedStacks stacks) {
            this.tree = tree;
            this.stacks = stacks;
            this.view = stacks.view();
            this.asked = askedLines(view);
            this.callers = new int[asked.length];
            this.callees = new int[asked.length];
        }

        void countAll() {
            int position = 1;
            while (position < stacks.size()) {
                if (stacks.touched(position, stacks.end(position))) {
                    countLocation(position++);
                } else {
                    position = stacks.end(position);
                }
            }
        }

        private void countLocation(int position) {
            int node = stacks.nodeAt(position);
            int above = view.location(view.parent(node));
            int caller = above < 0 ? NO_LINE : view.lineStart(above);
            int innermost = view.lineStart(view.location(node));
            int outermost = view.lineEnd(view.location(node)) - 1;
            for (int frame = outermost; frame >= innermost; frame--) {
                if (asked[frame]) {
                    count(position, FUNCTION, frame == innermost, false);
                    count(position, caller == NO_LINE ? WITHOUT_CALLER : callerSlot(caller), false, frame != outermost);
                }
                if (caller != NO_LINE && asked[caller]) {
                    count(position, calleeSlot(frame), false, frame != outermost);
                }
                caller = frame;
            }
        }

        private int callerSlot(int frame) {
            if (callers[frame] == 0) {
                int function = catalog.number(tree, view, view.lineKey(frame));
                callers[frame] = slot(new End(true, function, view.lineNumber(frame)));
            }
            return callers[frame];
        }

        private int calleeSlot(int frame) {
            if (callees[frame] == 0) {
                callees[frame] = slot(new End(false, catalog.number(tree, view, view.lineKey(frame)), 0));
            }
            return callees[frame];
        }

        private void count(int position, int slot, boolean ends, boolean asInlined) {
            if (slot >= coveredUntil.length) {
                coveredUntil = Arrays.copyOf(coveredUntil, 2 * slot);
            }
            inlined[slot] &= asInlined;
            costs.count(stacks, position, slot, ends, coveredUntil);
        }
    }

    private boolean[] askedLines(StackView view) {
        boolean[] keys = selector.keys(view);
        int locations = view.locationCount();
        boolean[] asked = new boolean[locations == 0 ? 0 : view.lineEnd(locations - 1)];
        for (int frame = 0; frame < asked.length; frame++) {
            asked[frame] = keys[view.lineKey(frame)] && (line == 0 || view.lineNumber(frame) == line);
        }
        return asked;
    }

    private int slot(End end) {
        Integer known = slots.putIfAbsent(end, slotCount);
        if (known != null) {
            return known;
        }
        if (slotCount == inlined.length) {
            inlined = Arrays.copyOf(inlined, 2 * slotCount);
        }
        inlined[slotCount] = true;
        return slotCount++;
    }

    private List<Calls.Row> rows(boolean callers) {
        List<Calls.Row> rows = new ArrayList<>();
        slots.forEach((end, slot) -> {
            if (end.caller() == callers) {
                FunctionCatalog.Function function = catalog.function(end.function());
                Cost cost = costs.cost(slot);
                rows.add(new Calls.Row(
                        function.name(), function.file(), end.line(), inlined[slot], cost.total(), cost.samples()));
            }
        });
        rows.sort(Calls.ORDER);
        return rows;
    }
}
