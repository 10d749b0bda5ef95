package io.lineflame.profile.stacks;

/**
 * What some samples of a profile measured of each span. The arrays are not copied: do not touch them.
 *
 * @param spans numbers of spans as the caller counts them, ascending; only those with a sample
 * @param totals span after span, with one value for each value type
 * @param blocks of the spans, for {@link SpanBlocks#decode}
 */
@SuppressWarnings("ArrayRecordComponent") // hot data, handed through once and never compared
public record SpanValues(int[] spans, long[] totals, byte[] blocks) {
    static final SpanValues NONE = new SpanValues(new int[0], new long[0], new byte[0]);
}
