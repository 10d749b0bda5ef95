package io.lineflame.server.store.select;

import io.lineflame.profile.stacks.StackTree;
import java.util.function.LongFunction;

/** Blocks on their way from one thread to another: some, since each handing over costs as much as adding up a few. */
final class BlockBatch {

    private static final int MOST_BLOCKS = 128;
    private static final int MOST_BYTES = 256 * 1024;

    private final int[] groups = new int[MOST_BLOCKS];
    private final long[] tables = new long[MOST_BLOCKS];
    private final long[] profiles = new long[MOST_BLOCKS];
    private final byte[][] bytes = new byte[MOST_BLOCKS][];
    private final int[] offsets = new int[MOST_BLOCKS];
    private final int[] lengths = new int[MOST_BLOCKS];
    private int blocks;
    private long size;

    void add(int group, long table, long count, byte[] body, int offset, int length) {
        groups[blocks] = group;
        tables[blocks] = table;
        profiles[blocks] = count;
        bytes[blocks] = body;
        offsets[blocks] = offset;
        lengths[blocks] = length;
        blocks++;
        size += length;
    }

    boolean isFull() {
        return blocks == MOST_BLOCKS || size >= MOST_BYTES;
    }

    void addTo(AskedSeries asked, LongFunction<StackTree> trees) {
        for (int i = 0; i < blocks; i++) {
            asked.add(groups[i], tables[i], profiles[i], bytes[i], offsets[i], lengths[i], trees);
        }
    }
}
