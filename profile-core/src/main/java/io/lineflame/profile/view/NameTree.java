package io.lineflame.profile.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lineflame.profile.stacks.Weights;
import java.util.Arrays;
import java.util.List;

/**
 * Frames as tools see them that know functions by their name alone: calls of one name from one frame are one node, whatever
 * the files, inlined or not.
 *
 * <p>Node 0 is the root and no function; its name is empty. Nodes stand depth first, the children of a node by the bytes of
 * their names. Nothing is less than zero: where deltas of a frame's own samples sum up to less, they count as nothing, and a
 * frame with nothing at or under it is no node. A Pyroscope does so too; such trees are drawn with widths.
 */
public final class NameTree {
    /** The name of what a limit put together. */
    public static final String OTHER = "other";

    private static final int ROUNDS = 4;

    private final List<String> names;
    private final int[] parent;
    private final int[] name;
    private final int[] end;
    private final long[] self;
    private final long[] total;

    /** By the order of nodes; names are in the order of their bytes, {@link #OTHER} always among them. */
    NameTree(List<String> names, int[] parent, int[] name, int[] end, long[] self, long[] total) {
        this.names = names;
        this.parent = parent;
        this.name = name;
        this.end = end;
        this.self = self;
        this.total = total;
    }

    /** Several trees added up by function name. */
    public static NameTree of(List<Weights> weights) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        FunctionCatalog catalog = FunctionCatalog.ofNames(trees);
        FrameTree frames = new FrameTree();
        for (int tree = 0; tree < trees.size(); tree++) {
            frames.add(trees.get(tree), tree, catalog);
        }
        return NameTreeBuilder.of(frames.columns(), catalog);
    }

    /** With the root; 1 when there is nothing. */
    public int nodeCount() {
        return name.length;
    }

    /** Empty for the root. */
    public String name(int node) {
        return node == 0 ? "" : names.get(name[node]);
    }

    /** Whether a node is what a limit put together, or a function of that name. */
    public boolean isOther(int node) {
        return node > 0 && OTHER.equals(names.get(name[node]));
    }

    /** Of the samples that end there. */
    public long self(int node) {
        return self[node];
    }

    /** Of the node and all under it. */
    public long total(int node) {
        return total[node];
    }

    /** By the bytes of their names. */
    public int[] children(int node) {
        int count = 0;
        for (int child = node + 1; child < end[node]; child = end[child]) {
            count++;
        }
        int[] children = new int[count];
        int at = 0;
        for (int child = node + 1; child < end[node]; child = end[child]) {
            children[at++] = child;
        }
        return children;
    }

    /** The order of children; 0 only for equal names. */
    public static int compareNames(String one, String another) {
        return Arrays.compareUnsigned(one.getBytes(UTF_8), another.getBytes(UTF_8));
    }

    /**
     * The tree with the {@code maxNodes} nodes that weigh most, and those that weigh as much as the last of them. What is left
     * out of a node's children is one child called {@link #OTHER}, which is added to a child of this name if there is one, is
     * always kept, and counts as a node when the limit is looked at again. No total above changes. The rule is Pyroscope's,
     * which looks at it at least three times on an answer's way.
     *
     * @param maxNodes without the root; all nodes when it is not positive
     */
    public NameTree pruned(long maxNodes) {
        NameTree tree = this;
        for (int round = 0; maxNodes > 0 && round < ROUNDS; round++) {
            long least = leastOf(maxNodes, Arrays.copyOfRange(tree.total, 1, tree.total.length));
            tree = tree.pruned(tree.keptNodes(least));
        }
        return tree;
    }

    /** The value of the {@code count}-th largest; 0 when there are no more than that. Sorts them. */
    private static long leastOf(long count, long[] values) {
        if (values.length <= count) {
            return 0;
        }
        Arrays.sort(values);
        return values[values.length - (int) count];
    }

    private boolean[] keptNodes(long least) {
        boolean[] kept = new boolean[name.length];
        kept[0] = true;
        for (int node = 1; node < kept.length; node++) {
            kept[node] = kept[parent[node]] && (total[node] >= least || isOther(node));
        }
        return kept;
    }

    private NameTree pruned(boolean[] kept) {
        if (allOf(kept)) {
            return this;
        }
        long[] leftOut = new long[kept.length];
        for (int node = 1; node < kept.length; node++) {
            leftOut[parent[node]] += kept[parent[node]] && !kept[node] ? total[node] : 0;
        }
        NameTreeBuilder builder = new NameTreeBuilder(names);
        int[] place = new int[kept.length];
        for (int node = 0; node < kept.length; node++) {
            if (kept[node]) {
                long added = 0;
                if (isOther(node)) {
                    added = leftOut[parent[node]];
                    leftOut[parent[node]] = 0;
                }
                int under = node == 0 ? -1 : place[parent[node]];
                place[node] = builder.add(under, name[node], self[node] + added, total[node] + added);
            }
        }
        int other = names.indexOf(OTHER);
        for (int node = 0; node < kept.length; node++) {
            if (leftOut[node] > 0) {
                builder.add(place[node], other, leftOut[node], leftOut[node]);
            }
        }
        return builder.tree();
    }

    private static boolean allOf(boolean[] kept) {
        for (boolean one : kept) {
            if (!one) {
                return false;
            }
        }
        return true;
    }
}
