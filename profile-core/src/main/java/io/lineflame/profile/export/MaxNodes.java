package io.lineflame.profile.export;

import java.util.Arrays;

/**
 * Leaves out what weighs too little for a flame graph of limited size.
 *
 * <p>Nodes are those of the tree of functions, inlined ones unfolded, that a flame graph of the profile has. A location stays when the
 * node of its innermost function does; the rest of a stack becomes one frame, {@value #OTHER}. Which nodes stay, and the name, are as
 * in Pyroscope (pkg/phlaredb/symdb, {@code pprofTree}); there, a location that is cut off may stay when it is the outermost one that is.
 */
final class MaxNodes {

    private static final String OTHER = "other";

    private final StackSums all;
    private final Places places;
    /** Functions by caller and name, one for each node of a flame graph; values are not used. */
    private final StackSums frames = new StackSums();

    private MaxNodes(StackSums all, Places places) {
        this.all = all;
        this.places = places;
    }

    /** The stacks, shortened and added up again; the same ones when there are few enough nodes. */
    static StackSums cut(StackSums all, Places places, int maxNodes) {
        if (maxNodes < 1) {
            throw new IllegalArgumentException("Not " + maxNodes + " nodes can be kept");
        }
        return new MaxNodes(all, places).cut(maxNodes);
    }

    private StackSums cut(int maxNodes) {
        int[] frameOf = frames();
        if (frames.count() - 1 <= maxNodes) {
            return all;
        }
        long[] weights = weights(frameOf);
        long least = least(weights, maxNodes);
        StackSums cut = new StackSums();
        int other = places.named(OTHER);
        int[] nodeOf = new int[all.count()];
        boolean[] shown = new boolean[all.count()];
        shown[0] = true;
        cut.add(0, all.value(0), all.samples(0));
        for (int node = 1; node < all.count(); node++) {
            int above = nodeOf[all.parent(node)];
            shown[node] = shown[all.parent(node)] && weights[frameOf[node]] >= least;
            if (shown[node]) {
                nodeOf[node] = cut.child(above, all.location(node));
            } else {
                nodeOf[node] = shown[all.parent(node)] ? cut.child(above, other) : above;
            }
            cut.add(nodeOf[node], all.value(node), all.samples(node));
        }
        return cut;
    }

    /** For each stack the node of its innermost function. */
    private int[] frames() {
        int[] frameOf = new int[all.count()];
        for (int node = 1; node < frameOf.length; node++) {
            int location = all.location(node);
            int frame = frameOf[all.parent(node)];
            for (int line = places.frameCount(location) - 1; line >= 0; line--) {
                frame = frames.child(frame, places.frame(location, line));
            }
            frameOf[node] = frame;
        }
        return frameOf;
    }

    /** Of each node and all under it, every delta taken as an amount: a node weighs no less than what it calls. */
    private long[] weights(int[] frameOf) {
        long[] weights = new long[frames.count()];
        for (int node = 0; node < frameOf.length; node++) {
            weights[frameOf[node]] += Math.abs(all.value(node));
        }
        for (int frame = weights.length - 1; frame > 0; frame--) {
            weights[frames.parent(frame)] += weights[frame];
        }
        return weights;
    }

    /** What the last node weighs that stays; the root, at index 0, is not one of them. */
    private static long least(long[] weights, int maxNodes) {
        long[] sorted = Arrays.copyOfRange(weights, 1, weights.length);
        Arrays.sort(sorted);
        return sorted[sorted.length - maxNodes];
    }
}
