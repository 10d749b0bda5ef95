package io.lineflame.server.pyroscope;

import io.lineflame.server.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stretch of time in milliseconds since 1970, the unit of {@code querier.v1}.
 *
 * @param start the first that belongs to it
 * @param end the first that no longer does, after {@code start}
 */
record Span(long start, long end) {

    /** Nobody had a profiler before; who asks for this means always. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final Duration AHEAD = Duration.ofHours(1);

    /**
     * A range as it can be asked for: the start cut to the millisecond and the end made a whole one, so that the question's own end, which
     * belongs to it, lies in the range; always becomes the time that profiles are kept.
     *
     * @return empty when nothing can be in it
     */
    static Optional<Span> of(TimeRange range, Instant now, Duration kept) {
        Instant from = range.from().isBefore(EARLIEST) ? now.minus(kept) : range.from();
        Instant latest = now.plus(AHEAD);
        Instant until = range.until().isAfter(latest) ? latest : range.until();
        long start = from.toEpochMilli();
        long end = Math.max(
                until.plusNanos(999_999).toEpochMilli(),
                from.equals(range.from()) && until.equals(range.until()) ? start + 1 : 0);
        return start < end ? Optional.of(new Span(start, end)) : Optional.empty();
    }

    long millis() {
        return end - start;
    }

    /** Parts in order of time, none longer than this; a whole number of {@code step} each, save the last. */
    List<Span> parts(long longest, long step) {
        long length = Math.max(step, longest / step * step);
        List<Span> parts = new ArrayList<>();
        for (long at = start; at < end; at += length) {
            parts.add(new Span(at, Math.min(end, at + length)));
        }
        return parts;
    }

    /** Slices from the newest to the oldest, each twice as long as the one before: what is long ago needs no exact time. */
    List<Span> slices(long newest) {
        List<Span> slices = new ArrayList<>();
        long length = newest;
        for (long at = end; at > start; at -= length / 2) {
            slices.add(new Span(Math.max(start, at - length), at));
            length *= 2;
        }
        return slices;
    }

    Instant first() {
        return Instant.ofEpochMilli(start);
    }

    Instant last() {
        return Instant.ofEpochMilli(end - 1);
    }
}
