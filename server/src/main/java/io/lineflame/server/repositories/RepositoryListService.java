package io.lineflame.server.repositories;

import static java.util.stream.Collectors.toSet;

import io.lineflame.server.connections.Connections;
import io.lineflame.server.hosts.HostedRepository;
import io.lineflame.server.query.QueryContext;
import io.lineflame.server.repositories.NamedRepositories.Named;
import io.lineflame.server.repositories.RepositoryListJson.RepositoryJson;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Says of each repository that profiles name whether the viewer may read it. */
final class RepositoryListService {

    private static final int MAX_REPOSITORIES = 50;
    private static final int AT_ONCE = 8;

    private final NamedRepositories repositories;
    private final Connections connections;
    private final RepositoryAccess access;

    @Inject
    RepositoryListService(NamedRepositories repositories, Connections connections, RepositoryAccess access) {
        this.repositories = repositories;
        this.connections = connections;
        this.access = access;
    }

    /** The first 50 by host and name. Hosts that the viewer has no connection to are not asked. */
    List<RepositoryJson> list(QueryContext context, Viewer viewer) {
        List<Named> named =
                repositories.all(context).stream().limit(MAX_REPOSITORIES).toList();
        Set<VcsHost> asked = named.stream()
                .map(one -> one.repository().host())
                .distinct()
                .filter(host -> !Refusals.canConnect(host)
                        || connections.connection(viewer, host).isPresent())
                .collect(toSet());
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return results(named.stream()
                    .map(one -> asked.contains(one.repository().host())
                            ? threads.submit(() -> checked(viewer, one))
                            : CompletableFuture.completedFuture(notAsked(one)))
                    .toList());
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<RepositoryJson> results(List<? extends Future<RepositoryJson>> checks) {
        List<RepositoryJson> results = new ArrayList<>();
        try {
            for (Future<RepositoryJson> check : checks) {
                results.add(check.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a repository could not be checked", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while repositories were checked", e);
        }
        return results;
    }

    private RepositoryJson checked(Viewer viewer, Named named) {
        try {
            RepositoryReader reader = access.open(viewer, named.repository());
            return json(named, reader.repository().id(), "yes", "", null, reader.checked());
        } catch (RefusedException e) {
            return refused(named, e.refusal());
        }
    }

    /** Without a connection the host is not asked: the budget that all share would be gone after one look at this list. */
    private static RepositoryJson notAsked(Named named) {
        HostedRepository repository = named.repository();
        String detail = "Connect to " + repository.host().displayName() + " to see whether you can read it.";
        return json(named, repository.id(), "not_connected", detail, null, null);
    }

    private static RepositoryJson refused(Named named, Refusal refusal) {
        return json(
                named,
                named.repository().id(),
                access(refusal.kind()),
                refusal.title() + ". " + refusal.detail(),
                refusal.wayOut().map(URI::toString).orElse(null),
                null);
    }

    private static RepositoryJson json(
            Named named,
            RepositoryId id,
            String access,
            String detail,
            @Nullable String wayOut,
            @Nullable Instant checked) {
        List<String> services = List.copyOf(named.services());
        return new RepositoryJson(named.url(), id.hostId(), id.path(), services, access, detail, wayOut, checked);
    }

    private static String access(Refusal.Kind kind) {
        return switch (kind) {
            case NO_ACCESS -> "no";
            case NOT_CONNECTED, CONNECTION_ENDED -> "not_connected";
            case SINGLE_SIGN_ON, APPLICATION_NOT_ALLOWED -> kind.id();
            case RATE_LIMITED, HOST_DOWN, HOST_ERROR, COMMIT_UNKNOWN, TOO_LARGE, NOT_A_FILE -> "unknown";
        };
    }
}
