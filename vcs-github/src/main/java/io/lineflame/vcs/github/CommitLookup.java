package io.lineflame.vcs.github;

import static io.lineflame.vcs.VcsException.Kind.NOT_FOUND;
import static io.lineflame.vcs.VcsException.Kind.UNAUTHENTICATED;
import static io.lineflame.vcs.VcsException.Kind.UNAVAILABLE;

import com.fasterxml.jackson.databind.JsonNode;
import io.lineflame.vcs.Commit;
import io.lineflame.vcs.CommitResult;
import io.lineflame.vcs.Ref;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.kohsuke.github.GHRepository;

/**
 * Facts of many commits. With a credential by GraphQL, which answers many at once; without one by REST,
 * since GraphQL asks for one, and so where GraphQL fails.
 */
final class CommitLookup {

    /** Well below what GraphQL counts as one point. */
    private static final int PER_QUERY = 50;

    private final ApiCalls api;
    private final Identity identity;
    private final CommitFacts facts;
    private final ExecutorService threads;

    CommitLookup(Installation installation, Identity identity, ApiCalls api, ExecutorService threads) {
        this.api = api;
        this.identity = identity;
        this.facts = new CommitFacts(installation);
        this.threads = threads;
    }

    List<CommitResult> commits(RepositoryId id, GHRepository repository, List<Ref> refs) throws VcsException {
        Map<Ref, CommitResult> results = new HashMap<>();
        Map<Ref, RefName> names = new LinkedHashMap<>();
        for (Ref ref : refs) {
            Optional<RefName> name = RefName.of(ref.name());
            if (name.isPresent()) {
                names.put(ref, name.get());
            } else {
                results.put(ref, new CommitResult.Failed(ref, RefResolver.missing(id, ref)));
            }
        }
        if (!identity.isAnonymous()) {
            byGraphql(id, repository, names, results);
        }
        names.keySet().removeAll(results.keySet());
        byRest(id, repository, names, results);
        List<CommitResult> inOrder = refs.stream().map(results::get).toList();
        requireSomething(inOrder);
        return inOrder;
    }

    private void byGraphql(
            RepositoryId id, GHRepository repository, Map<Ref, RefName> names, Map<Ref, CommitResult> results)
            throws VcsException {
        List<Ref> refs = List.copyOf(names.keySet());
        for (int start = 0; start < refs.size(); start += PER_QUERY) {
            List<Ref> some = refs.subList(start, Math.min(refs.size(), start + PER_QUERY));
            CommitQuery query =
                    new CommitQuery(repository, some.stream().map(names::get).toList());
            try {
                JsonNode answer = api.graphql(query.text(), query.variables());
                if (!answer.path("errors").isEmpty()
                        || !answer.path("data").path("repository").isObject()) {
                    return;
                }
                for (int i = 0; i < some.size(); i++) {
                    results.put(some.get(i), result(id, repository, some.get(i), query.commit(answer, i)));
                }
            } catch (VcsException e) {
                if (e.kind() == UNAUTHENTICATED || e.kind() == UNAVAILABLE) {
                    throw e;
                }
                return; // REST has a budget and rules of its own.
            }
        }
    }

    private CommitResult result(RepositoryId id, GHRepository repository, Ref ref, JsonNode commit) {
        if (!commit.hasNonNull("oid")) {
            return new CommitResult.Failed(ref, RefResolver.missing(id, ref));
        }
        try {
            return new CommitResult.Found(ref, facts.ofGraphql(repository, commit));
        } catch (VcsException e) {
            return new CommitResult.Failed(ref, e);
        }
    }

    private void byRest(
            RepositoryId id, GHRepository repository, Map<Ref, RefName> names, Map<Ref, CommitResult> results)
            throws VcsException {
        Map<Ref, Future<CommitResult>> underWay = new LinkedHashMap<>();
        names.forEach((ref, name) -> underWay.put(ref, threads.submit(() -> ask(id, repository, ref, name))));
        try {
            for (var one : underWay.entrySet()) {
                results.put(one.getKey(), one.getValue().get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VcsException(UNAVAILABLE, "Looking up commits of '" + id.path() + "' was interrupted.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking up a commit", e.getCause());
        } finally {
            underWay.values().forEach(one -> one.cancel(false));
        }
    }

    private CommitResult ask(RepositoryId id, GHRepository repository, Ref ref, RefName name) {
        try {
            return new CommitResult.Found(ref, restFacts(id, repository, ref, name));
        } catch (VcsException e) {
            return new CommitResult.Failed(ref, e.kind() == NOT_FOUND ? RefResolver.missing(id, ref) : e);
        }
    }

    private Commit restFacts(RepositoryId id, GHRepository repository, Ref ref, RefName name) throws VcsException {
        RefName known = name.kind() == RefName.Kind.OTHER_REF
                ? new RefName(new RefResolver(api).resolve(id, repository, ref).hash(), RefName.Kind.HASH)
                : name;
        // A commit's changed files come along, up to 300 a page. None are needed; one is the least.
        return facts.ofRest(
                repository,
                api.json(RefResolver.commit(api, repository, known)
                        .addQueryParameter("per_page", "1")
                        .build()));
    }

    /** Where nothing could be answered for one reason, that is one failure. */
    private static void requireSomething(List<CommitResult> results) throws VcsException {
        List<VcsException> failures = new ArrayList<>();
        for (CommitResult result : results) {
            if (!(result instanceof CommitResult.Failed failed)
                    || failed.failure().kind() == NOT_FOUND) {
                return;
            }
            failures.add(failed.failure());
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }
}
