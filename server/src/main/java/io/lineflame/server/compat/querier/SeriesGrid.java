package io.lineflame.server.compat.querier;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The points in time at which this protocol says what was measured before: at the start of the question, and then a step apart, up to
 * its end. A point at t has what starts in the step before it, t itself included, in whole milliseconds; what starts behind the last
 * point is in none. So Pyroscope counts (its {@code pkg/model/timeseries/range.go}), whose first point also has the millisecond in which the
 * step before it begins.
 *
 * @param range from the first point's step to the last point
 * @param step in whole milliseconds
 */
record SeriesGrid(TimeRange range, Duration step) {

    private static final int MAX_POINTS = 11_000;
    private static final double LONGEST_SECONDS = 1e10;

    /**
     * The points of a question.
     *
     * @param range of the question, as {@link QuerierTime} makes it
     * @param stepSeconds cut to milliseconds
     * @throws ConnectException {@code invalid_argument} when the step is shorter than a millisecond, makes more points than are sent, or reaches behind 1970
     */
    static SeriesGrid of(TimeRange range, double stepSeconds) {
        if (!(stepSeconds >= 0.001 && stepSeconds <= LONGEST_SECONDS)) {
            throw invalid("The step is " + stepSeconds + " seconds; it must be at least 0.001.");
        }
        long step = (long) (stepSeconds * 1e9) / 1_000_000;
        long start = range.from().toEpochMilli();
        long steps = (range.until().toEpochMilli() - start) / step;
        if (steps >= MAX_POINTS) {
            throw invalid("The step of " + stepSeconds + " seconds makes " + (steps + 1) + " points; at most "
                    + MAX_POINTS + " are sent. Make it longer.");
        }
        if (step > start) {
            throw invalid("The step of " + stepSeconds + " seconds reaches behind 1970.");
        }
        Instant last = Instant.ofEpochMilli(start + steps * step).plusMillis(1);
        return new SeriesGrid(
                new TimeRange(
                        Instant.ofEpochMilli(start - step + 1), last.isBefore(range.until()) ? last : range.until()),
                Duration.ofMillis(step));
    }

    /** The point of a bucket that starts then, in milliseconds since 1970. */
    long point(Instant bucket) {
        return bucket.plus(step).toEpochMilli() - 1;
    }

    /** The point that has what starts at some time in the range, in milliseconds since 1970. */
    long pointOf(Instant time) {
        long into = ChronoUnit.MILLIS.between(range.from(), time);
        return point(range.from().plus(step.multipliedBy(into / step.toMillis())));
    }

    /** What belongs to a bucket that starts then. */
    TimeRange bucket(Instant start) {
        Instant end = start.plus(step);
        return new TimeRange(start, end.isBefore(range.until()) ? end : range.until());
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
