package io.lineflame.db;

import java.time.Instant;

/**
 * What one series got in one bucket.
 *
 * @param bucket when the bucket starts
 * @param total the sum of the asked column
 * @param profiles how many profiles start in the bucket; never 0
 */
public record TimelineRow(long seriesId, Instant bucket, long total, long profiles) {}
