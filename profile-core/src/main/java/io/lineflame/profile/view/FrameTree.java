package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import java.util.Arrays;

/** Several trees of locations added up into one tree of functions; only what samples touch. */
final class FrameTree {
    private int count = 1;
    private int[] parent = new int[1024];
    private int[] function = new int[1024];
    private long[] self = new long[1024];
    private long[] samples = new long[1024];
    private long[] weight = new long[1024];
    private boolean[] inlined = new boolean[1024];
    /** Open addressing; a slot holds a node, 0 is empty. */
    private int[] slots = new int[4096];

    /** One whose root is no function. */
    FrameTree() {
        this(-1);
    }

    /** One whose root is a function. */
    FrameTree(int rootFunction) {
        parent[0] = -1;
        function[0] = rootFunction;
    }

    /**
     * Nodes, parents first.
     *
     * @param total   of the node and all under it, as are {@code samples}
     * @param weight  of the node and all under it with every delta taken as an amount
     */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared
    record Columns(
            int[] parent,
            int[] function,
            long[] self,
            long[] total,
            long[] samples,
            long[] weight,
            boolean[] inlined) {}

    void add(WeightedStacks stacks, int tree, FunctionCatalog catalog) {
        StackView view = stacks.view();
        int[] frameOf = new int[view.nodeCount()];
        addSelf(0, stacks, 0);
        int position = 1;
        while (position < stacks.size()) {
            if (!stacks.touched(position, stacks.end(position))) {
                position = stacks.end(position);
                continue;
            }
            int node = stacks.nodeAt(position);
            int location = view.location(node);
            int frame = frameOf[view.parent(node)];
            int outermost = view.lineEnd(location) - 1;
            for (int line = outermost; line >= view.lineStart(location); line--) {
                int called = catalog.number(tree, view, view.lineKey(line));
                catalog.noteStartLine(called, view.functionStart(line));
                frame = child(frame, called, line != outermost);
            }
            frameOf[node] = frame;
            addSelf(frame, stacks, position++);
        }
    }

    /** Adds the samples that end at a position to a frame. */
    void addSelf(int frame, WeightedStacks stacks, int position) {
        self[frame] += stacks.self(position, position + 1);
        samples[frame] += stacks.samples(position, position + 1);
        weight[frame] += Math.abs(stacks.self(position, position + 1));
    }

    /** The frame of a function called from a frame. */
    int child(int of, int called, boolean asInlined) {
        int slot = slot(of, called);
        while (slots[slot] != 0) {
            int node = slots[slot];
            if (parent[node] == of && function[node] == called) {
                inlined[node] &= asInlined;
                return node;
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count == parent.length) {
            grow();
            slot = free(of, called);
        }
        slots[slot] = count;
        parent[count] = of;
        function[count] = called;
        inlined[count] = asInlined;
        return count++;
    }

    private int slot(int of, int called) {
        long mixed = ((long) of << 32 | called) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 47) & slots.length - 1;
    }

    private int free(int of, int called) {
        int slot = slot(of, called);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        int size = 2 * count;
        parent = Arrays.copyOf(parent, size);
        function = Arrays.copyOf(function, size);
        self = Arrays.copyOf(self, size);
        samples = Arrays.copyOf(samples, size);
        weight = Arrays.copyOf(weight, size);
        inlined = Arrays.copyOf(inlined, size);
        slots = new int[4 * size];
        for (int node = 1; node < count; node++) {
            slots[free(parent[node], function[node])] = node;
        }
    }

    /** Everything added up; one backwards pass. */
    Columns columns() {
        long[] total = Arrays.copyOf(self, count);
        long[] under = Arrays.copyOf(samples, count);
        long[] magnitude = Arrays.copyOf(weight, count);
        for (int node = count - 1; node >= 0; node--) {
            if (node > 0) {
                total[parent[node]] += total[node];
                under[parent[node]] += under[node];
                magnitude[parent[node]] += magnitude[node];
            }
        }
        return new Columns(
                Arrays.copyOf(parent, count),
                Arrays.copyOf(function, count),
                Arrays.copyOf(self, count),
                total,
                under,
                magnitude,
                Arrays.copyOf(inlined, count));
    }
}
