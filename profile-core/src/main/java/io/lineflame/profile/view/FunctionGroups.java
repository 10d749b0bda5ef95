package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** What sets of functions cost together, each sample once. */
public final class FunctionGroups {

    private FunctionGroups() {}

    /**
     * The cost of each group, all in one pass. O(nodes), no I/O.
     *
     * @param count of the groups
     * @param groupsOf the numbers of the groups that a function (name, file) is in, which may be several, from 0
     */
    public static List<Cost> costs(
            List<Weights> weights, int count, BiFunction<String, String, List<Integer>> groupsOf) {
        CostTable costs = new CostTable();
        for (WeightedStacks tree : WeightedStacks.of(weights)) {
            costs.add(tree, slots(tree.view(), groupsOf), count);
        }
        return IntStream.range(0, count).mapToObj(costs::cost).toList();
    }

    private static SlotList slots(StackView view, BiFunction<String, String, List<Integer>> groupsOf) {
        List<List<Integer>> groups = new ArrayList<>();
        for (int key = 0; key < view.keyCount(); key++) {
            groups.add(groupsOf.apply(view.name(key), view.file(key)));
        }
        SlotList slots = new SlotList(view.locationCount());
        for (int location = 0; location < view.locationCount(); location++) {
            int innermost = view.lineStart(location);
            for (int line = innermost; line < view.lineEnd(location); line++) {
                for (int group : groups.get(view.lineKey(line))) {
                    slots.add(group, line == innermost);
                }
            }
            slots.nextLocation();
        }
        return slots;
    }
}
