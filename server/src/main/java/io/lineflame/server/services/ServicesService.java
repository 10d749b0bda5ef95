package io.lineflame.server.services;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.services.ServiceJson.HeadlineJson;
import io.lineflame.server.services.ServiceJson.SourceJson;
import io.lineflame.server.services.ServiceJson.VersionJson;
import io.lineflame.source.Language;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists the services with what each costs. A service that is quiet in the range is listed too, without a headline. */
final class ServicesService {

    private static final Comparator<VersionJson> NEWEST_FIRST = Comparator.comparing(VersionJson::firstSeen)
            .thenComparing(VersionJson::lastSeen)
            .reversed()
            .thenComparing(VersionJson::ref);

    private final ProfileSelector selector;
    private final Headline headline;
    private final CodeHosts hosts;

    @Inject
    ServicesService(ProfileSelector selector, Headline headline, CodeHosts hosts) {
        this.selector = selector;
        this.headline = headline;
        this.hosts = hosts;
    }

    /** By name. */
    List<ServiceJson> services(QueryContext context, TimeRange range) {
        Map<String, List<SeriesRow>> ever = byService(context, TimeRange.ALL);
        Map<String, List<SeriesRow>> now = byService(context, range);
        Map<String, List<SeriesRow>> before = byService(context, range.before());
        return ever.entrySet().stream()
                .map(service -> service(
                        context,
                        service.getKey(),
                        service.getValue(),
                        now.getOrDefault(service.getKey(), List.of()),
                        comparable(service.getValue(), range.before())
                                ? before.getOrDefault(service.getKey(), List.of())
                                : List.of(),
                        range))
                .toList();
    }

    /** Whether the service was there (nearly) all the range: a total of its first minutes makes any change look huge. */
    private static boolean comparable(List<SeriesRow> ever, TimeRange range) {
        Instant late = range.from().plus(range.length().dividedBy(20));
        return ever.stream().anyMatch(row -> !row.firstSeen().isAfter(late));
    }

    private Map<String, List<SeriesRow>> byService(QueryContext context, TimeRange range) {
        return selector.series(context, Optional.empty(), range).stream()
                .collect(groupingBy(SeriesRow::service, TreeMap::new, toList()));
    }

    private ServiceJson service(
            QueryContext context,
            String name,
            List<SeriesRow> ever,
            List<SeriesRow> now,
            List<SeriesRow> before,
            TimeRange range) {
        Shown shown = now.isEmpty() ? Shown.NOTHING : shown(context, now, before, range);
        List<VersionJson> versions = versions(ever, now);
        return new ServiceJson(
                name,
                shown.language.id(),
                profileTypes(now.isEmpty() ? ever : now),
                versions,
                ever.stream()
                        .map(SeriesRow::lastSeen)
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                now.stream().mapToLong(SeriesRow::profiles).sum(),
                shown.headline,
                shown.problem,
                source(versions.get(0)));
    }

    /** What stands first, or why nothing does. */
    private record Shown(
            @Nullable HeadlineJson headline,
            Language language,
            @Nullable String problem) {

        static final Shown NOTHING = new Shown(null, Language.UNKNOWN, null);
    }

    /** One service whose sums cannot be shown does not take the others' from the list. */
    private Shown shown(QueryContext context, List<SeriesRow> now, List<SeriesRow> before, TimeRange range) {
        try {
            Headline.Measured measured = headline.of(context, now, before, range);
            return new Shown(measured.headline(), measured.language(), null);
        } catch (ProblemException e) {
            return new Shown(null, Language.UNKNOWN, e.detail());
        }
    }

    private static List<VersionJson> versions(List<SeriesRow> ever, List<SeriesRow> now) {
        List<ServiceVersion> inRange =
                now.stream().map(row -> ServiceVersion.of(row.labels())).toList();
        Map<ServiceVersion, List<SeriesRow>> all =
                ever.stream().collect(groupingBy(row -> ServiceVersion.of(row.labels())));
        List<VersionJson> shown = all.entrySet().stream()
                .filter(version -> inRange.isEmpty() || inRange.contains(version.getKey()))
                .map(version -> version(version.getKey(), version.getValue()))
                .sorted(NEWEST_FIRST)
                .toList();
        return inRange.isEmpty() ? shown.subList(0, 1) : shown;
    }

    private static VersionJson version(ServiceVersion version, List<SeriesRow> series) {
        Instant first = series.stream()
                .map(SeriesRow::firstSeen)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last = series.stream()
                .map(SeriesRow::lastSeen)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return VersionJson.of(version, first, last);
    }

    private static List<String> profileTypes(List<SeriesRow> series) {
        return series.stream()
                .map(SeriesRow::profileTypes)
                .flatMap(Collection::stream)
                .distinct()
                .sorted()
                .toList();
    }

    private SourceJson source(VersionJson newest) {
        if (newest.repository().isEmpty() || newest.ref().isEmpty()) {
            return new SourceJson(
                    "no_labels",
                    "The profiles do not say where the source is: send the labels " + ServiceVersion.REPOSITORY_LABEL
                            + " and " + ServiceVersion.REF_LABEL + ".");
        }
        return hosts.find(newest.repository())
                .map(hosted -> new SourceJson(
                        "ready", "Source is read from " + hosted.host().displayName() + "."))
                .orElseGet(
                        () -> new SourceJson("no_host", "No configured code host serves " + newest.repository() + "."));
    }
}
