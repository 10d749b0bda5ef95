package io.lineflame.db;

/**
 * One value type of one series.
 *
 * @param column from 0, see {@link SeriesRow#column}
 */
public record SeriesColumn(long seriesId, int column) {}
