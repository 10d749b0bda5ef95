package io.lineflame.server.timelines;

import static java.util.stream.Collectors.groupingBy;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.timelines.TimelineJson.SeriesJson;
import io.lineflame.server.timelines.TimelineJson.VersionJson;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Adds up the totals of the profiles that start in each step. Reads no stacks. */
public final class TimelineService {

    /** More lines than this nobody tells apart. */
    private static final int MAX_GROUPS = 20;

    private final ProfileSelector selector;

    @Inject
    TimelineService(ProfileSelector selector) {
        this.selector = selector;
    }

    /** One series for each value of the label {@code groupBy}; where a series does not have it, the value is empty. */
    TimelineJson timeline(
            QueryContext context, ProfileQuery query, TimeRange range, Duration step, Optional<String> groupBy) {
        try {
            return exact(context, query, range, step, groupBy);
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values of the selected profiles add up to more than 64 bits hold;"
                            + " select a shorter time or fewer series.");
        }
    }

    private TimelineJson exact(
            QueryContext context, ProfileQuery query, TimeRange range, Duration step, Optional<String> groupBy) {
        List<SeriesRow> series = selector.series(context, Optional.of(query), range);
        Map<Long, TimelineGroup> bySeries = bySeries(context, query.type(), range, step, series);
        List<SeriesJson> all = groups(series, bySeries, range, step, groupBy);
        int folded = Math.max(0, all.size() - MAX_GROUPS);
        return new TimelineJson(
                query.type().id(),
                query.type().sampleUnit(),
                range.from(),
                range.until(),
                step.toMillis(),
                folded == 0 ? all : fold(all, range, step),
                versions(context, query, range, series, bySeries),
                folded > 0,
                folded,
                series.isEmpty() ? selector.lastSeen(context, query).orElse(null) : null);
    }

    /**
     * The sum over some series.
     *
     * @param series that have the type
     * @return one value for each step from the start of the range, null where nothing was measured
     */
    public List<@Nullable Long> points(
            QueryContext context, ProfileType type, TimeRange range, Duration step, List<SeriesRow> series) {
        return sum(bySeries(context, type, range, step, series).values(), range, step)
                .points();
    }

    private Map<Long, TimelineGroup> bySeries(
            QueryContext context, ProfileType type, TimeRange range, Duration step, List<SeriesRow> series) {
        Map<Long, TimelineGroup> groups = new HashMap<>();
        for (TimelineRow row : selector.timeline(context, type, series, range, step)) {
            long point = Duration.between(range.from(), row.bucket()).toMillis() / step.toMillis();
            groups.computeIfAbsent(row.seriesId(), id -> empty(range, step)).add((int) point, row.total());
        }
        return groups;
    }

    private static List<SeriesJson> groups(
            List<SeriesRow> series,
            Map<Long, TimelineGroup> bySeries,
            TimeRange range,
            Duration step,
            Optional<String> groupBy) {
        Function<SeriesRow, Map<String, String>> key =
                row -> groupBy.map(label -> Map.of(label, row.labels().getOrDefault(label, "")))
                        .orElse(Map.of());
        return series.stream().collect(groupingBy(key)).entrySet().stream()
                .map(group -> {
                    TimelineGroup sum = sum(groupsOf(group.getValue(), bySeries), range, step);
                    return new SeriesJson(group.getKey(), false, sum.total(), sum.points());
                })
                .sorted(Comparator.comparingLong(SeriesJson::total)
                        .reversed()
                        .thenComparing(one -> one.labels().toString()))
                .toList();
    }

    private static List<SeriesJson> fold(List<SeriesJson> all, TimeRange range, Duration step) {
        TimelineGroup rest = empty(range, step);
        for (SeriesJson one : all.subList(MAX_GROUPS, all.size())) {
            List<@Nullable Long> points = one.points();
            for (int i = 0; i < points.size(); i++) {
                Long value = points.get(i);
                if (value != null) {
                    rest.add(i, value);
                }
            }
        }
        List<SeriesJson> folded = new ArrayList<>(all.subList(0, MAX_GROUPS));
        folded.add(new SeriesJson(Map.of(), true, rest.total(), rest.points()));
        return folded;
    }

    private List<VersionJson> versions(
            QueryContext context,
            ProfileQuery query,
            TimeRange range,
            List<SeriesRow> series,
            Map<Long, TimelineGroup> bySeries) {
        if (series.isEmpty()) {
            return List.of();
        }
        // Also before the range: a version that was there all along is no deploy.
        Map<ServiceVersion, Instant> firstSeen = new HashMap<>();
        for (SeriesRow row :
                selector.series(context, Optional.of(query), new TimeRange(Instant.EPOCH, range.until()))) {
            firstSeen.merge(version(row), row.firstSeen(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return series.stream().collect(groupingBy(TimelineService::version)).entrySet().stream()
                .map(entry -> json(
                        entry.getKey(),
                        firstSeen.getOrDefault(entry.getKey(), range.from()),
                        entry.getValue(),
                        bySeries))
                .sorted(Comparator.comparing(VersionJson::firstSeen).thenComparing(VersionJson::ref))
                .toList();
    }

    private static VersionJson json(
            ServiceVersion version, Instant firstSeen, List<SeriesRow> series, Map<Long, TimelineGroup> bySeries) {
        Instant lastSeen = series.stream()
                .map(SeriesRow::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long total = groupsOf(series, bySeries).stream()
                .mapToLong(TimelineGroup::total)
                .sum();
        return new VersionJson(version.repository(), version.ref(), firstSeen, lastSeen, total);
    }

    /** Without the root path: a deploy is of the repository. */
    private static ServiceVersion version(SeriesRow row) {
        ServiceVersion version = ServiceVersion.of(row.labels());
        return new ServiceVersion(version.repository(), version.ref(), "");
    }

    private static List<TimelineGroup> groupsOf(List<SeriesRow> series, Map<Long, TimelineGroup> bySeries) {
        return series.stream()
                .flatMap(row -> Optional.ofNullable(bySeries.get(row.id())).stream())
                .toList();
    }

    private static TimelineGroup sum(Iterable<TimelineGroup> groups, TimeRange range, Duration step) {
        TimelineGroup sum = empty(range, step);
        groups.forEach(sum::add);
        return sum;
    }

    private static TimelineGroup empty(TimeRange range, Duration step) {
        return new TimelineGroup((int) TimelineStep.points(range.length(), step));
    }
}
