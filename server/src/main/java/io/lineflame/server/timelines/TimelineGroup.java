package io.lineflame.server.timelines;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds up what starts in each step. A step in which nothing starts has no value, which is not the same as zero. */
final class TimelineGroup {

    private final @Nullable Long[] points;
    private long total;

    TimelineGroup(int points) {
        this.points = new @Nullable Long[points];
    }

    void add(int point, long value) {
        Long before = points[point];
        points[point] = before == null ? value : Math.addExact(before, value);
        total = Math.addExact(total, value);
    }

    void add(TimelineGroup other) {
        for (int i = 0; i < points.length; i++) {
            Long value = other.points[i];
            if (value != null) {
                add(i, value);
            }
        }
    }

    long total() {
        return total;
    }

    List<@Nullable Long> points() {
        return Arrays.asList(points.clone());
    }
}
