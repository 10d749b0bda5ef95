package io.lineflame.server.compat.render;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.compat.querier.QuerierQuestion;
import io.lineflame.server.compat.querier.StepTotals;
import io.lineflame.server.compat.querier.TypedSeries;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.timelines.TimelineStep;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
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

    /** Those with the largest totals are drawn. */
    static final int MOST_GROUPS = 100;

    private final ProfileSelector selector;
    private final StepTotals steps;

    @Inject
    RenderTimelines(ProfileSelector selector, StepTotals steps) {
        this.selector = selector;
        this.steps = steps;
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
     * @throws io.lineflame.server.connect.ConnectException {@code unimplemented} when there is no mean, because nobody counted profiles
     */
    Drawn draw(QueryContext context, QuerierQuestion question, Optional<String> groupBy, boolean average) {
        TimeRange range = question.range();
        ProfileType type = question.query().type();
        Duration step = step(range);
        int points = StepTotals.points(range, step);
        List<SeriesRow> series = selector.series(context, Optional.of(question.query()), range);
        try {
            Sums all = new Sums(points);
            Map<String, Sums> groups = new TreeMap<>();
            Map<Long, Sums> groupOf = new HashMap<>();
            groupBy.ifPresent(label -> largest(context, type, series, label, range)
                    .forEach((value, rows) -> {
                        Sums group = new Sums(points);
                        groups.put(value, group);
                        rows.forEach(row -> groupOf.put(row.id(), group));
                    }));
            steps.read(context, type, series, range, step, row -> {
                int point = (int) Math.min(
                        points - 1, Duration.between(range.from(), row.bucket()).toMillis() / step.toMillis());
                all.add(point, row);
                Optional.ofNullable(groupOf.get(row.seriesId())).ifPresent(group -> group.add(point, row));
            });
            Map<String, FlamebearerJson.Timeline> drawn = new TreeMap<>();
            groups.forEach((value, group) -> drawn.put(value, group.timeline(range, step, average)));
            return new Drawn(all.timeline(range, step, average), groupBy.isPresent() ? drawn : null);
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

    /** By the value of the label; when there are more than are drawn, totals of the whole range say which are. */
    private Map<String, List<SeriesRow>> largest(
            QueryContext context, ProfileType type, List<SeriesRow> series, String label, TimeRange range) {
        Map<String, List<SeriesRow>> groups = series.stream().collect(groupingBy(row -> {
            String value = new TypedSeries(row, type).value(label);
            return value.isEmpty() ? WITHOUT : value;
        }));
        if (groups.size() <= MOST_GROUPS) {
            return groups;
        }
        Map<Long, Long> totals = new HashMap<>();
        Duration whole = range.length().plusMillis(1);
        steps.read(
                context, type, series, range, whole, row -> totals.merge(row.seriesId(), row.total(), Math::addExact));
        Comparator<Map.Entry<String, List<SeriesRow>>> byTotal =
                Comparator.comparingDouble(group -> total(group.getValue(), totals));
        return groups.entrySet().stream()
                .sorted(byTotal.reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_GROUPS)
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** In doubles, since only the order matters. */
    private static double total(List<SeriesRow> series, Map<Long, Long> totals) {
        return series.stream()
                .mapToDouble(row -> totals.getOrDefault(row.id(), 0L))
                .sum();
    }

    /** What is added up for one line. */
    private static final class Sums {

        private final long[] totals;
        private final long[] profiles;
        private boolean uncounted;

        Sums(int points) {
            this.totals = new long[points];
            this.profiles = new long[points];
        }

        void add(int point, TimelineRow row) {
            totals[point] = Math.addExact(totals[point], row.total());
            profiles[point] += row.profiles();
            uncounted |= row.profiles() == 0;
        }

        FlamebearerJson.Timeline timeline(TimeRange range, Duration step, boolean average) {
            if (average && uncounted) {
                throw StepTotals.uncounted();
            }
            long[] samples = totals;
            if (average) {
                samples = new long[totals.length];
                for (int point = 0; point < samples.length; point++) {
                    samples[point] = profiles[point] == 0 ? 0 : totals[point] / profiles[point]; // 0: nothing was there
                }
            }
            return new FlamebearerJson.Timeline(range.from().getEpochSecond(), samples, step.toSeconds(), null);
        }
    }
}
