package io.lineflame.db;

import java.time.Instant;

/**
 * From when to when there are profiles.
 *
 * @param first when the first started
 * @param last when the last did
 */
public record SeenRow(Instant first, Instant last) {}
