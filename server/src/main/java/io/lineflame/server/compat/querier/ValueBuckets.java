package io.lineflame.server.compat.querier;

import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;

/**
 * The rows of a heat map: twenty equal parts between the smallest and the largest value, each with its lower bound. As Pyroscope's
 * (its {@code pkg/model/heatmap/range.go}), so that what is one value alone falls into the last.
 */
final class ValueBuckets {

    static final int COUNT = 20;

    private final long[] lower = new long[COUNT];

    /** Between values of which there is at least one. */
    ValueBuckets(LongSummaryStatistics values) {
        // In doubles, since the difference of two longs may leave 64 bits.
        double size = Math.max(1, (double) values.getMax() - values.getMin()) / COUNT;
        for (int i = 0; i < COUNT; i++) {
            lower[i] = values.getMin() + (long) (i * size);
        }
    }

    /** Lower bounds, from the smallest. */
    List<Double> bounds() {
        List<Double> bounds = new ArrayList<>();
        for (long bound : lower) {
            bounds.add((double) bound);
        }
        return bounds;
    }

    /** The last one that begins at the value or below. */
    int of(long value) {
        int bucket = COUNT - 1;
        while (bucket > 0 && lower[bucket] > value) {
            bucket--;
        }
        return bucket;
    }
}
