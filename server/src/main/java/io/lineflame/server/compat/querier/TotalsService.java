package io.lineflame.server.compat.querier;

import static java.util.stream.Collectors.groupingBy;

import io.lineflame.db.SeriesRow;
import io.lineflame.db.TimelineRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.profile.view.CallPath;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.wire.querier.SelectSeriesRequest;
import io.lineflame.wire.querier.SelectSeriesResponse;
import io.lineflame.wire.types.LabelPair;
import io.lineflame.wire.types.TimeSeriesAggregationType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code SelectSeries}: totals over time. Reads stacks only where a call site is asked for. */
final class TotalsService {

    /** Each is a question of its own for stacks. */
    private static final int MAX_POINTS_AT_CALL_SITE = 500;

    /** Of all groups together. They are in memory all at once, and then in the answer. */
    static final long MAX_POINTS = 500_000;

    private final ProfileSelector selector;
    private final StepTotals steps;
    private final Measurements measurements;

    @Inject
    TotalsService(ProfileSelector selector, StepTotals steps, Measurements measurements) {
        this.selector = selector;
        this.steps = steps;
        this.measurements = measurements;
    }

    SelectSeriesResponse select(QueryContext context, SelectSeriesRequest asked) {
        QuerierQuestion question = QuerierQuestion.of(
                asked.getProfileTypeID(), asked.getLabelSelector(), asked.getStart(), asked.getEnd());
        SeriesGrid grid = SeriesGrid.of(question.range(), asked.getStep());
        CallPath site = CallSite.of(asked.getStackTraceSelector());
        List<TypedSeries> series = selector.series(context, Optional.of(question.query()), grid.range()).stream()
                .map(row -> new TypedSeries(row, question.query().type()))
                .toList();
        GroupLabels labels = new GroupLabels(asked.getGroupByList());
        Map<List<LabelPair>, List<TypedSeries>> groups = series.stream().collect(groupingBy(labels::group));
        requireFew(groups.values(), grid);
        SeriesTotals totals = site.frames().isEmpty()
                ? all(context, question.query().type(), groups, grid)
                : at(site, context, question.query().type(), groups, grid);
        examples(context, asked, question.query().type(), series, grid)
                .forEach(one -> totals.example(labels.group(one.series()), grid.pointOf(one.time()), one));
        boolean average = asked.getAggregation() == TimeSeriesAggregationType.TIME_SERIES_AGGREGATION_TYPE_AVERAGE;
        return SelectSeriesResponse.newBuilder()
                .addAllSeries(totals.series(average, asked.getLimit(), labels))
                .build();
    }

    /** What examples of points can be taken from; nothing when none are wanted, or the store does not list single profiles. */
    private List<Measured> examples(
            QueryContext context,
            SelectSeriesRequest asked,
            ProfileType type,
            List<TypedSeries> series,
            SeriesGrid grid) {
        try {
            return switch (asked.getExemplarType()) {
                case EXEMPLAR_TYPE_INDIVIDUAL ->
                    measurements.ofProfiles(context, type, series, grid.range()).items();
                case EXEMPLAR_TYPE_SPAN ->
                    measurements.ofSpans(context, type, series, grid.range()).items();
                default -> List.of();
            };
        } catch (ProblemException e) {
            if (e.type().equals(ProfileSelector.NOT_LISTED)) {
                return List.of();
            }
            throw e;
        }
    }

    private void read(
            QueryContext context,
            ProfileType type,
            Map<List<LabelPair>, List<TypedSeries>> groups,
            SeriesGrid grid,
            BiConsumer<List<LabelPair>, TimelineRow> consumer) {
        Map<Long, List<LabelPair>> groupOf = new HashMap<>();
        List<SeriesRow> series = new ArrayList<>();
        groups.forEach((group, all) -> all.forEach(one -> {
            groupOf.put(one.row().id(), group);
            series.add(one.row());
        }));
        try {
            steps.read(
                    context,
                    type,
                    series,
                    grid.range(),
                    grid.step(),
                    row -> consumer.accept(groupOf.getOrDefault(row.seriesId(), List.of()), row));
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values of a series add up to more than 64 bits hold; make the step shorter.");
        }
    }

    private SeriesTotals all(
            QueryContext context, ProfileType type, Map<List<LabelPair>, List<TypedSeries>> groups, SeriesGrid grid) {
        SeriesTotals totals = new SeriesTotals();
        read(
                context,
                type,
                groups,
                grid,
                (group, row) -> totals.add(group, grid.point(row.bucket()), row.total(), row.profiles()));
        return totals;
    }

    private SeriesTotals at(
            CallPath site,
            QueryContext context,
            ProfileType type,
            Map<List<LabelPair>, List<TypedSeries>> groups,
            SeriesGrid grid) {
        Map<List<LabelPair>, Map<Instant, Long>> profiles = new HashMap<>();
        read(
                context,
                type,
                groups,
                grid,
                (group, row) -> profiles.computeIfAbsent(group, any -> new HashMap<>())
                        .merge(row.bucket(), row.profiles(), Long::sum));
        requireFew(profiles.values().stream().mapToInt(Map::size).sum());
        SeriesTotals totals = new SeriesTotals();
        profiles.forEach((group, buckets) -> buckets.forEach((bucket, count) -> {
            List<SeriesRow> rows = rows(groups.getOrDefault(group, List.of()));
            long total = selector.sum(context, type, rows, grid.bucket(bucket))
                    .on(site)
                    .total();
            totals.add(group, grid.point(bucket), total, count);
        }));
        return totals;
    }

    private static void requireFew(Collection<List<TypedSeries>> groups, SeriesGrid grid) {
        long points = StepTotals.points(grid.range(), grid.step());
        long all = groups.stream()
                .mapToLong(group -> Math.min(points, StepTotals.most(rows(group), points)))
                .sum();
        if (all > MAX_POINTS) {
            throw new ConnectException(
                    ConnectCode.RESOURCE_EXHAUSTED,
                    groups.size() + " groups of up to " + points + " points each are too many; at most " + MAX_POINTS
                            + " points are sent. Make the step longer, select less, or group by fewer labels.");
        }
    }

    private static void requireFew(int points) {
        if (points > MAX_POINTS_AT_CALL_SITE) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "With a call site, stacks are read for each of " + points + " points; at most "
                            + MAX_POINTS_AT_CALL_SITE + " are. Make the step longer or group by fewer labels.");
        }
    }

    private static List<SeriesRow> rows(List<TypedSeries> series) {
        return series.stream().map(TypedSeries::row).toList();
    }
}
