package io.lineflame.server.compat.querier;

import static java.util.stream.Collectors.toMap;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.profiles.Listed;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lists single profiles and spans: when there are too many for one answer, those that cost most. */
final class Measurements {

    private final ProfileSelector selector;

    @Inject
    Measurements(ProfileSelector selector) {
        this.selector = selector;
    }

    /** One for each profile of these series, in order of time. */
    Listed<Measured> ofProfiles(QueryContext context, ProfileType type, List<TypedSeries> series, TimeRange range) {
        Map<Long, TypedSeries> byId = byId(series);
        return measured(
                selector.profiles(context, type, rows(series), range, ProfileSelector.MOST_LISTED),
                one -> Optional.ofNullable(byId.get(one.seriesId()))
                        .map(of -> new Measured(of, one.profileId(), "", "", one.time(), one.value())));
    }

    /** One for each span in each profile of these series, in order of time. */
    Listed<Measured> ofSpans(QueryContext context, ProfileType type, List<TypedSeries> series, TimeRange range) {
        Map<Long, TypedSeries> byId = byId(series);
        return measured(
                selector.spans(context, type, rows(series), range, ProfileSelector.MOST_LISTED),
                one -> Optional.ofNullable(byId.get(one.seriesId()))
                        .map(of -> new Measured(of, "", one.spanId(), one.traceId(), one.time(), one.value())));
    }

    private static <T> Listed<Measured> measured(Listed<T> listed, Function<T, Optional<Measured>> measured) {
        return new Listed<>(
                listed.items().stream().map(measured).flatMap(Optional::stream).toList(), listed.complete());
    }

    private static List<SeriesRow> rows(List<TypedSeries> series) {
        return series.stream().map(TypedSeries::row).toList();
    }

    private static Map<Long, TypedSeries> byId(List<TypedSeries> series) {
        return series.stream().collect(toMap(one -> one.row().id(), one -> one, (one, other) -> one));
    }
}
