package io.lineflame.server.query;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param from the first instant that belongs to it
 * @param until the first instant that no longer does, after {@code from}
 */
public record TimeRange(Instant from, Instant until) {

    /** Longer than anything was ever measured. */
    public static final TimeRange ALL = new TimeRange(Instant.EPOCH, Instant.parse("2200-01-01T00:00:00Z"));

    private static final Duration DEFAULT_LENGTH = Duration.ofHours(1);

    public TimeRange {
        if (!from.isBefore(until)) {
            throw new QuerySyntaxException("The range is backwards or empty: from " + from
                    + " does not lie before until " + until + ". Swap them, or leave both out for the last hour.");
        }
    }

    /**
     * Reads both ends; a missing end is now, a missing start an hour before the end. Both are cut to the microsecond, as the database
     * keeps time: it would round, and then the points of a timeline would not begin where the range does.
     *
     * @throws QuerySyntaxException if one cannot be read or the range is backwards or empty
     */
    public static TimeRange parse(@Nullable String from, @Nullable String until, Instant now) {
        Instant end = given(until)
                .map(text -> TimeExpression.parse("until", text, now))
                .orElse(now);
        Instant start = given(from)
                .map(text -> TimeExpression.parse("from", text, now))
                .orElseGet(() -> end.minus(DEFAULT_LENGTH));
        return new TimeRange(start.truncatedTo(ChronoUnit.MICROS), end.truncatedTo(ChronoUnit.MICROS));
    }

    /** How long it is; positive. */
    public Duration length() {
        return Duration.between(from, until);
    }

    /** The range of the same length that ends where this one starts. */
    public TimeRange before() {
        return new TimeRange(from.minus(length()), from);
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).filter(value -> !value.isBlank());
    }
}
