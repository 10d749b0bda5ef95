package io.lineflame.db;

import java.time.Instant;

/**
 * One profile as stored. The arrays are not copied: do not touch them afterwards.
 *
 * @param tenant whose series it is
 * @param time when it starts; kept to the microsecond
 * @param digest tells the same push from another profile of that series and time
 * @param totals the sum per value type, in the order of the series' profile types
 * @param block values per stack, in a format of the writer's
 */
@SuppressWarnings("ArrayRecordComponent") // hot data, handed through once and never compared
public record ProfileRow(
        int tenant,
        Instant time,
        long durationNanos,
        long seriesId,
        long symbolTableId,
        long digest,
        long[] totals,
        byte[] block) {}
