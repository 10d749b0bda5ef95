package io.lineflame.server.compat.querier;

import io.lineflame.wire.types.LabelPair;
import io.lineflame.wire.types.Point;
import io.lineflame.wire.types.Series;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up totals by group and point, and makes the answer's series of them. */
final class SeriesTotals {

    private final Map<List<LabelPair>, SortedMap<Long, Tally>> groups = new HashMap<>();

    /** In Pyroscope's own numbers, so that sums that leave 64 bits are no error. */
    private static final class Tally {
        private double total;
        private long profiles;
        private @Nullable Measured example;

        double value(boolean average) {
            if (average && profiles == 0) {
                throw StepTotals.uncounted();
            }
            return average ? total / profiles : total;
        }
    }

    /**
     * Adds to a point.
     *
     * @param group labels by name
     * @param point milliseconds since 1970
     * @param profiles 0 when nobody counted them
     */
    void add(List<LabelPair> group, long point, long total, long profiles) {
        Tally tally = groups.computeIfAbsent(group, any -> new TreeMap<>()).computeIfAbsent(point, any -> new Tally());
        tally.total += total;
        tally.profiles += profiles;
    }

    /** Makes what was measured the example of its point, if it is the largest; the point must have a total. */
    void example(List<LabelPair> group, long point, Measured one) {
        Tally tally = groups.getOrDefault(group, Collections.emptySortedMap()).get(point);
        if (tally != null && (tally.example == null || tally.example.value() < one.value())) {
            tally.example = one;
        }
    }

    /**
     * The groups by the sum of their points, largest first, then by their labels.
     *
     * @param average per profile, instead of the sum
     * @param limit how many; 0 or less for all
     * @param labels of the groups
     * @throws io.lineflame.server.connect.ConnectException {@code unimplemented} when there is no average, because nobody counted profiles
     */
    List<Series> series(boolean average, long limit, GroupLabels labels) {
        return groups.entrySet().stream()
                .map(group -> series(group.getKey(), group.getValue(), average, labels))
                .sorted(Comparator.comparingDouble(SeriesTotals::sum)
                        .reversed()
                        .thenComparing(Series::getLabelsList, LabelPairs.IN_ORDER))
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .toList();
    }

    private static Series series(
            List<LabelPair> group, SortedMap<Long, Tally> points, boolean average, GroupLabels labels) {
        Series.Builder series = Series.newBuilder().addAllLabels(group);
        points.forEach((timestamp, tally) -> {
            Point.Builder point = series.addPointsBuilder();
            point.setTimestamp(timestamp).setValue(tally.value(average));
            if (tally.example != null) {
                point.addExemplars(tally.example.exemplar(labels));
            }
        });
        return series.build();
    }

    private static double sum(Series series) {
        return series.getPointsList().stream().mapToDouble(Point::getValue).sum();
    }
}
