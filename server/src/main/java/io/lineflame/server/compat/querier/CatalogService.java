package io.lineflame.server.compat.querier;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.wire.querier.AnalyzeQueryRequest;
import io.lineflame.wire.querier.AnalyzeQueryResponse;
import io.lineflame.wire.querier.ProfileTypesRequest;
import io.lineflame.wire.querier.ProfileTypesResponse;
import io.lineflame.wire.querier.QueryImpact;
import io.lineflame.wire.querier.QueryScope;
import io.lineflame.wire.querier.SeriesRequest;
import io.lineflame.wire.querier.SeriesResponse;
import io.lineflame.wire.types.GetProfileStatsResponse;
import io.lineflame.wire.types.LabelNamesRequest;
import io.lineflame.wire.types.LabelNamesResponse;
import io.lineflame.wire.types.LabelValuesRequest;
import io.lineflame.wire.types.LabelValuesResponse;
import io.lineflame.wire.types.Labels;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Says what there is to ask for: types, labels, series, since when. From the rows of series alone, never from a profile. */
final class CatalogService {

    private final SeriesSearch search;
    private final ProfileSelector selector;
    private final Clock clock;

    @Inject
    CatalogService(SeriesSearch search, ProfileSelector selector, Clock clock) {
        this.search = search;
        this.selector = selector;
        this.clock = clock;
    }

    /** By id. */
    ProfileTypesResponse profileTypes(QueryContext context, ProfileTypesRequest asked) {
        List<TypedSeries> all =
                search.find(context, QuerierSelector.parse(List.of()), range(asked.getStart(), asked.getEnd()));
        return ProfileTypesResponse.newBuilder()
                .addAllProfileTypes(all.stream()
                        .map(TypedSeries::type)
                        .distinct()
                        .sorted(Comparator.comparing(ProfileType::id))
                        .map(CatalogService::message)
                        .toList())
                .build();
    }

    /** In alphabetical order. */
    LabelNamesResponse labelNames(QueryContext context, LabelNamesRequest asked) {
        Stream<String> names = search
                .find(context, QuerierSelector.parse(asked.getMatchersList()), range(asked.getStart(), asked.getEnd()))
                .stream()
                .map(series -> series.labels().keySet())
                .flatMap(Collection::stream);
        return LabelNamesResponse.newBuilder().addAllNames(sorted(names)).build();
    }

    /** In alphabetical order; none when no series has the label. */
    LabelValuesResponse labelValues(QueryContext context, LabelValuesRequest asked) {
        if (asked.getName().isEmpty()) {
            throw new ConnectException(ConnectCode.INVALID_ARGUMENT, "The name of the label is missing.");
        }
        Stream<String> values = search
                .find(context, QuerierSelector.parse(asked.getMatchersList()), range(asked.getStart(), asked.getEnd()))
                .stream()
                .map(series -> series.value(asked.getName()))
                .filter(value -> !value.isEmpty());
        return LabelValuesResponse.newBuilder().addAllNames(sorted(values)).build();
    }

    /** With the labels asked for, or all; sets that are equal then come once, and none that is empty. */
    SeriesResponse series(QueryContext context, SeriesRequest asked) {
        List<String> names = asked.getLabelNamesList();
        return SeriesResponse.newBuilder()
                .addAllLabelsSet(search
                        .find(
                                context,
                                QuerierSelector.parse(asked.getMatchersList()),
                                range(asked.getStart(), asked.getEnd()))
                        .stream()
                        .map(series -> names.isEmpty() ? LabelPairs.of(series.labels()) : series.only(names))
                        .filter(labels -> !labels.isEmpty())
                        .distinct()
                        .sorted(LabelPairs.IN_ORDER)
                        .map(labels -> Labels.newBuilder().addAllLabels(labels).build())
                        .toList())
                .build();
    }

    /** Since when and until when there are profiles; nothing when nobody ever sent one. */
    GetProfileStatsResponse stats(QueryContext context) {
        return selector.seen(context)
                .map(seen -> GetProfileStatsResponse.newBuilder()
                        .setDataIngested(true)
                        .setOldestProfileTime(seen.first().toEpochMilli())
                        .setNewestProfileTime(seen.last().toEpochMilli())
                        .build())
                .orElseGet(GetProfileStatsResponse::getDefaultInstance);
    }

    /** How much a question would look at. How many bytes that is nobody counts here, so those fields stay empty. */
    AnalyzeQueryResponse analyze(QueryContext context, AnalyzeQueryRequest asked) {
        List<TypedSeries> series =
                search.find(context, selectorOf(asked.getQuery()), range(asked.getStart(), asked.getEnd()));
        long profiles = series.stream()
                .map(TypedSeries::row)
                .distinct()
                .mapToLong(SeriesRow::profiles)
                .sum();
        return AnalyzeQueryResponse.newBuilder()
                .addQueryScopes(QueryScope.newBuilder()
                        .setComponentType("Lineflame")
                        .setComponentCount(1)
                        .setSeriesCount(series.size())
                        .setProfileCount(profiles))
                .setQueryImpact(QueryImpact.newBuilder().setTotalQueriedSeries(series.size()))
                .build();
    }

    /** A question is a profile type and a selector without a space between; either may be missing. */
    private static QuerierSelector selectorOf(String query) {
        int start = query.indexOf('{') < 0 ? query.length() : query.indexOf('{');
        String type = query.substring(0, start).strip();
        QuerierSelector selector = QuerierSelector.parse(List.of(query.substring(start)));
        return type.isEmpty() ? selector : selector.ofTypeOnly(type);
    }

    /** Old versions of Grafana ask without a time and mean now; the last hour then, as in Pyroscope. */
    private TimeRange range(long start, long end) {
        Instant now = clock.instant();
        return start == 0 && end == 0 ? new TimeRange(now.minusSeconds(3_600), now) : QuerierTime.range(start, end);
    }

    private static List<String> sorted(Stream<String> texts) {
        return texts.distinct().sorted().toList();
    }

    private static io.lineflame.wire.types.ProfileType message(ProfileType type) {
        return io.lineflame.wire.types.ProfileType.newBuilder()
                .setID(type.id())
                .setName(type.name())
                .setSampleType(type.sampleType())
                .setSampleUnit(type.sampleUnit())
                .setPeriodType(type.periodType())
                .setPeriodUnit(type.periodUnit())
                .build();
    }
}
