package io.lineflame.server.locate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.db.SeriesRow;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.locate.VersionPart.From;
import io.lineflame.server.overrides.ServiceOverrides;
import io.lineflame.server.overrides.SourceOverrides;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.ProfileQuery;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Language;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Completes what a request says about a version by the newest version that the profiles name. What people say of the service stands
 * above both: wherever a label, or a request that repeats one, says the one thing, they mean the other.
 */
@Singleton
public final class ServiceVersions {

    /** A request that names all parts is asked of labels for little: the pages send one for each file that is looked at. */
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final long MAX_RECENT_ROWS = 50_000;

    private static final ServiceVersion NOTHING = new ServiceVersion("", "", "");

    private final ProfileSelector selector;
    private final SourceOverrides overrides;
    private final Cache<Asked, List<SeriesRow>> recent;

    private record Asked(Tenant tenant, Optional<String> service, Optional<ProfileQuery> query) {}

    @Inject
    ServiceVersions(ProfileSelector selector, SourceOverrides overrides, Clock clock) {
        this.selector = selector;
        this.overrides = overrides;
        this.recent = Caffeine.newBuilder()
                .maximumWeight(MAX_RECENT_ROWS)
                .weigher((Asked asked, List<SeriesRow> rows) -> 1 + rows.size())
                .expireAfterWrite(RECENT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build();
    }

    /**
     * What was given, the rest from the newest version that fits it.
     *
     * @param language of the frame whose source is wanted, for the version it ran on
     */
    UsedVersion find(QueryContext context, Viewer viewer, VersionRequest request, Language language) {
        List<SeriesRow> series = series(context, request);
        ServiceVersion labelled = newest(series, request).orElse(NOTHING);
        Optional<SeriesRow> last = last(series, labelled);
        String service =
                request.service().or(() -> last.map(SeriesRow::service)).orElse("");
        ServiceOverrides said = overrides.of(context.tenant(), viewer, service);
        return new UsedVersion(
                part(said, ServiceVersion::repository, request.repository(), labelled),
                part(said, ServiceVersion::ref, request.commit(), labelled),
                part(said, ServiceVersion::rootPath, request.rootPath(), labelled),
                last.flatMap(row -> RuntimeLabels.version(row.labels(), language)));
    }

    /** What the labels of a service's newest version say, which may be nothing; empty when there is no profile of it. */
    public Optional<ServiceVersion> labelled(QueryContext context, String service) {
        VersionRequest request = VersionRequest.ofService(service);
        return newest(series(context, request), request);
    }

    private List<SeriesRow> series(QueryContext context, VersionRequest request) {
        if (request.service().isEmpty() && request.query().isEmpty()) {
            return List.of();
        }
        Asked asked = new Asked(context.tenant(), request.service(), request.query());
        List<SeriesRow> known = request.isComplete() ? recent.getIfPresent(asked) : null;
        if (known != null) {
            return known;
        }
        List<SeriesRow> rows = seriesNow(context, request);
        recent.put(asked, rows);
        return rows;
    }

    private List<SeriesRow> seriesNow(QueryContext context, VersionRequest request) {
        return selector.series(context, request.query(), TimeRange.ALL).stream()
                .filter(row -> request.service().map(row.service()::equals).orElse(true))
                .toList();
    }

    private static Optional<ServiceVersion> newest(List<SeriesRow> series, VersionRequest request) {
        Map<ServiceVersion, Instant> firstSeen = new HashMap<>();
        for (SeriesRow row : series) {
            firstSeen.merge(ServiceVersion.of(row.labels()), row.firstSeen(), (a, b) -> a.isBefore(b) ? a : b);
        }
        return newest(
                        firstSeen,
                        version -> fits(request.repository(), version.repository())
                                && fits(request.commit(), version.ref()))
                // A commit named by another word than the label: a hash, say. The repository is the same.
                .or(() -> newest(firstSeen, version -> fits(request.repository(), version.repository())));
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

    /** The series with the version's last profile. */
    private static Optional<SeriesRow> last(List<SeriesRow> series, ServiceVersion version) {
        return series.stream()
                .filter(row -> ServiceVersion.of(row.labels()).equals(version))
                .max(Comparator.comparing(SeriesRow::lastSeen));
    }

    private static VersionPart part(
            ServiceOverrides said,
            Function<ServiceVersion, String> part,
            Optional<String> requested,
            ServiceVersion labelled) {
        String label = part.apply(labelled);
        return said.mine(part)
                .map(value -> VersionPart.of(value, From.MINE))
                .or(() -> said.everyones(part).map(value -> VersionPart.of(value, From.EVERYONES)))
                .or(() -> requested
                        .filter(value -> !value.equals(label))
                        .map(value -> VersionPart.of(value, From.REQUEST)))
                .orElse(VersionPart.of(label, From.LABEL));
    }
}
