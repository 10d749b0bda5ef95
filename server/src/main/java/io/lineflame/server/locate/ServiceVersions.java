package io.lineflame.server.locate;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.locate.VersionPart.From;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.source.Language;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Completes what a request says about a version by the newest version that the profiles name. */
final class ServiceVersions {

    private final ProfileSelector selector;

    @Inject
    ServiceVersions(ProfileSelector selector) {
        this.selector = selector;
    }

    /**
     * What was given, the rest from the newest version that fits it.
     *
     * @param language of the frame whose source is wanted, for the version it ran on
     */
    UsedVersion find(QueryContext context, VersionRequest request, Language language) {
        List<SeriesRow> series = series(context, request);
        ServiceVersion labelled = newest(series, request);
        Map<String, String> labels = labels(series, labelled);
        return new UsedVersion(
                part(request.repository(), labelled.repository()),
                part(request.commit(), labelled.ref()),
                part(request.rootPath(), labelled.rootPath()),
                RuntimeLabels.version(labels, language));
    }

    private List<SeriesRow> series(QueryContext context, VersionRequest request) {
        if (request.service().isEmpty() && request.query().isEmpty()) {
            return List.of();
        }
        return selector.series(context, request.query(), TimeRange.ALL).stream()
                .filter(row -> request.service().map(row.service()::equals).orElse(true))
                .toList();
    }

    private static ServiceVersion newest(List<SeriesRow> series, VersionRequest request) {
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

    /** All labels of the version, as the series with its last profile has them. */
    private static Map<String, String> labels(List<SeriesRow> series, ServiceVersion version) {
        return series.stream()
                .filter(row -> ServiceVersion.of(row.labels()).equals(version))
                .max(Comparator.comparing(SeriesRow::lastSeen))
                .<Map<String, String>>map(SeriesRow::labels)
                .orElse(Map.of());
    }

    private static VersionPart part(Optional<String> requested, String labelled) {
        return requested
                .filter(value -> !value.equals(labelled))
                .map(value -> VersionPart.of(value, From.REQUEST))
                .orElse(VersionPart.of(labelled, From.LABEL));
    }
}
