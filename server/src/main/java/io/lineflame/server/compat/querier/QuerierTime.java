package io.lineflame.server.compat.querier;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.query.TimeRange;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The times of this protocol: milliseconds since 1970, and both ends belong to the range, down to the nanosecond. */
final class QuerierTime {

    private QuerierTime() {}

    /**
     * The range between two times. The end is its millisecond's first instant, as in Pyroscope: what
     * starts later in that millisecond is not in the range.
     *
     * @throws ConnectException {@code invalid_argument} when one is missing, before 1970 or after 2200, or the end lies before the start
     */
    static TimeRange range(long start, long end) {
        if (start == 0 || end == 0) {
            throw invalid("A time range is missing: start and end, in milliseconds since 1970.");
        }
        long last = TimeRange.ALL.until().toEpochMilli();
        if (start < 0 || end < 0 || start >= last || end >= last) {
            throw invalid("The time range leaves the years 1970 to 2200: start " + start + ", end " + end
                    + ", in milliseconds since 1970.");
        }
        if (start > end) {
            throw invalid("The time range is backwards: start " + start + " lies after end " + end + ".");
        }
        // Times are stored in microseconds, cut, so that the end's own microsecond belongs to it.
        return new TimeRange(
                Instant.ofEpochMilli(start), Instant.ofEpochMilli(end).plus(1, ChronoUnit.MICROS));
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
