package io.lineflame.profile.view;

import java.util.Arrays;

/**
 * Costs of many things at once, a slot each: lines, functions, whatever a set of locations stands for.
 *
 * <p>One walk in depth-first order. A sample counts once for a slot however often its stack passes through it: a slot
 * remembers where the subtree ends that it has counted, and until then nothing is counted again. That is exact under
 * recursion and for a function inlined into itself, and needs one int per slot.
 */
final class CostTable {
    private long[] self = new long[64];
    private long[] total = new long[64];
    private long[] samples = new long[64];
    private boolean[] touched = new boolean[64];

    /** Adds the costs in one tree. Gives per location whether any sample touches it, of those that have slots. */
    boolean[] add(WeightedStacks stacks, SlotList slots, int slotCount) {
        grow(slotCount);
        boolean[] locations = new boolean[stacks.view().locationCount()];
        int[] coveredUntil = new int[slotCount];
        int position = 1;
        while (position < stacks.size()) {
            int end = stacks.end(position);
            if (!stacks.touched(position, end)) {
                position = end;
                continue;
            }
            int location = stacks.location(position);
            for (int entry = slots.start(location); entry < slots.end(location); entry++) {
                locations[location] = true;
                count(stacks, position, slots.slot(entry), slots.self(entry), coveredUntil);
            }
            position++;
        }
        return locations;
    }

    /**
     * Counts what is at and under a position for one slot.
     *
     * @param ends whether the samples that end at the position belong to the slot
     * @param coveredUntil of this tree, by slot
     */
    void count(WeightedStacks stacks, int position, int slot, boolean ends, int[] coveredUntil) {
        grow(slot + 1);
        int end = stacks.end(position);
        if (ends) {
            self[slot] += stacks.self(position, position + 1);
        }
        if (position >= coveredUntil[slot]) {
            total[slot] += stacks.self(position, end);
            samples[slot] += stacks.samples(position, end);
            touched[slot] = true;
            coveredUntil[slot] = end;
        }
    }

    private void grow(int slots) {
        if (slots > self.length) {
            self = Arrays.copyOf(self, 2 * slots);
            total = Arrays.copyOf(total, 2 * slots);
            samples = Arrays.copyOf(samples, 2 * slots);
            touched = Arrays.copyOf(touched, 2 * slots);
        }
    }

    Cost cost(int slot) {
        return slot < self.length ? new Cost(self[slot], total[slot], samples[slot]) : Cost.ZERO;
    }

    boolean touched(int slot) {
        return slot < touched.length && touched[slot];
    }
}
