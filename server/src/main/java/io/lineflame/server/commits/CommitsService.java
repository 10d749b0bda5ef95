package io.lineflame.server.commits;

import static java.util.stream.Collectors.toMap;

import io.lineflame.server.commits.CommitJson.FactsJson;
import io.lineflame.server.commits.CommitJson.FailureJson;
import io.lineflame.server.hosts.CodeHosts;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.hosts.PinnedRefs;
import io.lineflame.server.http.Tenant;
import io.lineflame.vcs.CommitId;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks commits up, all of them in one call to the host, each as the commit its ref is pinned to. */
final class CommitsService {

    private final CodeHosts hosts;
    private final PinnedRefs pinnedRefs;

    @Inject
    CommitsService(CodeHosts hosts, PinnedRefs pinnedRefs) {
        this.hosts = hosts;
        this.pinnedRefs = pinnedRefs;
    }

    /** One result for each ref, in their order. */
    List<CommitJson> facts(Tenant tenant, String repository, List<String> refs) {
        Optional<HostedRepository> hosted = hosts.find(repository);
        if (hosted.isEmpty()) {
            return refs.stream()
                    .<CommitJson>map(ref -> FailureJson.noHost(ref, repository))
                    .toList();
        }
        Map<String, CommitId> pinned = new HashMap<>();
        Map<String, CommitJson> results = new HashMap<>();
        for (String ref : refs) {
            try {
                pinned.put(ref, pinnedRefs.commit(tenant, hosted.get(), ref));
            } catch (VcsException e) {
                results.put(ref, FailureJson.of(ref, e));
            }
        }
        Map<CommitId, CommitResult> facts =
                ask(hosted.get(), pinned.values().stream().distinct().toList());
        pinned.forEach((ref, commit) -> results.put(ref, result(hosted.get(), ref, commit, facts.get(commit))));
        return refs.stream()
                .map(ref -> Objects.requireNonNull(results.get(ref)))
                .toList();
    }

    private CommitJson result(HostedRepository repository, String ref, CommitId commit, @Nullable CommitResult result) {
        if (result instanceof CommitResult.Found found) {
            return FactsJson.of(ref, found.commit(), pinnedRefs.moved(repository, ref, commit));
        }
        if (result instanceof CommitResult.Failed failed) {
            return FailureJson.of(ref, failed.failure());
        }
        throw new IllegalStateException("host " + repository.host().id() + " left out commit " + commit.hash());
    }

    private Map<CommitId, CommitResult> ask(HostedRepository repository, List<CommitId> commits) {
        List<Ref> refs = commits.stream().map(commit -> new Ref(commit.hash())).toList();
        if (refs.isEmpty()) {
            return Map.of();
        }
        List<CommitResult> results;
        try {
            results = hosts.client(repository).commits(repository.id(), refs);
        } catch (VcsException e) {
            results = refs.stream()
                    .<CommitResult>map(ref -> new CommitResult.Failed(ref, e))
                    .toList();
        }
        return results.stream()
                .collect(toMap(result -> new CommitId(result.ref().name()), Function.identity()));
    }
}
