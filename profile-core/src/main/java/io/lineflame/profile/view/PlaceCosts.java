package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What the files and directories of a repository cost, each sample once for each of them.
 *
 * <p>The self of all files, of everything outside and of samples without a stack is the value of the profile.
 *
 * @param inside by path, files and directories alike; {@code ""} is the whole repository. Only what samples touch
 * @param outside by kind; only what samples touch
 * @param allOutside of all kinds together, each sample once
 */
public record PlaceCosts(SortedMap<String, Cost> inside, SortedMap<String, Cost> outside, Cost allOutside) {

    /** The path of the whole repository. */
    public static final String ROOT = "";

    public PlaceCosts {
        inside = Collections.unmodifiableSortedMap(new TreeMap<>(inside));
        outside = Collections.unmodifiableSortedMap(new TreeMap<>(outside));
    }

    /**
     * The cost of every place, all in one pass. O(nodes × depth of the directories), no I/O.
     *
     * @param placeOf where a function (name, file as compiled) stands; asked once for each function of each tree
     */
    public static PlaceCosts of(List<Weights> weights, BiFunction<String, String, CodePlace> placeOf) {
        CostTable costs = new CostTable();
        Slots slots = new Slots();
        for (WeightedStacks tree : WeightedStacks.of(weights)) {
            SlotList list = slots.of(tree.view(), placeOf);
            costs.add(tree, list, slots.count);
        }
        return new PlaceCosts(
                touched(costs, slots.inside), touched(costs, slots.outside), costs.cost(Slots.ALL_OUTSIDE));
    }

    /** Nothing where no sample touches it. */
    public Cost at(String path) {
        return inside.getOrDefault(path, Cost.ZERO);
    }

    private static SortedMap<String, Cost> touched(CostTable costs, Map<String, Integer> slots) {
        SortedMap<String, Cost> touched = new TreeMap<>();
        slots.forEach((what, slot) -> {
            if (costs.touched(slot)) {
                touched.put(what, costs.cost(slot));
            }
        });
        return touched;
    }

    /** One for each file, each directory and each kind; they are the same over all trees. */
    private static final class Slots {

        private static final int ALL_OUTSIDE = 0;

        private final Map<String, Integer> inside = new HashMap<>();
        private final Map<String, Integer> outside = new HashMap<>();
        private int count = 1;

        SlotList of(StackView view, BiFunction<String, String, CodePlace> placeOf) {
            List<List<Integer>> slotsOf = new ArrayList<>();
            for (int key = 0; key < view.keyCount(); key++) {
                slotsOf.add(of(placeOf.apply(view.name(key), view.file(key))));
            }
            SlotList slots = new SlotList(view.locationCount());
            for (int location = 0; location < view.locationCount(); location++) {
                int innermost = view.lineStart(location);
                for (int line = innermost; line < view.lineEnd(location); line++) {
                    for (int slot : slotsOf.get(view.lineKey(line))) {
                        slots.add(slot, line == innermost);
                    }
                }
                slots.nextLocation();
            }
            return slots;
        }

        private List<Integer> of(CodePlace place) {
            if (place instanceof CodePlace.Outside elsewhere) {
                return List.of(ALL_OUTSIDE, slot(outside, elsewhere.kind()));
            }
            String path = ((CodePlace.Inside) place).path();
            List<Integer> slots = new ArrayList<>();
            slots.add(slot(inside, ROOT));
            for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
                slots.add(slot(inside, path.substring(0, slash)));
            }
            slots.add(slot(inside, path));
            return List.copyOf(slots);
        }

        private int slot(Map<String, Integer> slots, String what) {
            Integer known = slots.putIfAbsent(what, count);
            return known == null ? count++ : known;
        }
    }
}
