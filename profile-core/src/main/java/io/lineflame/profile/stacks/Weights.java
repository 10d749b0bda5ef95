package io.lineflame.profile.stacks;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Blocks of one {@link StackTree}, added up for one value type: self value and samples per node.
 *
 * <p>16 bytes for every node up to the last that occurs. A node whose value and samples are not both zero was touched; only
 * where something negative was added can they be zero and the node touched, and such nodes have a bit of their own.
 *
 * <p>Not safe for several threads.
 */
public final class Weights {
    private final StackTree tree;
    private final BlockReader reader = new BlockReader();
    private int knownNodes;
    /** Per node its value, then its samples. */
    private long[] sums = {};
    /** A bit per node at which something negative was added, or deltas had cancelled. */
    private long[] lowered = {};

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
     * @throws WeightOverflowException when the sums leave 64 bits; the weights are then of no further use
     */
    public void add(byte[] encoded, int type) {
        add(encoded, 0, encoded.length, type);
    }

    /** Adds the block that begins at {@code offset}; see {@link #add(byte[], int)}. Makes no garbage. */
    public void add(byte[] bytes, int offset, int length, int type) {
        reader.read(bytes, offset, length);
        checkType(type, reader.types());
        int[] cancelled = reader.cancelled(type);
        reader.expectTotal(
                type, add(reader.nodes(), reader.size(), reader.values(type), reader.samples(type), cancelled));
    }

    /** Adds one value type of a block of this tree; see {@link #add(byte[], int)}. */
    public void add(ProfileBlock block, int type) {
        checkType(type, block.valueTypes());
        Numbers values = Numbers.of(block.valueColumn(type));
        Numbers samples = Numbers.of(block.sampleColumn(type));
        add(block.nodes(), block.size(), values, samples, block.cancelled(type));
    }

    private static void checkType(int type, int types) {
        if (type < 0 || type >= types) {
            throw new CorruptDataException("A profile block has " + types + " value types, none numbered " + type);
        }
    }

    /** Gives the sum of the values. One pass; what is rare is looked after when the pass has seen it. */
    private long add(int[] nodes, int size, Numbers values, Numbers samples, int[] cancelled) {
        if (size == 0) {
            return 0;
        }
        reserve(nodes[size - 1]);
        long[] into = sums;
        long[] storedValues = values.stored();
        long[] storedSamples = samples.stored();
        long valueScale = values.scale();
        long sampleScale = samples.scale();
        long value = 0;
        long count = 0;
        long valueBits = 0;
        long countBits = 0;
        for (int i = 0; i < size; i++) {
            int at = 2 * nodes[i];
            long oneValue = storedValues[i] * valueScale;
            long oneCount = storedSamples[i] * sampleScale;
            into[at] += oneValue;
            into[at + 1] += oneCount;
            value += oneValue;
            count += oneCount;
            valueBits |= oneValue;
            countBits |= oneCount;
        }
        magnitude = Amounts.added(magnitude, values, size, value, valueBits);
        sampleMagnitude = Amounts.added(sampleMagnitude, samples, size, count, countBits);
        if ((valueBits | countBits) < 0) {
            noteLowered(nodes, size, values, samples);
        }
        for (int place : cancelled) {
            noteLowered(nodes[place]);
        }
        total += value;
        sampleTotal += count;
        return value;
    }

    private void noteLowered(int[] nodes, int size, Numbers values, Numbers samples) {
        for (int i = 0; i < size; i++) {
            if ((values.stored()[i] * values.scale() | samples.stored()[i] * samples.scale()) < 0) {
                noteLowered(nodes[i]);
            }
        }
    }

    private void noteLowered(int node) {
        if (node >>> 6 >= lowered.length) {
            lowered = Arrays.copyOf(lowered, (sums.length / 2 + 63) >>> 6);
        }
        lowered[node >>> 6] |= 1L << node;
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
        if (other.sums.length > sums.length) {
            sums = Arrays.copyOf(sums, other.sums.length);
        }
        for (int i = 0; i < other.sums.length; i++) {
            sums[i] += other.sums[i];
        }
        if (other.lowered.length > lowered.length) {
            lowered = Arrays.copyOf(lowered, other.lowered.length);
        }
        for (int i = 0; i < other.lowered.length; i++) {
            lowered[i] |= other.lowered[i];
        }
        total += other.total;
        sampleTotal += other.sampleTotal;
        magnitude += other.magnitude;
        sampleMagnitude += other.sampleMagnitude;
    }

    /** The weights of some nodes alone, as weights of their own. {@code wanted} is asked about nodes of the tree only. */
    public Weights only(IntPredicate wanted) {
        Weights some = new Weights(tree);
        some.sums = new long[sums.length];
        for (int node = 0; node < sums.length / 2; node++) {
            if (touches(node) && wanted.test(node)) {
                some.take(node, self(node), samples(node));
            }
        }
        some.magnitude = magnitude;
        some.sampleMagnitude = sampleMagnitude;
        return some;
    }

    private void take(int node, long value, long count) {
        sums[2 * node] = value;
        sums[2 * node + 1] = count;
        total += value;
        sampleTotal += count;
        if (value <= 0 && count <= 0) {
            noteLowered(node);
        }
    }

    private void reserve(int lastNode) {
        if (lastNode >= knownNodes) {
            knownNodes = tree.nodeCount();
        }
        if (lastNode >= knownNodes) {
            throw new CorruptDataException(
                    "A profile block refers to node " + lastNode + " of a tree with " + knownNodes + " nodes");
        }
        if (2 * lastNode >= sums.length) {
            sums = Arrays.copyOf(sums, 2 * Math.max(lastNode + 1, Math.min(knownNodes, sums.length)));
        }
    }

    /**
     * Makes sure that several weights can be shown as one.
     *
     * @throws WeightOverflowException when their sums together leave 64 bits
     */
    public static void checkSum(List<Weights> weights) {
        long value = 0;
        long count = 0;
        for (Weights one : weights) {
            value = Amounts.added(value, one.magnitude);
            count = Amounts.added(count, one.sampleMagnitude);
        }
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
        return 2 * node < sums.length ? sums[2 * node] : 0;
    }

    /** How many samples end at a node. */
    public long samples(int node) {
        return 2 * node < sums.length ? sums[2 * node + 1] : 0;
    }

    /** Whether any sample ends at a node; true as well where deltas cancel. */
    public boolean touches(int node) {
        return (self(node) | samples(node)) != 0 || isLowered(node);
    }

    private boolean isLowered(int node) {
        return node >>> 6 < lowered.length && (lowered[node >>> 6] & 1L << node) != 0;
    }

    /** Bytes of memory, about; without the tree. */
    public long bytes() {
        return 8L * sums.length + 8L * lowered.length + reader.bytes();
    }
}
