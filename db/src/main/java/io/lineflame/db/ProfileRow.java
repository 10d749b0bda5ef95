package io.lineflame.db;

import java.time.Instant;

/**
 * One profile as stored. The arrays are not copied: do not touch them afterwards.
 *
 * @param time when it starts; kept to the microsecond
 * @param totals the sum per value type, in the order of the series' profile types
 * @param samples the number of samples per value type, in the same order
 * @param block values per stack, in a format of the writer's
 */
@SuppressWarnings("ArrayRecordComponent") // hot data, handed through once and never compared
public record ProfileRow(
        Instant time,
        long durationNanos,
        long seriesId,
        long symbolTableId,
        long[] totals,
        long[] samples,
        byte[] block) {}
