package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Adds up the samples of one profile by node. Kept between profiles for its arrays.
 *
 * <p>A bitmap of the nodes that were touched gives them in ascending order without sorting.
 */
final class BlockBuilder {
    private long[] touched = new long[16];
    private int[] slotOfNode = new int[1024];
    private long[] sums = new long[256];
    private int types;
    private int slots;

    void start(int typeCount) {
        types = typeCount;
        slots = 0;
    }

    /** The place of the sums of a node: its values, then as many counts of records. */
    int place(int node) {
        if (node >= slotOfNode.length) {
            slotOfNode = Arrays.copyOf(slotOfNode, Math.max(node + 1, 2 * slotOfNode.length));
            touched = Arrays.copyOf(touched, (slotOfNode.length >>> 6) + 1);
        }
        int width = 2 * types;
        int slot = slotOfNode[node];
        if (slot == 0) {
            slot = ++slots;
            slotOfNode[node] = slot;
            touched[node >>> 6] |= 1L << node;
            if (sums.length < slot * width) {
                sums = Arrays.copyOf(sums, Math.max(slot * width, 2 * sums.length));
            }
            Arrays.fill(sums, (slot - 1) * width, slot * width, 0);
        }
        return (slot - 1) * width;
    }

    void add(int place, int type, long value) {
        sums[place + type] += value;
        sums[place + types + type] += value == 0 ? 0 : 1;
    }

    /** The block, and this builder empty again. */
    ProfileBlock finish(int[] sampleColumn) {
        int[] nodes = new int[slots];
        int[] places = new int[slots];
        int count = 0;
        for (int word = 0; word < touched.length && count < slots; word++) {
            for (long bits = touched[word]; bits != 0; bits &= bits - 1) {
                int node = word << 6 | Long.numberOfTrailingZeros(bits);
                nodes[count] = node;
                places[count++] = (slotOfNode[node] - 1) * 2 * types;
                slotOfNode[node] = 0;
            }
            touched[word] = 0;
        }
        long[][] values = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = column(places, type);
        }
        long[][] samples = new long[types][];
        for (int type = 0; type < types; type++) {
            samples[type] = sampleColumn[type] < 0 ? column(places, types + type) : values[sampleColumn[type]];
        }
        return new ProfileBlock(nodes, values, samples);
    }

    private long[] column(int[] places, int offset) {
        long[] column = new long[places.length];
        for (int i = 0; i < places.length; i++) {
            column[i] = sums[places[i] + offset];
        }
        return column;
    }

    long bytes() {
        return 8L * touched.length + 4L * slotOfNode.length + 8L * sums.length;
    }
}
