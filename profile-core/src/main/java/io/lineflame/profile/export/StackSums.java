package io.lineflame.profile.export;

import io.lineflame.profile.stacks.StackView;
import io.lineflame.profile.stacks.Weights;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Stacks of several trees added up in one, by locations that are ints: a value and a number of samples for each stack.
 *
 * <p>Node 0 is the empty stack; every other node has a parent with a smaller number. For one thread.
 */
final class StackSums {
    private int count = 1;
    private int[] parent = new int[1024];
    private int[] location = new int[1024];
    private int[] depth = new int[1024];
    private long[] value = new long[1024];
    private long[] samples = new long[1024];
    private int deepest;
    /** Open addressing; a slot holds a node, 0 is empty. */
    private int[] slots = new int[4096];

    StackSums() {
        parent[0] = -1;
        location[0] = -1;
    }

    /** Adds all stacks that have samples. {@code translate} gives the location here for one of the tree. */
    void add(Weights weights, IntUnaryOperator translate) {
        StackView view = weights.tree().view();
        int[] nodeOf = new int[view.nodeCount()];
        boolean[] wanted = wanted(weights, view);
        add(0, weights.self(0), weights.samples(0));
        for (int node = 1; node < nodeOf.length; node++) {
            if (wanted[node]) {
                nodeOf[node] = child(nodeOf[view.parent(node)], translate.applyAsInt(view.location(node)));
                add(nodeOf[node], weights.self(node), weights.samples(node));
            }
        }
    }

    private static boolean[] wanted(Weights weights, StackView view) {
        boolean[] wanted = new boolean[view.nodeCount()];
        for (int node = wanted.length - 1; node > 0; node--) {
            wanted[node] |= weights.touches(node);
            wanted[view.parent(node)] |= wanted[node];
        }
        return wanted;
    }

    /** Adds to a node that is there. */
    void add(int node, long moreValue, long moreSamples) {
        value[node] += moreValue;
        samples[node] += moreSamples;
    }

    /** The stack of {@code of} with one more location; added when there is none yet. */
    int child(int of, int at) {
        int slot = slot(of, at);
        while (slots[slot] != 0) {
            if (parent[slots[slot]] == of && location[slots[slot]] == at) {
                return slots[slot];
            }
            slot = slot + 1 & slots.length - 1;
        }
        if (count == parent.length) {
            grow();
            slot = free(of, at);
        }
        slots[slot] = count;
        parent[count] = of;
        location[count] = at;
        depth[count] = depth[of] + 1;
        deepest = Math.max(deepest, depth[count]);
        return count++;
    }

    private int slot(int of, int at) {
        long mixed = ((long) of << 32 | at) * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32 ^ mixed >>> 47) & slots.length - 1;
    }

    private int free(int of, int at) {
        int slot = slot(of, at);
        while (slots[slot] != 0) {
            slot = slot + 1 & slots.length - 1;
        }
        return slot;
    }

    private void grow() {
        int size = 2 * count;
        parent = Arrays.copyOf(parent, size);
        location = Arrays.copyOf(location, size);
        depth = Arrays.copyOf(depth, size);
        value = Arrays.copyOf(value, size);
        samples = Arrays.copyOf(samples, size);
        slots = new int[4 * size];
        for (int node = 1; node < count; node++) {
            slots[free(parent[node], location[node])] = node;
        }
    }

    /** Of nodes, the empty stack included. */
    int count() {
        return count;
    }

    /** -1 for the empty stack. */
    int parent(int node) {
        return parent[node];
    }

    /** -1 for the empty stack. */
    int location(int node) {
        return location[node];
    }

    /** Of the samples whose stack this is. */
    long value(int node) {
        return value[node];
    }

    /** Of the samples whose stack this is. */
    long samples(int node) {
        return samples[node];
    }

    /** The length of the longest stack. */
    int deepest() {
        return deepest;
    }

    /** Writes the locations of a stack, the last added first; gives how many they are. */
    int stack(int node, int[] into) {
        int length = 0;
        for (int at = node; at > 0; at = parent[at]) {
            into[length++] = location[at];
        }
        return length;
    }
}
