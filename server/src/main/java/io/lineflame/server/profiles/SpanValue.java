package io.lineflame.server.profiles;

import java.time.Instant;

/**
 * What one profile measured while a span was active. A span that is longer than a profile has one of these in each.
 *
 * @param spanId 16 hexadecimal digits, for {@link Picked#spans}
 * @param traceId 32 hexadecimal digits, for {@link Picked#traces}; empty when the profiler did not say
 * @param time when the profile starts: when the span did is not known
 * @param value in the unit of the type that was asked for
 */
public record SpanValue(long seriesId, String spanId, String traceId, Instant time, long value) {}
