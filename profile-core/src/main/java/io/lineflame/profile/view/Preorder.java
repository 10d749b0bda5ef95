package io.lineflame.profile.view;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The order of drawing: each node before its children, and these by rank. No recursion: stacks can be deep. */
final class Preorder {
    private Preorder() {}

    /**
     * The nodes that are shown, the root first.
     *
     * @param parent per node, a smaller number than the node's; node 0 is the root
     * @param shown  per node; no node is shown without its parent
     * @param rank   of a node among its siblings, not negative
     */
    static int[] of(int[] parent, boolean[] shown, IntUnaryOperator rank) {
        long[] byRank = new long[parent.length];
        int count = 0;
        for (int node = 0; node < parent.length; node++) {
            if (shown[node]) {
                byRank[count++] = (long) rank.applyAsInt(node) << 32 | node;
            }
        }
        Arrays.sort(byRank, 0, count);
        int[] firstChild = new int[parent.length];
        int[] nextSibling = new int[parent.length];
        for (int i = count - 1; i >= 0; i--) {
            int node = (int) byRank[i];
            if (node > 0) {
                nextSibling[node] = firstChild[parent[node]];
                firstChild[parent[node]] = node;
            }
        }
        return walk(count, parent, firstChild, nextSibling);
    }

    private static int[] walk(int count, int[] parent, int[] firstChild, int[] nextSibling) {
        int[] order = new int[count];
        int node = 0;
        for (int i = 1; i < count; i++) {
            if (firstChild[node] != 0) {
                node = firstChild[node];
            } else {
                while (nextSibling[node] == 0) {
                    node = parent[node];
                }
                node = nextSibling[node];
            }
            order[i] = node;
        }
        return order;
    }
}
