package io.lineflame.profile.view;

import java.util.List;
import java.util.Optional;

/**
 * The costs of a function line by line.
 *
 * @param lines       only lines that were hit, ascending
 * @param unknownLine what the profile cannot say the line of; empty when there is none
 * @param inlined     the lines of functions that were inlined into this one; by the line that calls, then by callee's
 *     name, file and line
 */
public record LineBreakdown(List<Line> lines, Optional<Cost> unknownLine, List<InlinedLine> inlined) {
    public static final LineBreakdown EMPTY = new LineBreakdown(List.of(), Optional.empty(), List.of());

    public LineBreakdown {
        lines = List.copyOf(lines);
        inlined = List.copyOf(inlined);
    }

    /**
     * One line.
     *
     * @param line 1-based
     */
    public record Line(int line, Cost cost) {}

    /**
     * A line of another function, run as part of a line of this one. Its cost is in the calling line's total already.
     *
     * @param line       the calling line in this function; 0 when unknown
     * @param function   the callee, or what was inlined into it in turn
     * @param file       of the callee, as compiled
     * @param calleeLine 1-based; 0 when unknown
     */
    public record InlinedLine(int line, String function, String file, int calleeLine, Cost cost) {}
}
