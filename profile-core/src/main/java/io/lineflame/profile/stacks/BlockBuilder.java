package io.lineflame.profile.stacks;

import io.lineflame.profile.pprof.PprofProfile;

/**
 * Adds up the samples of one profile by node.
 *
 * <p>A bitmap of the nodes that were hit, with the count of bits before each word, gives every node its place in ascending
 * order: no sorting, nothing to keep between profiles, and only one bit and a half for each node of the tree.
 */
final class BlockBuilder {
    private final PprofProfile profile;
    private final int[] nodeOfSample;
    private final int[] sampleColumns;
    private long[] hit = {};
    private int[] before = {};

    /** {@code sampleColumns} as {@link SampleRule} gives them. */
    BlockBuilder(PprofProfile profile, int[] nodeOfSample, int[] sampleColumns) {
        this.profile = profile;
        this.nodeOfSample = nodeOfSample;
        this.sampleColumns = sampleColumns;
    }

    /** The block of some samples, as they stand in {@code samples[from..until)}. */
    ProfileBlock build(int[] samples, int from, int until) {
        findNodes(samples, from, until);
        int[] nodes = nodes();
        int types = sampleColumns.length;
        int[] places = new int[until - from];
        for (int at = from; at < until; at++) {
            places[at - from] = place(nodeOfSample[samples[at]]);
        }
        long[][] values = new long[types][];
        for (int type = 0; type < types; type++) {
            values[type] = new long[nodes.length];
            for (int at = from; at < until; at++) {
                values[type][places[at - from]] += profile.value(samples[at], type);
            }
        }
        long[][] counts = new long[types][];
        for (int type = 0; type < types; type++) {
            counts[type] = sampleColumns[type] < 0
                    ? records(samples, from, until, places, type, nodes.length)
                    : values[sampleColumns[type]];
        }
        return new ProfileBlock(nodes, values, counts);
    }

    private void findNodes(int[] samples, int from, int until) {
        int highest = 0;
        for (int at = from; at < until; at++) {
            highest = Math.max(highest, nodeOfSample[samples[at]]);
        }
        hit = new long[(highest >>> 6) + 1];
        for (int at = from; at < until; at++) {
            int node = nodeOfSample[samples[at]];
            hit[node >>> 6] |= 1L << node;
        }
    }

    /** The nodes that were hit; also counts them word by word. */
    private int[] nodes() {
        before = new int[hit.length];
        int count = 0;
        for (int word = 0; word < hit.length; word++) {
            before[word] = count;
            count += Long.bitCount(hit[word]);
        }
        int[] nodes = new int[count];
        int at = 0;
        for (int word = 0; word < hit.length; word++) {
            for (long bits = hit[word]; bits != 0; bits &= bits - 1) {
                nodes[at++] = word << 6 | Long.numberOfTrailingZeros(bits);
            }
        }
        return nodes;
    }

    private int place(int node) {
        int word = node >>> 6;
        return before[word] + Long.bitCount(hit[word] & (1L << node) - 1);
    }

    private long[] records(int[] samples, int from, int until, int[] places, int type, int size) {
        long[] records = new long[size];
        for (int at = from; at < until; at++) {
            records[places[at - from]] += profile.value(samples[at], type) == 0 ? 0 : 1;
        }
        return records;
    }
}
