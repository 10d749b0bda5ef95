package io.lineflame.profile.view;

import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two selections as one flame graph: the frames of both, each with what it costs in A, the baseline, and in B, what is compared
 * with it. Frames are merged as {@link FlameGraph} merges them, so that either side by itself is that side's flame graph.
 *
 * <p>Node 0 is the root and no function. Parents come before their children; the children of a node stand by function name and
 * then file.
 */
public final class DifferenceGraph {
    private final int[] parent;
    private final int[] function;
    private final boolean[] inlined;
    private final Side a;
    private final Side b;
    private final List<FunctionCatalog.Function> functions;
    private final int[] startLines;
    private final Optional<Truncation> truncation;

    DifferenceGraph(
            int[] parent,
            int[] function,
            boolean[] inlined,
            Side a,
            Side b,
            List<FunctionCatalog.Function> functions,
            int[] startLines,
            Optional<Truncation> truncation) {
        this.parent = parent;
        this.function = function;
        this.inlined = inlined;
        this.a = a;
        this.b = b;
        this.functions = functions;
        this.startLines = startLines;
        this.truncation = truncation;
    }

    /** The costs of one side; all zero at a node that only the other side has. */
    public static final class Side {
        private final long[] self;
        private final long[] total;
        private final long[] samples;

        Side(long[] self, long[] total, long[] samples) {
            this.self = self;
            this.total = total;
            this.samples = samples;
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
    }

    /**
     * What the limit left out.
     *
     * @param shownNodes  in this graph, the root included
     * @param allNodes    there would be without a limit
     * @param hiddenSelfA of the nodes left out, in A; it is still in the total of the nodes shown above them
     * @param hiddenSelfB the same in B
     */
    public record Truncation(int shownNodes, int allNodes, long hiddenSelfA, long hiddenSelfB) {}

    /**
     * The trees of each side added up by function; of all frames the {@code maxNodes} that weigh most on the side where they
     * weigh more. O(nodes), no I/O.
     */
    public static DifferenceGraph of(List<Weights> a, List<Weights> b, int maxNodes) {
        if (maxNodes < 1) {
            throw new IllegalArgumentException("A flame graph has one node at least, not " + maxNodes);
        }
        List<WeightedStacks> treesA = WeightedStacks.of(a);
        List<WeightedStacks> treesB = WeightedStacks.of(b);
        List<WeightedStacks> trees = new ArrayList<>(treesA);
        trees.addAll(treesB);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        FrameTree.Columns framesA = frames(treesA, 0, catalog);
        FrameTree.Columns framesB = frames(treesB, treesA.size(), catalog);
        return new DifferenceLayout(FrameUnion.of(framesA, framesB), catalog).layOut(maxNodes);
    }

    private static FrameTree.Columns frames(List<WeightedStacks> trees, int first, FunctionCatalog catalog) {
        FrameTree frames = new FrameTree();
        for (int tree = 0; tree < trees.size(); tree++) {
            frames.add(trees.get(tree), first + tree, catalog);
        }
        return frames.columns();
    }

    public int nodeCount() {
        return parent.length;
    }

    /** -1 for the root. */
    public int parent(int node) {
        return parent[node];
    }

    /** An index of the functions; -1 for the root. */
    public int function(int node) {
        return function[node];
    }

    /** Whether the compiler put the function into its caller, everywhere that this node stands for, on both sides. */
    public boolean inlined(int node) {
        return inlined[node];
    }

    /** The baseline. */
    public Side a() {
        return a;
    }

    /** What is compared with the baseline. */
    public Side b() {
        return b;
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

    /** 1-based; 0 when unknown; the first one where the selections hold several. */
    public int functionStartLine(int index) {
        return startLines[index];
    }

    /** What the limit left out; empty when nothing was. */
    public Optional<Truncation> truncation() {
        return truncation;
    }
}
