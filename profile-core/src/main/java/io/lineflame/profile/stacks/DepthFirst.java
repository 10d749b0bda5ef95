package io.lineflame.profile.stacks;

/**
 * The nodes of a tree renumbered so that every subtree is a range: {@code [position, position + size)}.
 *
 * <p>What lies under a node is then the difference of two prefix sums.
 */
public final class DepthFirst {
    private final int[] nodeAt;
    private final int[] end;

    private DepthFirst(int[] nodeAt, int[] end) {
        this.nodeAt = nodeAt;
        this.end = end;
    }

    static DepthFirst of(int[] parent, int nodes) {
        int[] size = new int[nodes];
        for (int node = nodes - 1; node > 0; node--) {
            size[node]++;
            size[parent[node]] += size[node];
        }
        size[0]++;
        int[] nextChild = new int[nodes];
        int[] nodeAt = new int[nodes];
        int[] end = new int[nodes];
        nextChild[0] = 1;
        end[0] = nodes;
        for (int node = 1; node < nodes; node++) {
            int at = nextChild[parent[node]];
            nextChild[parent[node]] += size[node];
            nextChild[node] = at + 1;
            nodeAt[at] = node;
            end[at] = at + size[node];
        }
        return new DepthFirst(nodeAt, end);
    }

    public int size() {
        return nodeAt.length;
    }

    public int nodeAt(int position) {
        return nodeAt[position];
    }

    /** Behind the last position of the subtree that begins at {@code position}. */
    public int end(int position) {
        return end[position];
    }
}
