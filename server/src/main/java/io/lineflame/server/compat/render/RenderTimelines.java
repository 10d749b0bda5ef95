package io.lineflame.server.compat.render;

import static java.util.stream.Collectors.groupingBy;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.server.compat.querier.QuerierQuestion;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.timelines.TimelineStep;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The timelines beside a flame graph: totals of the profiles that start in each step. Steps start at the start of the range. */
final class RenderTimelines {

    /** Where a series does not have the label. */
    private static final String WITHOUT = "*";

    private static final int MOST_POINTS = 1_500;
    private static final Duration SHORTEST = Duration.ofSeconds(15);

    private final ProfileSelector selector;

    @Inject
    RenderTimelines(ProfileSelector selector) {
        this.selector = selector;
    }

    /**
     * What is drawn.
     *
     * @param all of all series together
     * @param groups by the value of a label; null when none was asked for
     */
    record Drawn(FlamebearerJson.Timeline all, @Nullable Map<String, FlamebearerJson.Timeline> groups) {}

    /**
     * Reads no stacks.
     *
     * @param average whether a step has the mean of its profiles' totals, else their sum
     */
    Drawn draw(QueryContext context, QuerierQuestion question, Optional<String> groupBy, boolean average) {
        TimeRange range = question.range();
        Duration step = step(range);
        List<SeriesRow> series = selector.series(context, Optional.of(question.query()), range);
        try {
            Map<Long, List<TimelineRow>> bySeries =
                    selector.timeline(context, question.query().type(), series, range, step).stream()
                            .collect(groupingBy(TimelineRow::seriesId));
            return new Drawn(
                    timeline(bySeries.values(), range, step, average),
                    groupBy.map(label -> groups(series, bySeries, label, range, step, average))
                            .orElse(null));
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values of the selected profiles add up to more than 64 bits hold;"
                            + " select a shorter time or fewer series.");
        }
    }

    private static Duration step(TimeRange range) {
        Duration step = TimelineStep.automatic(range.length(), MOST_POINTS);
        return step.compareTo(SHORTEST) < 0 ? SHORTEST : step;
    }

    private static Map<String, FlamebearerJson.Timeline> groups(
            List<SeriesRow> series,
            Map<Long, List<TimelineRow>> bySeries,
            String label,
            TimeRange range,
            Duration step,
            boolean average) {
        Map<String, FlamebearerJson.Timeline> groups = new TreeMap<>();
        series.stream()
                .collect(groupingBy(row -> row.labels().getOrDefault(label, WITHOUT)))
                .forEach((value, rows) -> groups.put(
                        value,
                        timeline(
                                rows.stream()
                                        .map(row -> bySeries.getOrDefault(row.id(), List.of()))
                                        .toList(),
                                range,
                                step,
                                average)));
        return groups;
    }

    private static FlamebearerJson.Timeline timeline(
            Collection<List<TimelineRow>> rows, TimeRange range, Duration step, boolean average) {
        int points = (int) -Math.floorDiv(-Math.max(1, range.length().toMillis()), step.toMillis());
        long[] totals = new long[points];
        long[] profiles = new long[points];
        for (List<TimelineRow> ofSeries : rows) {
            for (TimelineRow row : ofSeries) {
                int point = (int) Math.min(
                        points - 1, Duration.between(range.from(), row.bucket()).toMillis() / step.toMillis());
                totals[point] = Math.addExact(totals[point], row.total());
                profiles[point] += row.profiles();
            }
        }
        List<Long> samples = new ArrayList<>(points);
        for (int point = 0; point < points; point++) {
            samples.add(average ? totals[point] / Math.max(1, profiles[point]) : totals[point]);
        }
        return new FlamebearerJson.Timeline(range.from().getEpochSecond(), samples, step.toSeconds(), null);
    }
}
