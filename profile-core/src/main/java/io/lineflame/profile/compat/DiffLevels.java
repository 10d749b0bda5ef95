package io.lineflame.profile.compat;

import io.lineflame.profile.view.NameTree;
import java.util.List;

/**
 * Two flame graphs drawn as one, row by row, as {@code querier.v1.FlameGraphDiff} and flamebearer's format "double" have it.
 *
 * @param names      each once; the first is the root's, "total"
 * @param levels     from the root; per node seven numbers, from left to right: offset, total and self of the left side, the same of the
 *     right side, index of its name. Offsets are counted from the end of the node before in the row, each side for itself; a frame that
 *     one side does not have is 0 wide there
 * @param total      of both sides together
 * @param maxSelf    the largest of all nodes of both sides
 * @param leftTicks  total of the left side
 * @param rightTicks total of the right side
 */
public record DiffLevels(
        List<String> names, List<long[]> levels, long total, long maxSelf, long leftTicks, long rightTicks) {
    static final int NUMBERS = 7;
    static final int RIGHT = 3;

    public DiffLevels {
        names = List.copyOf(names);
        levels = List.copyOf(levels);
    }

    /**
     * Frames on either side, by name.
     *
     * @param maxNodes only so many, with the root, of those that weigh most on their heavier side, and those that weigh as much as
     *     the last of them; what is left out of a frame's children is one frame called {@link NameTree#OTHER}. All frames when it is
     *     not positive
     * @throws ArithmeticException when both totals together leave 64 bits
     */
    public static DiffLevels of(NameTree left, NameTree right, long maxNodes) {
        return new DiffLayout(left, right).levels(maxNodes);
    }
}
