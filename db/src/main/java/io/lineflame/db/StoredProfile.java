package io.lineflame.db;

import java.time.Instant;

/**
 * Where one profile of one series is stored. Series, time and digest tell it from all others.
 *
 * @param time when it starts; to the microsecond
 */
public record StoredProfile(long seriesId, long symbolTableId, Instant time, long digest) {}
