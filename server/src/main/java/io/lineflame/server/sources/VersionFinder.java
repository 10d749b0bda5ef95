package io.lineflame.server.sources;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Completes what a request says about a version by the newest version that the profiles name. */
final class VersionFinder {

    private final ProfileSelector selector;

    @Inject
    VersionFinder(ProfileSelector selector) {
        this.selector = selector;
    }

    /** What was given, the rest from the newest version that fits it; empty texts where neither says anything. */
    ServiceVersion find(QueryContext context, SourceRequest request) {
        boolean complete = request.repository().isPresent()
                && request.commit().isPresent()
                && request.rootPath().isPresent();
        ServiceVersion labelled = complete ? new ServiceVersion("", "", "") : newest(series(context, request), request);
        return new ServiceVersion(
                request.repository().orElse(labelled.repository()),
                request.commit().orElse(labelled.ref()),
                request.rootPath().orElse(labelled.rootPath()));
    }

    private List<SeriesRow> series(QueryContext context, SourceRequest request) {
        if (request.service().isEmpty() && request.query().isEmpty()) {
            return List.of();
        }
        return selector.series(context, request.query(), TimeRange.ALL).stream()
                .filter(row -> request.service().map(row.service()::equals).orElse(true))
                .toList();
    }

    private static ServiceVersion newest(List<SeriesRow> series, SourceRequest request) {
        Map<ServiceVersion, Instant> firstSeen = new HashMap<>();
        for (SeriesRow row : series) {
            firstSeen.merge(ServiceVersion.of(row.labels()), row.firstSeen(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return newest(
                        firstSeen,
                        version -> fits(request.repository(), version.repository())
                                && fits(request.commit(), version.ref()))
                // A commit named by another word than the label: a hash, say. The repository is the same.
                .or(() -> newest(firstSeen, version -> fits(request.repository(), version.repository())))
                .orElse(new ServiceVersion("", "", ""));
    }

    private static Optional<ServiceVersion> newest(
            Map<ServiceVersion, Instant> firstSeen, Predicate<ServiceVersion> wanted) {
        return firstSeen.entrySet().stream()
                .filter(entry -> wanted.test(entry.getKey()))
                .max(Map.Entry.<ServiceVersion, Instant>comparingByValue()
                        .thenComparing(entry -> entry.getKey().ref(), Comparator.reverseOrder()))
                .map(Map.Entry::getKey);
    }

    private static boolean fits(Optional<String> wanted, String labelled) {
        return wanted.map(labelled::equals).orElse(true);
    }
}
