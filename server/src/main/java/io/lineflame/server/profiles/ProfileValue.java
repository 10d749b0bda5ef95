package io.lineflame.server.profiles;

import java.time.Instant;

/**
 * One stored profile of one series.
 *
 * @param profileId a UUID, for {@link Picked#profiles}
 * @param time when it starts
 * @param value its total, in the unit of the type that was asked for
 */
public record ProfileValue(long seriesId, String profileId, Instant time, long value) {}
