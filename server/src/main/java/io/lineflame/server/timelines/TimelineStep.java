package io.lineflame.server.timelines;

import java.time.Duration;
import java.util.List;

/** How long one point of a timeline lasts: lengths that people count in, so that points fall on round times. */
public final class TimelineStep {

    private static final Duration DAY = Duration.ofDays(1);
    private static final List<Duration> ROUND = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12),
            DAY);

    private TimelineStep() {}

    /** The shortest round length that covers the range with at most so many points; whole days beyond a day. */
    public static Duration automatic(Duration range, int maxPoints) {
        return ROUND.stream()
                .filter(step -> points(range, step) <= maxPoints)
                .findFirst()
                .orElseGet(() -> DAY.multipliedBy(ceilDiv(points(range, DAY), maxPoints)));
    }

    /** How many points cover the range; the last may reach beyond its end. */
    static long points(Duration range, Duration step) {
        return ceilDiv(range.toMillis(), step.toMillis());
    }

    private static long ceilDiv(long a, long b) {
        return -Math.floorDiv(-a, b);
    }
}
