package io.lineflame.profile.stacks;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One profile (or several added up) as numbers of a {@link StackTree}: nodes in ascending order, and per value type a
 * column of values and a column of samples over them. Unchangeable.
 *
 * <p>Where deltas of several profiles cancelled, value and samples are zero and yet samples touch the node; such nodes are
 * listed per value type.
 */
public final class ProfileBlock {
    private final int[] nodes;
    private final long[][] values;
    private final long[][] samples;
    private final int[][] cancelled;

    ProfileBlock(int[] nodes, long[][] values, long[][] samples) {
        this(nodes, values, samples, new int[values.length][0]);
    }

    /** {@code cancelled} has per type the places, not the nodes, in ascending order. */
    ProfileBlock(int[] nodes, long[][] values, long[][] samples, int[][] cancelled) {
        this.nodes = nodes;
        this.values = values;
        this.samples = samples;
        this.cancelled = cancelled;
    }

    /**
     * Reads a block back.
     *
     * @throws CorruptDataException when the bytes are not what {@link #encode} wrote
     */
    public static ProfileBlock decode(byte[] encoded) {
        return new BlockReader().read(encoded, 0, encoded.length).block();
    }

    /**
     * What one block measured, with the values of another as the numbers of samples: for profiles that come without their counts
     * beside them. Both have one value type and are of one tree; so has the block they make.
     */
    public static ProfileBlock counted(ProfileBlock measured, ProfileBlock counts) {
        int[] nodes = IntStream.concat(Arrays.stream(measured.nodes), Arrays.stream(counts.nodes))
                .sorted()
                .distinct()
                .toArray();
        return new ProfileBlock(nodes, new long[][] {measured.spread(nodes)}, new long[][] {counts.spread(nodes)});
    }

    private long[] spread(int[] over) {
        long[] column = new long[over.length];
        for (int at = 0; at < nodes.length; at++) {
            column[Arrays.binarySearch(over, nodes[at])] = values[0][at];
        }
        return column;
    }

    /** The block in its own versioned format; a few bytes per node at most. */
    public byte[] encode() {
        return BlockWriter.encode(this);
    }

    public int valueTypes() {
        return values.length;
    }

    /** Nodes with a value or a sample. */
    public int size() {
        return nodes.length;
    }

    /** The sum of the values of a type; negative values count as such. */
    public long total(int type) {
        return sum(values[type]);
    }

    /** How many samples of a type there are, by the rule of decision record 0002. */
    public long samples(int type) {
        return sum(samples[type]);
    }

    int[] nodes() {
        return nodes;
    }

    long[] valueColumn(int type) {
        return values[type];
    }

    long[] sampleColumn(int type) {
        return samples[type];
    }

    /** The places of the nodes that samples of a type touch although value and samples are zero. */
    int[] cancelled(int type) {
        return cancelled[type];
    }

    boolean cancels() {
        for (int[] places : cancelled) {
            if (places.length > 0) {
                return true;
            }
        }
        return false;
    }

    private static long sum(long[] column) {
        long sum = 0;
        for (long value : column) {
            sum += value;
        }
        return sum;
    }
}
