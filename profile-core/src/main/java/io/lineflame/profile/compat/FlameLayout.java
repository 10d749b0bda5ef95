package io.lineflame.profile.compat;

import io.lineflame.profile.view.NameTree;
import java.util.ArrayDeque;
import java.util.Deque;

/** Visits the nodes from right to left, so that names get the numbers that Pyroscope gives them. */
final class FlameLayout {
    private final NameTree tree;
    private final LevelRows rows = new LevelRows(FlameLevels.NUMBERS);
    private final Deque<Placed> ahead = new ArrayDeque<>();
    private long maxSelf;

    private record Placed(int node, int level, long left) {}

    FlameLayout(NameTree tree) {
        this.tree = tree;
    }

    FlameLevels levels() {
        ahead.push(new Placed(0, 0, 0));
        while (!ahead.isEmpty()) {
            Placed placed = ahead.pop();
            int node = placed.node();
            maxSelf = Math.max(maxSelf, tree.self(node));
            rows.addOnTheLeft(
                    placed.level(), placed.left(), tree.total(node), tree.self(node), rows.name(tree.name(node)));
            placeChildren(placed);
        }
        return new FlameLevels(rows.names(), rows.encoded(), tree.total(0), maxSelf);
    }

    private void placeChildren(Placed parent) {
        long left = parent.left() + tree.self(parent.node());
        int other = 0;
        for (int child : tree.children(parent.node())) {
            if (tree.isOther(child)) {
                other = child;
            } else {
                ahead.push(new Placed(child, parent.level() + 1, left));
                left += tree.total(child);
            }
        }
        if (other > 0) {
            ahead.push(new Placed(other, parent.level() + 1, left));
        }
    }
}
