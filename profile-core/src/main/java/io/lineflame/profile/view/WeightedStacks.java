package io.lineflame.profile.view;

import io.lineflame.profile.stacks.DepthFirst;
import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights in depth-first order with prefix sums: the sum under a node is one subtraction.
 *
 * <p>Sums decide nothing about what was touched: deltas cancel. That has its own count.
 */
final class WeightedStacks {
    private final StackView view;
    private final DepthFirst order;
    private final long[] self;
    private final long[] samples;
    private final int[] touched;

    private WeightedStacks(StackView view, DepthFirst order) {
        this.view = view;
        this.order = order;
        this.self = new long[order.size() + 1];
        this.samples = new long[order.size() + 1];
        this.touched = new int[order.size() + 1];
    }

    static List<WeightedStacks> of(List<Weights> weights) {
        Weights.checkSum(weights);
        List<WeightedStacks> stacks = new ArrayList<>();
        for (Weights one : weights) {
            stacks.add(of(one));
        }
        return stacks;
    }

    private static WeightedStacks of(Weights weights) {
        StackView view = weights.tree().view();
        WeightedStacks stacks = new WeightedStacks(view, view.depthFirst());
        for (int at = 0; at < stacks.size(); at++) {
            int node = stacks.order.nodeAt(at);
            stacks.self[at + 1] = stacks.self[at] + weights.self(node);
            stacks.samples[at + 1] = stacks.samples[at] + weights.samples(node);
            stacks.touched[at + 1] = stacks.touched[at] + (weights.touches(node) ? 1 : 0);
        }
        return stacks;
    }

    StackView view() {
        return view;
    }

    int size() {
        return order.size();
    }

    /** The location at a position; -1 at position 0, the root. */
    int location(int position) {
        return view.location(order.nodeAt(position));
    }

    int nodeAt(int position) {
        return order.nodeAt(position);
    }

    int end(int position) {
        return order.end(position);
    }

    long self(int from, int until) {
        return self[until] - self[from];
    }

    long samples(int from, int until) {
        return samples[until] - samples[from];
    }

    boolean touched(int from, int until) {
        return touched[until] != touched[from];
    }
}
