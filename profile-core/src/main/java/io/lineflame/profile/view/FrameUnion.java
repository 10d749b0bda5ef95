package io.lineflame.profile.view;

import java.util.Arrays;

/**
 * Two trees of functions laid over each other: frames of one function under the same frame are one node, with the costs of
 * each tree apart.
 */
final class FrameUnion {
    private final int[] parent;
    private final int[] function;
    private final boolean[] inlined;
    private final Costs a;
    private final Costs b;

    private FrameUnion(int[] parent, int[] function, boolean[] inlined, Costs a, Costs b) {
        this.parent = parent;
        this.function = function;
        this.inlined = inlined;
        this.a = a;
        this.b = b;
    }

    /** What one of the trees says of each node; zero where it has none. See {@link FrameTree.Columns}. */
    @SuppressWarnings("ArrayRecordComponent") // columns, never compared
    record Costs(long[] self, long[] total, long[] samples, long[] weight) {

        /** Those of a tree whose nodes went to {@code place}. */
        private static Costs of(FrameTree.Columns tree, int[] place, int count) {
            return new Costs(
                    moved(tree.self(), place, count),
                    moved(tree.total(), place, count),
                    moved(tree.samples(), place, count),
                    moved(tree.weight(), place, count));
        }

        private static long[] moved(long[] column, int[] place, int count) {
            long[] moved = new long[count];
            for (int node = 0; node < place.length; node++) {
                moved[place[node]] = column[node];
            }
            return moved;
        }
    }

    /** Both trees number functions by one catalog. Parents stay before their children. O(nodes). */
    static FrameUnion of(FrameTree.Columns a, FrameTree.Columns b) {
        Nodes nodes = new Nodes(a.parent().length + b.parent().length);
        int[] placeA = nodes.add(a);
        int[] placeB = nodes.add(b);
        int count = nodes.count;
        return new FrameUnion(
                Arrays.copyOf(nodes.parent, count),
                Arrays.copyOf(nodes.function, count),
                Arrays.copyOf(nodes.inlined, count),
                Costs.of(a, placeA, count),
                Costs.of(b, placeB, count));
    }

    int count() {
        return parent.length;
    }

    int[] parent() {
        return parent;
    }

    int[] function() {
        return function;
    }

    boolean[] inlined() {
        return inlined;
    }

    Costs a() {
        return a;
    }

    Costs b() {
        return b;
    }

    /** Per node what it weighs where it weighs more. */
    long[] weight() {
        long[] weight = new long[count()];
        Arrays.setAll(weight, node -> Math.max(a.weight()[node], b.weight()[node]));
        return weight;
    }

    /** The nodes of both trees; node 0 is the root of each. */
    private static final class Nodes {
        private final int[] parent;
        private final int[] function;
        private final boolean[] inlined;
        /** Open addressing; a slot holds a node, 0 is empty. */
        private final int[] slots;

        private int count = 1;

        Nodes(int most) {
            parent = new int[most];
            function = new int[most];
            inlined = new boolean[most];
            slots = new int[Integer.highestOneBit(most) << 2];
            parent[0] = -1;
            function[0] = -1;
        }

        /** Gives per node of the tree where it went. */
        int[] add(FrameTree.Columns tree) {
            int[] place = new int[tree.parent().length];
            for (int node = 1; node < place.length; node++) {
                place[node] = child(place[tree.parent()[node]], tree.function()[node], tree.inlined()[node]);
            }
            return place;
        }

        private int child(int of, int called, boolean asInlined) {
            int slot = slot(of, called);
            while (slots[slot] != 0) {
                int node = slots[slot];
                if (parent[node] == of && function[node] == called) {
                    inlined[node] &= asInlined;
                    return node;
                }
                slot = slot + 1 & slots.length - 1;
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
    }
}
