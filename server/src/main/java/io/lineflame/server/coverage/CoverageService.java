package io.lineflame.server.coverage;

import io.lineflame.db.SeriesRow;
import io.lineflame.profile.ProfileType;
import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.server.locate.NoRepositoryException;
import io.lineflame.server.locate.OpenedRepository;
import io.lineflame.server.locate.ServiceRepositories;
import io.lineflame.server.locate.SourceLocator;
import io.lineflame.server.locate.SourceRequest;
import io.lineflame.server.locate.UsedVersion;
import io.lineflame.server.locate.VersionRequest;
import io.lineflame.server.mappings.ServerMappings;
import io.lineflame.server.profiles.ProfileSelector;
import io.lineflame.server.profiles.Selection;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.query.TimeRange;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Checkout;
import io.lineflame.source.SourceQuestion;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks for the source of all functions of a service, at one of its versions and as a viewer. */
final class CoverageService {

    private static final ProblemType NO_PROFILES = new ProblemType("no-profiles", 404, "Nothing was measured");
    private static final ProblemType NO_SOURCE = new ProblemType("no-source", 422, "The repository cannot be read");

    private final SourceLocator locator;
    private final ServiceRepositories repositories;
    private final ProfileSelector selector;
    private final ServerMappings mappings;

    @Inject
    CoverageService(
            SourceLocator locator,
            ServiceRepositories repositories,
            ProfileSelector selector,
            ServerMappings mappings) {
        this.locator = locator;
        this.repositories = repositories;
        this.selector = selector;
        this.mappings = mappings;
    }

    CoverageJson coverage(
            QueryContext context, Viewer viewer, String service, Optional<String> commit, TimeRange range) {
        UsedVersion used = version(context, viewer, service, commit);
        ServiceVersion version = used.version();
        Selection selection = selection(context, service, commit.orElse(version.ref()), range);
        SourceQuestion about = new SourceQuestion("", "", version.rootPath(), version.repository(), used.runtime());
        CoverageQuestion question = new CoverageQuestion(selection.weights(), about, mappings.of(context.tenant()));
        CoverageFacts facts = facts(context, viewer, version, question);
        return CoverageJson.of(
                service, version.repository(), version.ref(), selection.type().sampleUnit(), selection.total(), facts);
    }

    private UsedVersion version(QueryContext context, Viewer viewer, String service, Optional<String> commit) {
        VersionRequest request =
                new VersionRequest(Optional.of(service), Optional.empty(), Optional.empty(), commit, Optional.empty());
        return locator.version(context, viewer, new SourceRequest(request, "", ""));
    }

    /**
     * The service's CPU time where there is some, else its first profile type.
     *
     * @param ref whose profiles count; those of all versions where none is labelled so
     */
    private Selection selection(QueryContext context, String service, String ref, TimeRange range) {
        List<SeriesRow> series = selector.series(context, Optional.empty(), range).stream()
                .filter(row -> row.service().equals(service))
                .toList();
        List<SeriesRow> ofCommit = series.stream()
                .filter(row -> ServiceVersion.of(row.labels()).ref().equals(ref))
                .toList();
        List<SeriesRow> wanted = ofCommit.isEmpty() ? series : ofCommit;
        ProfileType type = wanted.stream()
                .flatMap(row -> row.profileTypes().stream())
                .distinct()
                .sorted()
                .map(ProfileType::parse)
                .reduce((first, next) -> isCpu(next) && !isCpu(first) ? next : first)
                .orElseThrow(() -> new ProblemException(
                        NO_PROFILES, "No profile of the service " + service + " is in this time; choose another."));
        List<SeriesRow> ofType =
                wanted.stream().filter(row -> row.column(type.id()) >= 0).toList();
        return selector.sum(context, type, ofType, range);
    }

    private static boolean isCpu(ProfileType type) {
        return type.sampleType().equals("cpu");
    }

    private CoverageFacts facts(
            QueryContext context, Viewer viewer, ServiceVersion version, CoverageQuestion question) {
        try {
            OpenedRepository opened = repositories.open(context.tenant(), viewer, version);
            Checkout checkout = opened.read(question.wanted(opened.tree()));
            return question.answer(opened.commit(), checkout, context.cancellation()::throwIfCancelled);
        } catch (NoRepositoryException e) {
            throw new ProblemException(NO_SOURCE, e.sentence());
        } catch (RefusedException e) {
            throw new ProblemException(
                    NO_SOURCE, e.refusal().title() + ". " + e.refusal().detail());
        }
    }
}
