package io.lineflame.profile.view;

import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.Optional;

/**
 * Frames as a flame graph draws them: functions called by functions, inlining unfolded.
 *
 * <p>Node 0 is the root and no function, save in a {@link Sandwich}. Parents come before their children; the children of a node stand by function
 * name and then file, so that the picture stays as it is when it is loaded again. Calls of one function from one frame are
 * one node, inlined or not.
 */
public final class FlameGraph {
    private final int[] parent;
    private final int[] function;
    private final long[] self;
    private final long[] total;
    private final long[] samples;
    private final boolean[] inlined;
    private final List<FunctionCatalog.Function> functions;
    private final int[] startLines;
    private final Optional<Truncation> truncation;

    FlameGraph(
            FrameTree.Columns nodes,
            List<FunctionCatalog.Function> functions,
            int[] startLines,
            Optional<Truncation> truncation) {
        this.parent = nodes.parent();
        this.function = nodes.function();
        this.self = nodes.self();
        this.total = nodes.total();
        this.samples = nodes.samples();
        this.inlined = nodes.inlined();
        this.functions = functions;
        this.startLines = startLines;
        this.truncation = truncation;
    }

    /**
     * What the limit left out.
     *
     * @param shownNodes in this flame graph, the root included
     * @param allNodes   there would be without a limit
     * @param hiddenSelf of the nodes left out; it is still in the total of the nodes shown above them
     */
    public record Truncation(int shownNodes, int allNodes, long hiddenSelf) {}

    /** The flame graph of several trees added up by function; of its frames the {@code maxNodes} that weigh most. */
    public static FlameGraph of(List<Weights> weights, int maxNodes) {
        if (maxNodes < 1) {
            throw new IllegalArgumentException("A flame graph has one node at least, not " + maxNodes);
        }
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        FrameTree frames = new FrameTree();
        for (int tree = 0; tree < trees.size(); tree++) {
            frames.add(trees.get(tree), tree, catalog);
        }
        return new FlameGraphLayout(frames, catalog).layOut(maxNodes);
    }

    public int nodeCount() {
        return parent.length;
    }

    /** -1 for the root. */
    public int parent(int node) {
        return parent[node];
    }

    /** An index of the functions; -1 for a root that is none. */
    public int function(int node) {
        return function[node];
    }

    public long self(int node) {
        return self[node];
    }

    public long total(int node) {
        return total[node];
    }

    /** How many samples pass through a node. */
    public long samples(int node) {
        return samples[node];
    }

    /** Whether the compiler put the function into its caller, everywhere that this node stands for. */
    public boolean inlined(int node) {
        return inlined[node];
    }

    /** Only functions of nodes; by name, then by file. */
    public int functionCount() {
        return functions.size();
    }

    public String functionName(int index) {
        return functions.get(index).name();
    }

    /** As compiled; can be empty. */
    public String functionFile(int index) {
        return functions.get(index).file();
    }

    /** 1-based; 0 when unknown; the first one where the selection holds several. */
    public int functionStartLine(int index) {
        return startLines[index];
    }

    /** What the limit left out; empty when nothing was. */
    public Optional<Truncation> truncation() {
        return truncation;
    }
}
