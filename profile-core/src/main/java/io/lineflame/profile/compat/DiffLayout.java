package io.lineflame.profile.compat;

import io.lineflame.profile.view.NameTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** Walks two trees side by side, from right to left as {@link FlameLayout} does. */
final class DiffLayout {
    private final NameTree left;
    private final NameTree right;
    private final LevelRows rows = new LevelRows(DiffLevels.NUMBERS);
    private final Deque<Placed> ahead = new ArrayDeque<>();
    private long least;
    private long maxSelf;

    DiffLayout(NameTree left, NameTree right) {
        this.left = left;
        this.right = right;
    }

    /** A frame that one side may not have; {@code node} is -1 there. */
    private record Side(int node, long self, long total) {
        static Side of(NameTree tree, int node) {
            return node < 0 ? new Side(node, 0, 0) : new Side(node, tree.self(node), tree.total(node));
        }
    }

    private record Pair(String name, Side left, Side right) {
        long weight() {
            return Math.max(left.total(), right.total());
        }
    }

    private record Placed(Pair pair, int level, long leftOffset, long rightOffset) {}

    DiffLevels levels(long maxNodes) {
        Pair root = new Pair("", Side.of(left, 0), Side.of(right, 0));
        least = maxNodes < 1 ? 0 : least(root, maxNodes);
        ahead.push(new Placed(root, 0, 0, 0));
        while (!ahead.isEmpty()) {
            Placed placed = ahead.pop();
            add(placed);
            placeChildren(placed);
        }
        return new DiffLevels(
                rows.names(),
                rows.encoded(0, DiffLevels.RIGHT),
                Math.addExact(left.total(0), right.total(0)),
                maxSelf,
                left.total(0),
                right.total(0));
    }

    private long least(Pair root, long maxNodes) {
        long[] weights = new long[left.nodeCount() + right.nodeCount()];
        int count = 0;
        Deque<Pair> pairs = new ArrayDeque<>(List.of(root));
        while (!pairs.isEmpty()) {
            Pair pair = pairs.pop();
            weights[count++] = pair.weight();
            children(pair).forEach(pairs::push);
        }
        if (count <= maxNodes) {
            return 0;
        }
        Arrays.sort(weights, 0, count);
        return weights[count - (int) maxNodes];
    }

    private void add(Placed placed) {
        Pair pair = placed.pair();
        maxSelf = Math.max(maxSelf, Math.max(pair.left().self(), pair.right().self()));
        rows.addOnTheLeft(
                placed.level(),
                placed.leftOffset(),
                pair.left().total(),
                pair.left().self(),
                placed.rightOffset(),
                pair.right().total(),
                pair.right().self(),
                rows.name(pair.name()));
    }

    private void placeChildren(Placed parent) {
        long leftOffset = parent.leftOffset() + parent.pair().left().self();
        long rightOffset = parent.rightOffset() + parent.pair().right().self();
        long leftOut = 0;
        long rightOut = 0;
        for (Pair child : children(parent.pair())) {
            if (child.weight() >= least) {
                ahead.push(new Placed(child, parent.level() + 1, leftOffset, rightOffset));
                leftOffset += child.left().total();
                rightOffset += child.right().total();
            } else {
                leftOut += child.left().total();
                rightOut += child.right().total();
            }
        }
        if (leftOut != 0 || rightOut != 0) {
            Pair other = new Pair(NameTree.OTHER, new Side(-1, leftOut, leftOut), new Side(-1, rightOut, rightOut));
            ahead.push(new Placed(other, parent.level() + 1, leftOffset, rightOffset));
        }
    }

    /** Of both sides, by the bytes of their names. */
    private List<Pair> children(Pair parent) {
        int[] lefts = parent.left().node() < 0
                ? new int[0]
                : left.children(parent.left().node());
        int[] rights = parent.right().node() < 0
                ? new int[0]
                : right.children(parent.right().node());
        List<Pair> children = new ArrayList<>(Math.max(lefts.length, rights.length));
        int l = 0;
        int r = 0;
        while (l < lefts.length || r < rights.length) {
            int order = order(lefts, l, rights, r);
            int ofLeft = order <= 0 ? lefts[l++] : -1;
            int ofRight = order >= 0 ? rights[r++] : -1;
            String name = ofLeft >= 0 ? left.name(ofLeft) : right.name(ofRight);
            children.add(new Pair(name, Side.of(left, ofLeft), Side.of(right, ofRight)));
        }
        return children;
    }

    /** Which side's next child comes first; 0 when they are of one name. */
    private int order(int[] lefts, int l, int[] rights, int r) {
        if (l == lefts.length) {
            return 1;
        }
        return r == rights.length ? -1 : NameTree.compareNames(left.name(lefts[l]), right.name(rights[r]));
    }
}
