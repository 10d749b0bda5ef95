package io.lineflame.db;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** {@code [from, until)} in microseconds since 2000-01-01 UTC, as PostgreSQL counts; hours and days start at their multiples. */
record MicrosRange(long from, long until) {
    static final long FIVE_MINUTES = 300_000_000L;
    static final long HOUR = 12 * FIVE_MINUTES;
    static final long DAY = 24 * HOUR;

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("2300-01-01T00:00:00Z");

    /** Cut to centuries in which profiles may lie, so that times far out cost nothing. */
    static MicrosRange of(Instant from, Instant until) {
        Instant start = from.isBefore(EARLIEST) ? EARLIEST : from;
        Instant end = until.isAfter(LATEST) ? LATEST : until;
        return start.isBefore(end)
                ? new MicrosRange(BinaryCopyWriter.micros2000(start), BinaryCopyWriter.micros2000(end))
                : new MicrosRange(0, 0);
    }

    /** The unit that a time lies in. */
    static long floor(long time, long unit) {
        return Math.floorDiv(time, unit) * unit;
    }

    boolean isEmpty() {
        return from >= until;
    }

    boolean holds(long start, long length) {
        return start >= from && start + length <= until;
    }

    /** Its whole units together; may be empty. */
    MicrosRange whole(long unit) {
        return new MicrosRange(-floor(-from, unit), floor(until, unit));
    }

    MicrosRange within(MicrosRange other) {
        return new MicrosRange(Math.max(from, other.from), Math.min(until, other.until));
    }

    Instant fromInstant() {
        return BinaryCopyWriter.instant(from);
    }

    Instant untilInstant() {
        return BinaryCopyWriter.instant(until);
    }

    /** Units by their starts, neighbours as one range. */
    static List<MicrosRange> joined(Collection<Long> starts, long unit) {
        List<MicrosRange> ranges = new ArrayList<>();
        for (long start : new TreeSet<>(starts)) {
            int last = ranges.size() - 1;
            if (last >= 0 && ranges.get(last).until == start) {
                ranges.set(last, new MicrosRange(ranges.get(last).from, start + unit));
            } else {
                ranges.add(new MicrosRange(start, start + unit));
            }
        }
        return ranges;
    }
}
