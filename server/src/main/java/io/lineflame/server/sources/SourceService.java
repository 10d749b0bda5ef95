package io.lineflame.server.sources;

import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.profiles.ServiceVersion;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.repositories.RepositoryReader;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.source.Checkout;
import io.lineflame.source.NoSource;
import io.lineflame.source.SourceAnswer;
import io.lineflame.source.SourceQuestion;
import io.lineflame.source.declarations.Declarations;
import io.lineflame.source.finder.SourceFinder;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.SourceFile;
import io.lineflame.vcs.Tree;
import io.lineflame.vcs.TreeEntry;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds and reads a function's source as a viewer: version, host, permission, commit, listing, path, text. Each step that cannot be
 * done ends in an answer that says why.
 */
final class SourceService {

    private final VersionFinder versions;
    private final CodeHosts hosts;
    private final RepositoryAccess repositories;

    @Inject
    SourceService(VersionFinder versions, CodeHosts hosts, RepositoryAccess repositories) {
        this.versions = versions;
        this.hosts = hosts;
        this.repositories = repositories;
    }

    SourceJson source(QueryContext context, Viewer viewer, SourceRequest request) {
        ServiceVersion version = versions.find(context, request);
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
            RepositoryReader reader = repositories.open(viewer, repository.get());
            facts.letIn(reader);
            return read(context.tenant(), request, version, reader, facts);
        } catch (RefusedException e) {
            return facts.refused(e.refusal());
        }
    }

    private static SourceJson read(
            Tenant tenant, SourceRequest request, ServiceVersion version, RepositoryReader reader, SourceFacts facts)
            throws RefusedException {
        CommitId commit = reader.commit(tenant, version.ref());
        facts.commit(commit, reader.moved(version.ref(), commit));
        Tree tree = reader.tree(commit);
        SourceQuestion question =
                new SourceQuestion(request.function(), request.file(), version.rootPath(), version.repository());
        SourceAnswer answer = SourceFinder.find(question, Checkout.unread(tree));
        facts.search(answer, tree);
        Optional<TreeEntry> entry = answer.path().flatMap(tree::entry);
        return entry.isPresent()
                ? shown(request, reader.file(commit, entry.get()), facts)
                : facts.without(state(answer.reason()), "path", answer.why());
    }

    private static SourceJson shown(SourceRequest request, SourceFile file, SourceFacts facts) {
        if (file.isBinary() || isMostlyMalformed(file.text())) {
            return facts.withoutText(SourceState.BINARY, file.path() + " holds bytes, not lines.", file.size());
        }
        Optional<LargeFilePointer> pointer = LargeFilePointer.of(file.text());
        if (pointer.isPresent()) {
            String detail = String.format(
                    Locale.ROOT,
                    "%s is kept by Git LFS: the repository holds a pointer to a file of %,d bytes.",
                    file.path(),
                    pointer.get().size());
            return facts.withoutText(
                    SourceState.LFS_POINTER, detail, pointer.get().size());
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

    private static String missingLabels(ServiceVersion version) {
        String missing = version.repository().isEmpty()
                ? version.ref().isEmpty()
                        ? ServiceVersion.REPOSITORY_LABEL + " and " + ServiceVersion.REF_LABEL
                        : ServiceVersion.REPOSITORY_LABEL
                : ServiceVersion.REF_LABEL;
        return "The profiles carry no label " + missing + ". Send it with each profile.";
    }
}
