package io.lineflame.server.compat.querier;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code SelectSeries}: totals over time. Reads stacks only where a call site is asked for. */
final class TotalsService {

    /** Each is a question of its own for stacks. */
    private static final int MAX_POINTS_AT_CALL_SITE = 500;

    private final ProfileSelector selector;
    private final Measurements measurements;

    @Inject
    TotalsService(ProfileSelector selector, Measurements measurements) {
        this.selector = selector;
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
        Map<List<LabelPair>, List<TypedSeries>> groups =
                series.stream().collect(groupingBy(one -> one.only(asked.getGroupByList())));
        List<TimelineRow> timeline = timeline(context, question.query().type(), series, grid);
        SeriesTotals totals = site.frames().isEmpty()
                ? all(groups, timeline, grid)
                : at(site, context, question.query().type(), groups, timeline, grid);
        examples(context, asked, question.query().type(), series, grid)
                .forEach(one -> totals.example(one.group(asked.getGroupByList()), grid.pointOf(one.time()), one));
        boolean average = asked.getAggregation() == TimeSeriesAggregationType.TIME_SERIES_AGGREGATION_TYPE_AVERAGE;
        return SelectSeriesResponse.newBuilder()
                .addAllSeries(totals.series(average, asked.getLimit(), asked.getGroupByList()))
                .build();
    }

    /** What examples of points can be taken from; nothing when none are wanted. */
    private List<Measured> examples(
            QueryContext context,
            SelectSeriesRequest asked,
            ProfileType type,
            List<TypedSeries> series,
            SeriesGrid grid) {
        return switch (asked.getExemplarType()) {
            case EXEMPLAR_TYPE_INDIVIDUAL -> measurements.ofProfiles(context, type, series, grid.range());
            case EXEMPLAR_TYPE_SPAN -> measurements.ofSpans(context, type, series, grid.range());
            default -> List.of();
        };
    }

    private List<TimelineRow> timeline(
            QueryContext context, ProfileType type, List<TypedSeries> series, SeriesGrid grid) {
        try {
            return selector.timeline(context, type, rows(series), grid.range(), grid.step());
        } catch (ArithmeticException e) {
            throw new ProblemException(
                    ProfileSelector.SUM_TOO_LARGE,
                    "The values of a series add up to more than 64 bits hold; make the step shorter.");
        }
    }

    private static SeriesTotals all(
            Map<List<LabelPair>, List<TypedSeries>> groups, List<TimelineRow> timeline, SeriesGrid grid) {
        Map<Long, List<LabelPair>> groupOf = groupOf(groups);
        SeriesTotals totals = new SeriesTotals();
        for (TimelineRow row : timeline) {
            totals.add(
                    groupOf.getOrDefault(row.seriesId(), List.of()),
                    grid.point(row.bucket()),
                    row.total(),
                    row.profiles());
        }
        return totals;
    }

    private SeriesTotals at(
            CallPath site,
            QueryContext context,
            ProfileType type,
            Map<List<LabelPair>, List<TypedSeries>> groups,
            List<TimelineRow> timeline,
            SeriesGrid grid) {
        Map<Long, List<LabelPair>> groupOf = groupOf(groups);
        Map<List<LabelPair>, Map<Instant, Long>> profiles = timeline.stream()
                .collect(groupingBy(
                        row -> groupOf.getOrDefault(row.seriesId(), List.of()),
                        toMap(TimelineRow::bucket, TimelineRow::profiles, Long::sum)));
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

    private static void requireFew(int points) {
        if (points > MAX_POINTS_AT_CALL_SITE) {
            throw new ConnectException(
                    ConnectCode.INVALID_ARGUMENT,
                    "With a call site, stacks are read for each of " + points + " points; at most "
                            + MAX_POINTS_AT_CALL_SITE + " are. Make the step longer or group by fewer labels.");
        }
    }

    private static Map<Long, List<LabelPair>> groupOf(Map<List<LabelPair>, List<TypedSeries>> groups) {
        Map<Long, List<LabelPair>> groupOf = new HashMap<>();
        groups.forEach((group, all) -> all.forEach(one -> groupOf.put(one.row().id(), group)));
        return groupOf;
    }

    private static List<SeriesRow> rows(List<TypedSeries> series) {
        return series.stream().map(TypedSeries::row).toList();
    }
}
