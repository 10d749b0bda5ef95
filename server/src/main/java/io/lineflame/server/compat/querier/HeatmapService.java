package io.lineflame.server.compat.querier;

import static java.util.stream.Collectors.groupingBy;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.wire.querier.HeatmapQueryType;
import io.lineflame.wire.querier.SelectHeatmapRequest;
import io.lineflame.wire.querier.SelectHeatmapResponse;
import io.lineflame.wire.types.ExemplarType;
import io.lineflame.wire.types.HeatmapSeries;
import io.lineflame.wire.types.HeatmapSlot;
import io.lineflame.wire.types.LabelPair;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code SelectHeatmap}: how many profiles, or spans, cost how much over time. Reads no stacks. */
final class HeatmapService {

    private final ProfileSelector selector;
    private final Measurements measurements;

    @Inject
    HeatmapService(ProfileSelector selector, Measurements measurements) {
        this.selector = selector;
        this.measurements = measurements;
    }

    SelectHeatmapResponse select(QueryContext context, SelectHeatmapRequest asked) {
        check(asked);
        QuerierQuestion question = QuerierQuestion.of(
                asked.getProfileTypeID(), asked.getLabelSelector(), asked.getStart(), asked.getEnd());
        SeriesGrid grid = SeriesGrid.of(question.range(), asked.getStep());
        List<Measured> all = measured(context, asked, question, grid);
        if (all.isEmpty()) {
            return SelectHeatmapResponse.getDefaultInstance();
        }
        ValueBuckets buckets =
                new ValueBuckets(all.stream().mapToLong(Measured::value).summaryStatistics());
        Map<List<LabelPair>, List<Measured>> groups = new TreeMap<>(LabelPairs.IN_ORDER);
        groups.putAll(all.stream().collect(groupingBy(one -> one.group(asked.getGroupByList()))));
        List<HeatmapSeries> series = groups.entrySet().stream()
                .map(group -> series(asked, group.getKey(), group.getValue(), grid, buckets))
                .toList();
        return SelectHeatmapResponse.newBuilder()
                .addAllSeries(largest(series, asked.getLimit()))
                .build();
    }

    private List<Measured> measured(
            QueryContext context, SelectHeatmapRequest asked, QuerierQuestion question, SeriesGrid grid) {
        // What starts behind the last point belongs to one more, as in Pyroscope.
        TimeRange range = new TimeRange(grid.range().from(), question.range().until());
        ProfileType type = question.query().type();
        List<TypedSeries> series = selector.series(context, Optional.of(question.query()), range).stream()
                .map(row -> new TypedSeries(row, type))
                .toList();
        return asked.getQueryType() == HeatmapQueryType.HEATMAP_QUERY_TYPE_SPAN
                ? measurements.ofSpans(context, type, series, range)
                : measurements.ofProfiles(context, type, series, range);
    }

    private static HeatmapSeries series(
            SelectHeatmapRequest asked,
            List<LabelPair> group,
            List<Measured> measured,
            SeriesGrid grid,
            ValueBuckets buckets) {
        boolean exemplars = asked.getExemplarTypeValue() > ExemplarType.EXEMPLAR_TYPE_NONE_VALUE;
        Map<Long, List<Measured>> bySlot =
                new TreeMap<>(measured.stream().collect(groupingBy(one -> grid.pointOf(one.time()))));
        HeatmapSeries.Builder series = HeatmapSeries.newBuilder().addAllLabels(group);
        bySlot.forEach((point, inSlot) -> {
            HeatmapSlot.Builder slot =
                    HeatmapSlot.newBuilder().setTimestamp(point).addAllYMin(buckets.bounds());
            Map<Integer, List<Measured>> byBucket = inSlot.stream().collect(groupingBy(one -> buckets.of(one.value())));
            for (int i = 0; i < ValueBuckets.COUNT; i++) {
                List<Measured> cell = byBucket.getOrDefault(i, List.of());
                slot.addCounts(cell.size());
                if (exemplars) {
                    cell.stream()
                            .max(Comparator.comparingLong(Measured::value))
                            .ifPresent(one -> slot.addExemplars(one.exemplar(asked.getGroupByList())));
                }
            }
            series.addSlots(slot);
        });
        return series.build();
    }

    /** Those with the most profiles or spans, when there are more than asked for. */
    private static List<HeatmapSeries> largest(List<HeatmapSeries> series, long limit) {
        return limit <= 0 || series.size() <= limit
                ? series
                : series.stream()
                        .sorted(Comparator.comparingLong(HeatmapService::count).reversed())
                        .limit(limit)
                        .toList();
    }

    private static long count(HeatmapSeries series) {
        return series.getSlotsList().stream()
                .flatMap(slot -> slot.getCountsList().stream())
                .mapToLong(Integer::longValue)
                .sum();
    }

    private static void check(SelectHeatmapRequest asked) {
        boolean spans = asked.getQueryType() == HeatmapQueryType.HEATMAP_QUERY_TYPE_SPAN;
        if (!spans && asked.getQueryType() != HeatmapQueryType.HEATMAP_QUERY_TYPE_INDIVIDUAL) {
            throw invalid("The query_type is missing: individual profiles or spans.");
        }
        ExemplarType other = spans ? ExemplarType.EXEMPLAR_TYPE_INDIVIDUAL : ExemplarType.EXEMPLAR_TYPE_SPAN;
        if (asked.getExemplarType() == other || asked.getExemplarType() == ExemplarType.UNRECOGNIZED) {
            throw invalid("The exemplar_type does not go with the query_type: spans are examples of spans, profiles of"
                    + " profiles.");
        }
        if (asked.getLimit() < 0) {
            throw invalid("The limit is " + asked.getLimit() + "; it cannot be negative.");
        }
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
