package io.lineflame.db;

import java.time.Instant;
import java.util.UUID;

/**
 * What one profile of one series measured of spans. The arrays are not copied: do not touch them afterwards.
 *
 * @param time as the profile's
 * @param digest as the profile's
 * @param spanIds each once
 * @param traceIds one for each span, all zeros where it is not known; or none at all
 * @param totals span after span, with one value for each of the series' profile types
 * @param blocks of the spans, in a format of the writer's
 */
@SuppressWarnings("ArrayRecordComponent") // hot data, handed through once and never compared
public record SpanRow(
        int tenant,
        Instant time,
        long seriesId,
        long symbolTableId,
        long digest,
        long[] spanIds,
        UUID[] traceIds,
        long[] totals,
        byte[] blocks) {}
