package io.lineflame.profile.view;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.Arrays;
import java.util.List;

/** Adds stacks with a function in them up to two trees: upwards and downwards from its outermost frame. */
final class SandwichBuilder {
    private static final int NOT_YET = -1;
    private static final int FUNCTION = 0;

    private final FunctionSelector selector;

    SandwichBuilder(FunctionSelector selector) {
        this.selector = selector;
    }

    Sandwich build(List<Weights> weights, int maxNodes) {
        List<WeightedStacks> trees = WeightedStacks.of(weights);
        FunctionCatalog catalog = new FunctionCatalog(trees);
        int function = catalog.numberOf(
                new FunctionCatalog.Function(selector.name(), selector.file().orElse("")));
        FrameTree callers = new FrameTree(function);
        FrameTree callees = new FrameTree(function);
        for (int tree = 0; tree < trees.size(); tree++) {
            new Walk(tree, trees.get(tree), catalog, callers, callees).addAll();
        }
        return new Sandwich(
                new FlameGraphLayout(callers, catalog).layOut(maxNodes),
                new FlameGraphLayout(callees, catalog).layOut(maxNodes));
    }

    private final class Walk {
        private final int tree;
        private final WeightedStacks stacks;
        private final StackView view;
        private final FunctionCatalog catalog;
        private final FrameTree callers;
        private final FrameTree callees;
        private final boolean[] wanted;
        /** Per node of the stacks, its frame in each of the two trees; {@link #NOT_YET} outside of the function. */
        private final int[] beginning;

        private final int[] ending;

        Walk(int tree, WeightedStacks stacks, FunctionCatalog catalog, FrameTree callers, FrameTree callees) {
            this.tree = tree;
            this.stacks = stacks;
            this.view = stacks.view();
            this.catalog = catalog;
            this.callers = callers;
            this.callees = callees;
            this.wanted = selector.keys(view);
            this.beginning = new int[view.nodeCount()];
            this.ending = new int[view.nodeCount()];
            Arrays.fill(ending, NOT_YET);
        }

        void addAll() {
            int position = 1;
            while (position < stacks.size()) {
                if (!stacks.touched(position, stacks.end(position))) {
                    position = stacks.end(position);
                    continue;
                }
                int node = stacks.nodeAt(position);
                place(node);
                if (ending[node] != NOT_YET) {
                    callers.addSelf(beginning[node], stacks, position);
                    callees.addSelf(ending[node], stacks, position);
                }
                position++;
            }
        }

        private void place(int node) {
            int location = view.location(node);
            int outermost = view.lineEnd(location) - 1;
            int frame = ending[view.parent(node)];
            beginning[node] = beginning[view.parent(node)];
            for (int line = outermost; line >= view.lineStart(location); line--) {
                if (frame != NOT_YET) {
                    frame = callees.child(frame, number(line), line != outermost);
                } else if (wanted[view.lineKey(line)]) {
                    frame = FUNCTION;
                    beginning[node] = beginningOf(node, line);
                }
            }
            ending[node] = frame;
        }

        /** Up from a frame to where its stack begins. */
        private int beginningOf(int node, int line) {
            int frame = FUNCTION;
            int first = line + 1;
            for (int above = node; above > 0; above = view.parent(above)) {
                int location = view.location(above);
                int outermost = view.lineEnd(location) - 1;
                for (int caller = above == node ? first : view.lineStart(location); caller <= outermost; caller++) {
                    frame = callers.child(frame, number(caller), caller != outermost);
                }
            }
            return frame;
        }

        private int number(int line) {
            int called = catalog.number(tree, view, view.lineKey(line));
            catalog.noteStartLine(called, view.functionStart(line));
            return called;
        }
    }
}
