package io.lineflame.profile.view;

import io.lineflame.profile.stacks.FunctionName;
import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.List;
import java.util.Optional;

/**
 * How a stack begins: functions from the root downwards, inlined ones as frames of their own, as a flame graph draws them.
 *
 * <p>A stack is on the path if its outermost frames are these, whatever comes after them. The path without frames has all
 * stacks.
 *
 * @param frames root first; one without a file stands for the functions of that name in all files
 */
public record CallPath(List<FunctionSelector> frames) {
    private static final int OFF = -1;

    public CallPath {
        frames = List.copyOf(frames);
    }

    /**
     * Only the stacks on this path: one for each of {@code weights}, in their order; all zero where none is on it.
     * O(nodes), no I/O.
     */
    public List<Weights> narrow(List<Weights> weights) {
        if (frames.isEmpty()) {
            return List.copyOf(weights);
        }
        List<Frame> path = frames.stream().map(Frame::of).toList();
        return weights.stream().map(one -> narrow(one, path)).toList();
    }

    private static Weights narrow(Weights weights, List<Frame> path) {
        StackView view = weights.tree().view();
        int[] matched = new int[view.nodeCount()];
        for (int node = 1; node < matched.length; node++) {
            matched[node] = matched(view, view.location(node), matched[view.parent(node)], path);
        }
        return weights.only(node -> matched[node] == path.size());
    }

    /** How many frames of the path are behind a location if {@code before} were in front of it. */
    private static int matched(StackView view, int location, int before, List<Frame> path) {
        int matched = before;
        int line = view.lineEnd(location) - 1;
        while (matched != OFF && matched < path.size() && line >= view.lineStart(location)) {
            matched = path.get(matched).is(view, view.lineKey(line)) ? matched + 1 : OFF;
            line--;
        }
        return matched;
    }

    private record Frame(FunctionName name, Optional<String> file) {
        static Frame of(FunctionSelector selector) {
            return new Frame(new FunctionName(selector.name()), selector.file());
        }

        boolean is(StackView view, int key) {
            return view.isNamed(key, name) && (file.isEmpty() || file.get().equals(view.file(key)));
        }
    }
}
