package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.function.BiPredicate;

/** What sets of functions cost together, each sample once. */
public final class FunctionGroups {

    private FunctionGroups() {}

    /** The cost of the functions that {@code inGroup} (name, file) lets through. O(nodes), no I/O. */
    public static Cost cost(List<Weights> weights, BiPredicate<String, String> inGroup) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        CostTable costs = new CostTable();
        for (WeightedStacks tree : trees) {
            costs.add(tree, slots(tree.view(), inGroup), 1);
        }
        return costs.cost(0);
    }

    private static SlotList slots(StackView view, BiPredicate<String, String> inGroup) {
        boolean[] chosen = new boolean[view.keyCount()];
        for (int key = 0; key < chosen.length; key++) {
            chosen[key] = inGroup.test(view.name(key), view.file(key));
        }
        SlotList slots = new SlotList(view.locationCount());
        for (int location = 0; location < view.locationCount(); location++) {
            int innermost = view.lineStart(location);
            for (int line = innermost; line < view.lineEnd(location); line++) {
                if (chosen[view.lineKey(line)]) {
                    slots.add(0, line == innermost);
                }
            }
            slots.nextLocation();
        }
        return slots;
    }
}
