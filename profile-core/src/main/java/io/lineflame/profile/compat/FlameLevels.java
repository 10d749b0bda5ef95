package io.lineflame.profile.compat;

import io.lineflame.profile.view.NameTree;
import java.util.List;

/**
 * A flame graph row by row, as {@code querier.v1.FlameGraph} and flamebearer's format "single" have it.
 *
 * @param names   each once; the first is the root's, "total"
 * @param levels  from the root; per node four numbers, from left to right: offset from the end of the node before in the row,
 *     total, self, index of its name. A node's own samples come left of its children, these by name, what a limit put together last
 * @param maxSelf the largest of the nodes, what a limit put together included
 */
public record FlameLevels(List<String> names, List<long[]> levels, long total, long maxSelf) {
    static final int NUMBERS = 4;

    public FlameLevels {
        names = List.copyOf(names);
        levels = List.copyOf(levels);
    }

    /** The whole tree; prune it first. */
    public static FlameLevels of(NameTree tree) {
        return new FlameLayout(tree).levels();
    }
}
