package io.lineflame.profile.stacks;

import java.util.Arrays;

/**
 * Reads encoded blocks one after the other into the same arrays; {@link BlockWriter} has their form.
 *
 * <p>{@link #read} finds where everything is, and reads the nodes. A column is read when it is asked for, so one value type
 * costs no more where a block has four. What is given is good until the next block, and arrays can be longer than
 * {@link #size}. Not safe for several threads.
 */
final class BlockReader {
    private static final String BLOCK = "A profile block";
    private static final int MOST_TYPES = 256;
    private static final int[] NONE = {};

    private ByteSource in = new ByteSource(BLOCK, new byte[0]);
    private int types;
    private int size;
    private int[] nodes = {};
    private ColumnReader[] values = {};
    private ColumnReader[] samples = {};
    private long[] totals = {};
    private int[][] cancelled = {};

    /**
     * Goes to a block, which begins at {@code offset}.
     *
     * @throws CorruptDataException when it is damaged
     */
    BlockReader read(byte[] bytes, int offset, int length) {
        ByteSource frame = new ByteSource(BLOCK, bytes, offset, offset + length);
        in = Packing.unpack(BLOCK, BlockWriter.CANCELLING, frame, in.bytes());
        types = in.below(MOST_TYPES, "the number of value types");
        size = in.count("nodes");
        reserve();
        in.ascending(nodes, size, Integer.MAX_VALUE, "node");
        for (int type = 0; type < types; type++) {
            totals[type] = in.zigzag();
            values[type].find(in, size, type, type);
        }
        for (int type = 0; type < types; type++) {
            samples[type].find(in, size, types, type);
        }
        boolean cancels = bytes[offset] == BlockWriter.CANCELLING;
        for (int type = 0; type < types; type++) {
            cancelled[type] = cancels ? readCancelled() : NONE;
        }
        in.expectEnd();
        return this;
    }

    private void reserve() {
        if (nodes.length < size) {
            nodes = new int[Math.max(size, 2 * nodes.length)];
        }
        int before = values.length;
        if (before < types) {
            values = Arrays.copyOf(values, types);
            samples = Arrays.copyOf(samples, types);
            for (int type = before; type < types; type++) {
                values[type] = new ColumnReader();
                samples[type] = new ColumnReader();
            }
            totals = new long[types];
            cancelled = new int[types][];
        }
    }

    private int[] readCancelled() {
        int[] places = new int[in.count("cancelled nodes")];
        in.ascending(places, places.length, size, "cancelled node");
        return places;
    }

    int types() {
        return types;
    }

    int size() {
        return size;
    }

    int[] nodes() {
        return nodes;
    }

    /** The values of a type; {@link #expectTotal} tells whether they are those that were written. */
    Numbers values(int type) {
        return values[type].numbers(in, size, this);
    }

    /**
     * Compares the sum of a type's values with what the block says.
     *
     * @throws CorruptDataException when they differ
     */
    void expectTotal(int type, long sum) {
        if (sum != totals[type]) {
            throw in.corrupt("its values add up to " + sum + " instead of " + totals[type]);
        }
    }

    Numbers samples(int type) {
        return samples[type].numbers(in, size, this);
    }

    /** The places of the nodes at which deltas of a type cancelled. */
    int[] cancelled(int type) {
        return cancelled[type];
    }

    /** All of it in arrays of its own. */
    ProfileBlock block() {
        long[][] valueColumns = new long[types][];
        long[][] sampleColumns = new long[types][];
        for (int type = 0; type < types; type++) {
            valueColumns[type] = values(type).copy(size);
            sampleColumns[type] = samples(type).copy(size);
        }
        ProfileBlock block = new ProfileBlock(
                Arrays.copyOf(nodes, size), valueColumns, sampleColumns, Arrays.copyOf(cancelled, types));
        for (int type = 0; type < types; type++) {
            expectTotal(type, block.total(type));
        }
        return block;
    }

    /** Bytes of memory, about; they grow with the largest block. */
    long bytes() {
        long bytes = in.bytes().length + 4L * nodes.length;
        for (int type = 0; type < values.length; type++) {
            bytes += values[type].bytes() + samples[type].bytes();
        }
        return bytes;
    }
}
