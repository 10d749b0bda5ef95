package io.lineflame.server.matches;

import static java.util.stream.Collectors.toMap;

import io.lineflame.db.SeriesRow;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.locate.Located;
import io.lineflame.server.locate.LocatedFile;
import io.lineflame.server.locate.VersionPart;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.repositories.RefResult;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitId;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which other commits of its repository a file may be from. */
final class CandidateCommits {

    private static final int MAX_CARRIED = 6;

    /** Labels then name another repository than the one that is meant. */
    private static final Set<VersionPart.From> OF_PEOPLE =
            EnumSet.of(VersionPart.From.MINE, VersionPart.From.EVERYONES);

    private final ProfileSelector selector;
    private final CodeHosts hosts;

    @Inject
    CandidateCommits(ProfileSelector selector, CodeHosts hosts) {
        this.selector = selector;
        this.hosts = hosts;
    }

    /**
     * Commits that have a name.
     *
     * @param carried by the service's profiles, the one seen last first: labels are most often mixed up among themselves
     * @param tip where {@code main} or {@code master} is today, else the first of those carried: it knows what came after the one
     *     shown
     */
    record Named(List<Commit> carried, Optional<CommitId> tip) {}

    /** Without the commit that is shown. */
    Named named(QueryContext context, VersionRequest request, Located located, LocatedFile shown)
            throws RefusedException {
        List<String> refs = located.elsewhere().isPresent() ? List.of() : carried(context, request, located);
        Map<String, Commit> byRef = commits(context, shown, with(refs, "main"));
        Map<String, Commit> older = byRef.containsKey("main") ? Map.of() : commits(context, shown, List.of("master"));
        List<Commit> carried = refs.stream()
                .flatMap(ref -> Optional.ofNullable(byRef.get(ref)).stream())
                .filter(commit -> !commit.id().equals(shown.commit()))
                .distinct()
                .toList();
        Optional<CommitId> branch = byRef.containsKey("main")
                ? shown.reader().tip("main")
                : older.containsKey("master") ? shown.reader().tip("master") : Optional.empty();
        Optional<CommitId> tip = branch.or(
                        () -> carried.stream().map(Commit::id).findFirst())
                .filter(commit -> !commit.equals(shown.commit()));
        return new Named(carried, tip);
    }

    /** Those that changed the file after and before the commit that is shown, the nearest first. */
    List<Commit> changed(LocatedFile shown, Optional<CommitId> tip) throws RefusedException {
        RepositoryReader reader = shown.reader();
        String path = shown.entry().path();
        List<Commit> before = reader.history(shown.commit(), path);
        List<Commit> upToTip = tip.isEmpty() ? List.of() : reader.history(tip.get(), path);
        return NearestFirst.of(before, upToTip);
    }

    private List<String> carried(QueryContext context, VersionRequest request, Located located) {
        Optional<HostedRepository> home = hosts.find(located.version().version().repository());
        boolean overridden = OF_PEOPLE.contains(located.version().repository().from());
        return series(context, request)
                .sorted(Comparator.comparing(SeriesRow::lastSeen).reversed())
                .map(row -> ServiceVersion.of(row.labels()))
                .distinct()
                .filter(version ->
                        overridden || hosts.find(version.repository()).equals(home))
                .map(ServiceVersion::ref)
                .filter(ref -> !ref.isEmpty())
                .distinct()
                .limit(MAX_CARRIED)
                .toList();
    }

    /** Of the whole service: conditions of a query may be what mixes its versions up. */
    private Stream<SeriesRow> series(QueryContext context, VersionRequest request) {
        return request.service()
                .map(service -> selector.series(context, Optional.empty(), TimeRange.ALL).stream()
                        .filter(row -> row.service().equals(service)))
                .orElseGet(() -> selector.series(context, request.query(), TimeRange.ALL).stream());
    }

    private static Map<String, Commit> commits(QueryContext context, LocatedFile shown, List<String> refs) {
        return shown.reader().commits(context.tenant(), refs).stream()
                .filter(RefResult.Found.class::isInstance)
                .map(RefResult.Found.class::cast)
                .collect(toMap(RefResult.Found::ref, RefResult.Found::commit));
    }

    private static List<String> with(List<String> refs, String another) {
        return Stream.concat(refs.stream(), Stream.of(another)).distinct().toList();
    }
}
