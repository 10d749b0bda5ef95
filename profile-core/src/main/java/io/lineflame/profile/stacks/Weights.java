package io.lineflame.profile.stacks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Blocks of one {@link StackTree}, added up for one value type: self value and samples per node.
 *
 * <p>Not safe for several threads.
 */
public final class Weights {
    private final StackTree tree;
    private long[] self = new long[256];
    private long[] samples = new long[256];
    private boolean[] touched = new boolean[256];
    private long total;
    private long sampleTotal;
    private long magnitude;
    private long sampleMagnitude;

    public Weights(StackTree tree) {
        this.tree = tree;
    }

    /**
     * Adds an encoded block.
     *
     * @throws CorruptDataException when it is damaged or refers to nodes that the tree does not have
     * @throws WeightOverflowException when the sums leave 64 bits
     */
    public void add(byte[] encoded, int type) {
        add(ProfileBlock.decode(encoded), type);
    }

    /** Adds one value type of a block of this tree; see {@link #add(byte[], int)}. */
    public void add(ProfileBlock block, int type) {
        int[] nodes = block.nodes();
        if (type < 0 || type >= block.valueTypes()) {
            throw new CorruptDataException(
                    "A profile block has " + block.valueTypes() + " value types, none numbered " + type);
        }
        if (nodes.length == 0) {
            return;
        }
        reserve(nodes[nodes.length - 1]);
        long[] values = block.valueColumn(type);
        long[] counts = block.sampleColumn(type);
        magnitude = grown(magnitude, values);
        sampleMagnitude = grown(sampleMagnitude, counts);
        for (int i = 0; i < nodes.length; i++) {
            int node = nodes[i];
            self[node] += values[i];
            samples[node] += counts[i];
            touched[node] |= (values[i] | counts[i]) != 0;
        }
        for (int place : block.cancelled(type)) {
            touched[nodes[place]] = true;
        }
        total += block.total(type);
        sampleTotal += block.samples(type);
    }

    /** Adds the block at some of {@code bytes}; see {@link #add(byte[], int)}. */
    public void add(byte[] bytes, int offset, int length, int type) {
        add(Arrays.copyOfRange(bytes, offset, offset + length), type);
    }

    /**
     * Adds what another thread added up. The other weights stay as they are.
     *
     * @throws IllegalArgumentException when they are weights of another tree
     * @throws WeightOverflowException when the sums leave 64 bits; nothing was added then
     */
    public void add(Weights other) {
        if (other.tree != tree) {
            throw new IllegalArgumentException("Weights of another tree cannot be added");
        }
        checkSum(List.of(this, other));
        if (other.self.length > self.length) {
            resize(other.self.length);
        }
        for (int node = 0; node < other.self.length; node++) {
            self[node] += other.self[node];
            samples[node] += other.samples[node];
            touched[node] |= other.touched[node];
        }
        total += other.total;
        sampleTotal += other.sampleTotal;
        magnitude += other.magnitude;
        sampleMagnitude += other.sampleMagnitude;
    }

    /** The weights of some nodes alone, as weights of their own. {@code wanted} is asked about nodes of the tree only. */
    public Weights only(IntPredicate wanted) {
        Weights some = new Weights(tree);
        int nodes = Math.min(self.length, tree.nodeCount());
        some.resize(nodes);
        for (int node = 0; node < nodes; node++) {
            if (touched[node] && wanted.test(node)) {
                some.self[node] = self[node];
                some.samples[node] = samples[node];
                some.touched[node] = true;
                some.total += self[node];
                some.sampleTotal += samples[node];
            }
        }
        some.magnitude = grown(0, some.self);
        some.sampleMagnitude = grown(0, some.samples);
        return some;
    }

    private void reserve(int lastNode) {
        if (lastNode >= tree.nodeCount()) {
            throw new CorruptDataException(
                    "A profile block refers to node " + lastNode + " of a tree with " + tree.nodeCount() + " nodes");
        }
        if (lastNode >= self.length) {
            resize(Math.max(lastNode + 1, 2 * self.length));
        }
    }

    private void resize(int size) {
        self = Arrays.copyOf(self, size);
        samples = Arrays.copyOf(samples, size);
        touched = Arrays.copyOf(touched, size);
    }

    /** As long as the sum of all amounts fits, so does every sum of some of them, in any order. */
    static long grown(long magnitude, long[] column) {
        long sum = magnitude;
        for (long value : column) {
            sum += Math.abs(value);
            if (sum < 0 || value == Long.MIN_VALUE) {
                throw new WeightOverflowException();
            }
        }
        return sum;
    }

    /**
     * Makes sure that several weights can be shown as one.
     *
     * @throws WeightOverflowException when their sums together leave 64 bits
     */
    public static void checkSum(List<Weights> weights) {
        long[] magnitudes = new long[2 * weights.size()];
        for (int i = 0; i < weights.size(); i++) {
            magnitudes[i] = weights.get(i).magnitude;
        }
        grown(0, magnitudes);
        for (int i = 0; i < weights.size(); i++) {
            magnitudes[i] = weights.get(i).sampleMagnitude;
        }
        grown(0, magnitudes);
    }

    public StackTree tree() {
        return tree;
    }

    /** The value of the selection; the sum of its deltas. */
    public long total() {
        return total;
    }

    /** The samples of the selection. */
    public long samples() {
        return sampleTotal;
    }

    /** The value of the samples that end at a node. */
    public long self(int node) {
        return node < self.length ? self[node] : 0;
    }

    /** How many samples end at a node. */
    public long samples(int node) {
        return node < samples.length ? samples[node] : 0;
    }

    /** Whether any sample ends at a node; true as well where deltas cancel. */
    public boolean touches(int node) {
        return node < touched.length && touched[node];
    }
}
