package io.lineflame.server.compat.querier;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.query.LabelMatcher;
import io.lineflame.server.query.LabelMatcher.Operator;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds series by conditions that need not name a profile type. Reads no profile. */
final class SeriesSearch {

    private final ProfileSelector selector;

    @Inject
    SeriesSearch(ProfileSelector selector) {
        this.selector = selector;
    }

    /** Those with a profile in the range that are asked for, in no order. */
    List<TypedSeries> find(QueryContext context, QuerierSelector asked, TimeRange range) {
        List<SeriesRow> rows =
                selector.series(context, type(asked).map(type -> new ProfileQuery(type, asked.stored())), range);
        return rows.stream()
                .filter(row -> asked.stored().stream().allMatch(matcher -> matcher.matches(row.labels())))
                .flatMap(TypedSeries::of)
                .filter(series -> asked.takes(series.type()))
                .toList();
    }

    /** The one type that is asked for, so that the store can look for it; empty when there may be several. */
    private static Optional<ProfileType> type(QuerierSelector asked) {
        return asked.ofType().stream()
                .filter(matcher -> matcher.label().equals(TypeLabels.PROFILE_TYPE))
                .filter(matcher -> matcher.operator() == Operator.EQUAL)
                .map(LabelMatcher::value)
                .flatMap(id -> parsed(id).stream())
                .findFirst();
    }

    private static Optional<ProfileType> parsed(String id) {
        try {
            return Optional.of(ProfileType.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // no series has it, which the condition itself finds out
        }
    }
}
