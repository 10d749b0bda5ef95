package io.lineflame.profile.export;

import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * Weights as tables of functions, frames and stacks, inlined frames unfolded and line numbers kept: the form of Firefox Profiler and
 * others like it. All versions together.
 *
 * <p>Functions, frames and stacks are counted from 0. Unchangeable once made.
 */
public final class LineStacks {

    private final Places places = new Places();
    private final List<Frame> frames = new ArrayList<>();
    private final Map<Frame, Integer> numbers = new HashMap<>();
    private final StackSums stacks = new StackSums();

    private LineStacks() {}

    /** A line of a function, called or inlined. */
    private record Frame(int function, int line, int inlineDepth) {}

    /**
     * The tables of several trees. O(nodes), no I/O.
     *
     * @throws io.lineflame.profile.stacks.WeightOverflowException when the sums leave 64 bits
     */
    public static LineStacks of(List<Weights> weights) {
        Weights.checkSum(weights);
        LineStacks tables = new LineStacks();
        StackSums sums = new StackSums();
        for (Weights one : weights) {
            IntUnaryOperator place =
                    tables.places.of(Places.NO_VERSION, one.tree().view());
            sums.add(one, place);
        }
        tables.unfold(sums);
        return tables;
    }

    private void unfold(StackSums sums) {
        int[] stackOf = new int[sums.count()];
        stacks.add(0, sums.value(0), sums.samples(0));
        for (int node = 1; node < stackOf.length; node++) {
            int place = sums.location(node);
            int outermost = places.frameCount(place) - 1;
            int stack = stackOf[sums.parent(node)];
            for (int line = outermost; line >= 0; line--) {
                Frame frame = new Frame(places.functionOf(place, line), places.line(place, line), outermost - line);
                stack = stacks.child(stack, number(frame));
            }
            stackOf[node] = stack;
            stacks.add(stack, sums.value(node), sums.samples(node));
        }
    }

    private int number(Frame wanted) {
        return numbers.computeIfAbsent(wanted, frame -> {
            frames.add(frame);
            return frames.size() - 1;
        });
    }

    public int functionCount() {
        return places.functionCount();
    }

    public String functionName(int function) {
        return places.function(function).name();
    }

    /** As compiled; can be empty. */
    public String functionFile(int function) {
        return places.function(function).file();
    }

    /** 1-based; 0 when unknown. */
    public int functionStart(int function) {
        return places.function(function).startLine();
    }

    public int frameCount() {
        return frames.size();
    }

    public int frameFunction(int frame) {
        return frames.get(frame).function;
    }

    /** 1-based; 0 when unknown. */
    public int frameLine(int frame) {
        return frames.get(frame).line;
    }

    /** 0 for what was called; 1 for what was inlined into it, and so on. */
    public int inlineDepth(int frame) {
        return frames.get(frame).inlineDepth;
    }

    public int stackCount() {
        return stacks.count() - 1;
    }

    /** The stack without its last frame, always a smaller number; -1 when there is no other. */
    public int stackCaller(int stack) {
        return stacks.parent(stack + 1) - 1;
    }

    /** The innermost frame. */
    public int stackFrame(int stack) {
        return stacks.location(stack + 1);
    }

    /** Of the samples whose stack this is; {@code stack} may be -1, the empty one. */
    public long value(int stack) {
        return stacks.value(stack + 1);
    }

    /** Of the samples whose stack this is; {@code stack} may be -1, the empty one. */
    public long samples(int stack) {
        return stacks.samples(stack + 1);
    }
}
