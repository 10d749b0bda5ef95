package io.lineflame.profile.view;

import io.lineflame.profile.stacks.Weights;
import java.util.Comparator;
import java.util.List;

/**
 * Who calls a function, and whom it calls: what stands directly above and below its frames in the stacks.
 *
 * <p>A sample counts once for each row, however often it has that call; a function that calls itself is its own caller and callee.
 * Rows therefore add up to more than the function's total where a sample has several of them.
 *
 * @param cost of the frames that were asked for
 * @param withoutCaller of the samples in which such a frame is a stack's first; its self is 0
 * @param callers by total descending, then by name, file and line
 * @param callees by total descending, then by name and file
 */
public record Calls(Cost cost, Cost withoutCaller, List<Row> callers, List<Row> callees) {
    static final Comparator<Row> ORDER = Comparator.comparingLong(Row::total)
            .reversed()
            .thenComparing(Row::function)
            .thenComparing(Row::file)
            .thenComparingInt(Row::line);

    public Calls {
        callers = List.copyOf(callers);
        callees = List.copyOf(callees);
    }

    /**
     * A function at the other end of calls.
     *
     * @param file as compiled; can be empty
     * @param line the line that a caller calls from, 1-based and 0 when unknown; 0 for callees
     * @param inlined whether the compiler put the callee into the caller in each of these calls
     * @param total of the samples that have such a call, as are {@code samples}
     */
    public record Row(String function, String file, int line, boolean inlined, long total, long samples) {}

    /**
     * The calls of a function, several trees added up by name and file. O(nodes), no I/O.
     *
     * @param line only of its frames at this line; 0 for all of its frames
     */
    public static Calls of(List<Weights> weights, String name, String file, int line) {
        return new CallsCollector(FunctionSelector.of(name, file), line).collect(weights);
    }
}
