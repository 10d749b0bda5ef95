package io.lineflame.profile.view;

import io.lineflame.profile.stacks.Weights;
import java.util.List;

/**
 * Everything above and everything below a function, as two flame graphs with the function as node 0.
 *
 * <p>A sample counts once in each, at the function's outermost frame: both roots have the function's total, whatever recursion there is.
 * Deeper frames of the function stand among its callees.
 *
 * @param callers upside down: a node's children are what called it, and its self is of the stacks that begin with it
 * @param callees as in any flame graph
 */
public record Sandwich(FlameGraph callers, FlameGraph callees) {

    /**
     * The sandwich of a function, several trees added up by name and file. O(nodes, and the depth of each outermost frame of the
     * function), no I/O.
     *
     * @param maxNodes of each of the two; the ones that weigh most are kept, at least 1
     */
    public static Sandwich of(List<Weights> weights, String name, String file, int maxNodes) {
        return new SandwichBuilder(FunctionSelector.of(name, file)).build(weights, maxNodes);
    }
}
