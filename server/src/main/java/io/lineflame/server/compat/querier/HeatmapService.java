package io.lineflame.server.compat.querier;

import static java.util.stream.Collectors.groupingBy;

import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.Listed;
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
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code SelectHeatmap}: how many profiles, or spans, cost how much over time. Reads no stacks. */
final class HeatmapService {

    /** Of all groups together, and examples of all slots: they are in memory all at once, and then in the answer. */
    static final int MAX_SLOTS = 50_000;

    static final int MAX_EXAMPLES = 20_000;

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
        GroupLabels labels = new GroupLabels(asked.getGroupByList());
        SortedMap<List<LabelPair>, List<Measured>> groups = new TreeMap<>(LabelPairs.IN_ORDER);
        groups.putAll(all.stream().collect(groupingBy(one -> labels.group(one.series()))));
        SelectHeatmapResponse.Builder answer = SelectHeatmapResponse.newBuilder();
        boolean exemplars = asked.getExemplarTypeValue() > ExemplarType.EXEMPLAR_TYPE_NONE_VALUE;
        int slots = 0;
        int examples = 0;
        for (Map.Entry<List<LabelPair>, List<Measured>> group : largest(groups, asked.getLimit())) {
            HeatmapSeries series = series(
                    group.getKey(),
                    group.getValue(),
                    grid,
                    buckets,
                    exemplars ? Optional.of(labels) : Optional.empty());
            slots += series.getSlotsCount();
            examples += series.getSlotsList().stream()
                    .mapToInt(HeatmapSlot::getExemplarsCount)
                    .sum();
            requireFew(slots, MAX_SLOTS, "slots");
            requireFew(examples, MAX_EXAMPLES, "examples");
            answer.addSeries(series);
        }
        return answer.build();
    }

    private static void requireFew(int number, int most, String what) {
        if (number > most) {
            throw exhausted("The heatmap has more than " + most + " " + what
                    + ". Make the step longer, group by fewer labels, or give a limit.");
        }
    }

    private List<Measured> measured(
            QueryContext context, SelectHeatmapRequest asked, QuerierQuestion question, SeriesGrid grid) {
        // What starts behind the last point belongs to one more, as in Pyroscope.
        TimeRange range = new TimeRange(grid.range().from(), question.range().until());
        ProfileType type = question.query().type();
        List<TypedSeries> series = selector.series(context, Optional.of(question.query()), range).stream()
                .map(row -> new TypedSeries(row, type))
                .toList();
        boolean spans = asked.getQueryType() == HeatmapQueryType.HEATMAP_QUERY_TYPE_SPAN;
        Listed<Measured> listed = spans
                ? measurements.ofSpans(context, type, series, range)
                : measurements.ofProfiles(context, type, series, range);
        return all(listed, spans ? "spans" : "profiles");
    }

    /** Whatever is left out would make every count wrong. */
    static List<Measured> all(Listed<Measured> listed, String what) {
        if (!listed.complete()) {
            throw exhausted("More than " + ProfileSelector.MOST_LISTED + " " + what
                    + " are selected; a heatmap counts them one by one. Select a shorter time or fewer series.");
        }
        return listed.items();
    }

    /** With an example of each cell when there are labels for it. */
    private static HeatmapSeries series(
            List<LabelPair> group,
            List<Measured> measured,
            SeriesGrid grid,
            ValueBuckets buckets,
            Optional<GroupLabels> labels) {
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
                labels.ifPresent(given -> cell.stream()
                        .max(Comparator.comparingLong(Measured::value))
                        .ifPresent(one -> slot.addExemplars(one.exemplar(given))));
            }
            series.addSlots(slot);
        });
        return series.build();
    }

    /** Those with the most profiles or spans, when there are more than asked for; else all, by their labels. */
    private static List<Map.Entry<List<LabelPair>, List<Measured>>> largest(
            SortedMap<List<LabelPair>, List<Measured>> groups, long limit) {
        Comparator<Map.Entry<List<LabelPair>, List<Measured>>> bySize =
                Comparator.comparingInt(group -> group.getValue().size());
        return limit <= 0 || groups.size() <= limit
                ? List.copyOf(groups.entrySet())
                : groups.entrySet().stream()
                        .sorted(bySize.reversed())
                        .limit(limit)
                        .toList();
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

    private static ConnectException exhausted(String words) {
        return new ConnectException(ConnectCode.RESOURCE_EXHAUSTED, words);
    }

    private static ConnectException invalid(String words) {
        return new ConnectException(ConnectCode.INVALID_ARGUMENT, words);
    }
}
