package io.lineflame.profile.stacks;

import java.util.List;

/**
 * The blocks of the spans of one profile, one behind the other in one body of bytes: version and packing as everywhere, the number of
 * blocks, then each with its length before it. Most are of a handful of nodes, so together they shrink by a half.
 */
public final class SpanBlocks {
    private static final int VERSION = 1;
    private static final String WHAT = "A body of span blocks";

    private final byte[] bytes;
    private final int[] starts;
    private final int[] lengths;

    private SpanBlocks(byte[] bytes, int[] starts, int[] lengths) {
        this.bytes = bytes;
        this.starts = starts;
        this.lengths = lengths;
    }

    /** Blocks as {@link ProfileBlock#encode} gives them, in an order of the writer's. */
    static byte[] encode(List<byte[]> blocks) {
        ByteSink out = new ByteSink(32 * blocks.size() + 8);
        out.putVarint(blocks.size());
        for (byte[] block : blocks) {
            out.putVarint(block.length);
            out.putBytes(block, 0, block.length);
        }
        return Packing.pack(VERSION, out.toByteArray());
    }

    /**
     * Reads where the blocks lie; what is in them is read by {@link Weights#add(byte[], int, int, int)}.
     *
     * @throws CorruptDataException when the bytes are not what {@link SpanValues#blocks} was
     */
    public static SpanBlocks decode(byte[] encoded) {
        ByteSource in = Packing.unpack(WHAT, VERSION, encoded);
        int[] lengths = new int[in.count("blocks")];
        int[] starts = new int[lengths.length];
        for (int i = 0; i < starts.length; i++) {
            lengths[i] = in.below(in.remaining() + 1, "the length of a block");
            starts[i] = in.skip(lengths[i]);
        }
        in.expectEnd();
        return new SpanBlocks(in.bytes(), starts, lengths);
    }

    public int count() {
        return starts.length;
    }

    /** Holds all blocks: callers must not write. */
    public byte[] bytes() {
        return bytes;
    }

    /** Where a block begins in {@link #bytes}. */
    public int start(int block) {
        return starts[block];
    }

    /** In bytes. */
    public int length(int block) {
        return lengths[block];
    }
}
