package io.lineflame.server.sources;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.hosts.PinnedRefs;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.source.Declarations;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceFinder;
import io.lineflame.source.SourceQuestion;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * Finds and reads a function's source: version, host, commit, listing, path, text. Each step that cannot be done ends in an answer
 * that says why.
 */
final class SourceService {

    private final VersionFinder versions;
    private final CodeHosts hosts;
    private final PinnedRefs pinnedRefs;
    private final Trees trees;

    @Inject
    SourceService(VersionFinder versions, CodeHosts hosts, PinnedRefs pinnedRefs, Trees trees) {
        this.versions = versions;
        this.hosts = hosts;
        this.pinnedRefs = pinnedRefs;
        this.trees = trees;
    }

    SourceJson source(Tenant tenant, SourceRequest request) {
        ServiceVersion version = versions.find(tenant, request);
        SourceFacts facts = new SourceFacts(request, version);
        if (!version.hasSource()) {
            return facts.without(SourceState.NO_LABELS, "labels", missingLabels(version));
        }
        Optional<HostedRepository> repository = hosts.find(version.repository());
        if (repository.isEmpty()) {
            return facts.without(
                    SourceState.NO_HOST,
                    "code host",
                    version.repository() + " is not a repository of a configured code host. An operator can add it.");
        }
        facts.repository(repository.get());
        try {
            return atHost(tenant, request, version, repository.get(), facts);
        } catch (VcsException e) {
            return facts.without(state(e), "code host", String.valueOf(e.getMessage()));
        }
    }

    private SourceJson atHost(
            Tenant tenant,
            SourceRequest request,
            ServiceVersion version,
            HostedRepository repository,
            SourceFacts facts)
            throws VcsException {
        CommitId commit = pinnedRefs.commit(tenant, repository, version.ref());
        facts.commit(commit, pinnedRefs.moved(repository, version.ref(), commit));
        Tree tree = trees.of(repository, commit);
        SourceQuestion question =
                new SourceQuestion(request.function(), request.file(), version.rootPath(), version.repository());
        SourceAnswer answer = SourceFinder.find(question, tree);
        facts.search(answer, tree);
        if (answer.path().isEmpty()) {
            return facts.without(state(answer.reason()), "path", answer.why());
        }
        String path = answer.path().get();
        Optional<SourceFile> file = hosts.client(repository).readFile(repository.id(), commit, path);
        return file.map(read -> shown(request, read, facts))
                .orElseGet(() -> facts.without(SourceState.NOT_FOUND, "path", path + " is listed but cannot be read."));
    }

    private static SourceJson shown(SourceRequest request, SourceFile file, SourceFacts facts) {
        if (file.isBinary() || isMostlyMalformed(file.text())) {
            return facts.withoutText(SourceState.BINARY, file.path() + " holds bytes, not lines.", file);
        }
        Optional<Boolean> startLineMatches =
                Declarations.startsAt(request.function(), request.file(), request.startLine(), file.text());
        return facts.found(file, startLineMatches);
    }

    /** Text in another encoding has a malformed byte here and there; what has many is no text. */
    private static boolean isMostlyMalformed(String text) {
        long malformed = text.chars().filter(c -> c == '\uFFFD').count();
        return malformed * 10 > text.length();
    }

    private static SourceState state(Optional<NoSource> reason) {
        return switch (reason.orElse(NoSource.NO_MATCH)) {
            case STANDARD_LIBRARY, OTHER_MODULE -> SourceState.OTHER_REPOSITORY;
            case NOT_A_FILE -> SourceState.NOT_A_FILE;
            case NO_FILE_NAME, GENERATED, CGO, AMBIGUOUS, NO_MATCH -> SourceState.NOT_FOUND;
        };
    }

    private static SourceState state(VcsException failure) {
        return switch (failure.kind()) {
            case NOT_FOUND -> SourceState.COMMIT_UNKNOWN;
            case TOO_LARGE -> SourceState.TOO_LARGE;
            case NOT_A_FILE -> SourceState.NOT_A_FILE;
            case UNAUTHENTICATED,
                    FORBIDDEN,
                    SINGLE_SIGN_ON_REQUIRED,
                    APPLICATION_NOT_ALLOWED,
                    MISCONFIGURED,
                    RATE_LIMITED,
                    UNSUPPORTED,
                    UNAVAILABLE -> SourceState.HOST_ERROR;
        };
    }

    private static String missingLabels(ServiceVersion version) {
        String missing = version.repository().isEmpty()
                ? version.ref().isEmpty()
                        ? ServiceVersion.REPOSITORY_LABEL + " and " + ServiceVersion.REF_LABEL
                        : ServiceVersion.REPOSITORY_LABEL
                : ServiceVersion.REF_LABEL;
        return "The profiles carry no label " + missing + ". Send it with each profile.";
    }
}
