package io.lineflame.server.commits;

import io.lineflame.server.commits.CommitJson.FactsJson;
import io.lineflame.server.commits.CommitJson.FailureJson;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.http.Tenant;
import io.lineflame.server.overrides.SourceOverrides;
import io.lineflame.server.repositories.RefResult;
import io.lineflame.server.repositories.RefusedException;
import io.lineflame.server.repositories.RepositoryAccess;
import io.lineflame.server.sessions.Viewer;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Looks commits up as a viewer, each as the commit its ref is pinned to. */
final class CommitsService {

    private final CodeHosts hosts;
    private final RepositoryAccess repositories;
    private final SourceOverrides overrides;

    @Inject
    CommitsService(CodeHosts hosts, RepositoryAccess repositories, SourceOverrides overrides) {
        this.hosts = hosts;
        this.repositories = repositories;
        this.overrides = overrides;
    }

    /**
     * One result for each ref, in their order.
     *
     * @param service whose refs these are: where somebody says that its repository is another, that one is asked; may be empty
     * @param labelled the repository's address
     */
    List<CommitJson> facts(Tenant tenant, Viewer viewer, String service, String labelled, List<String> refs) {
        String repository = overrides.of(tenant, viewer, service).repository(labelled);
        Optional<HostedRepository> hosted = hosts.find(repository);
        if (hosted.isEmpty()) {
            return refs.stream()
                    .<CommitJson>map(ref -> FailureJson.noHost(ref, repository))
                    .toList();
        }
        try {
            return repositories.open(viewer, hosted.get()).commits(tenant, refs).stream()
                    .map(CommitsService::json)
                    .toList();
        } catch (RefusedException e) {
            return refs.stream()
                    .<CommitJson>map(ref -> FailureJson.of(ref, e.refusal()))
                    .toList();
        }
    }

    private static CommitJson json(RefResult result) {
        if (result instanceof RefResult.Found found) {
            return FactsJson.of(found);
        }
        if (result instanceof RefResult.Failed failed) {
            return FailureJson.of(failed.ref(), failed.refusal());
        }
        throw new IllegalStateException("a result of no kind: " + result);
    }
}
