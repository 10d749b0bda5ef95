package io.lineflame.db;

import java.time.Instant;

/**
 * One profile as stored. The arrays are not copied: do not touch them afterwards.
 *
 * <p>A mark is a row by which a profile is found when it is pushed again, and nothing else: it stands under a number that no series has, so no
 * question reads it and nobody counts it.
 *
 * @param tenant whose series it is
 * @param time when it starts; kept to the microsecond
 * @param seriesId what {@link #markOf} made of the series' for a mark
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
        byte[] block) {

    /** The number under which marks of a series stand. */
    public static long markOf(long seriesId) {
        return -seriesId;
    }

    boolean isMark() {
        return seriesId < 0;
    }
}
