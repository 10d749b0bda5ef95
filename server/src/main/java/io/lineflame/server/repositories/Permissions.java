package io.lineflame.server.repositories;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.lineflame.vcs.Repository;
import io.lineflame.vcs.RepositoryId;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Who may read which repository, as the host said within the last minutes. Only a yes is kept, and for nobody but the one it was
 * given to: a connection's key is of one person at one host and ends with the connection.
 */
@Singleton
final class Permissions {

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final int MAX_KEPT = 100_000;

    private final Clock clock;
    private final SharedLoads<Asked, Permission> permissions;

    private record Asked(String credentialKey, RepositoryId repository) {}

    /**
     * That somebody may read a repository.
     *
     * @param repository where it is now
     * @param checked when the host said so
     */
    record Permission(Repository repository, Instant checked) {}

    @Inject
    Permissions(Clock clock) {
        this.clock = clock;
        this.permissions = new SharedLoads<>(Caffeine.newBuilder()
                .maximumSize(MAX_KEPT)
                .expireAfterWrite(KEPT)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .build());
    }

    /** @throws VcsException as {@link VcsClient#repository} does */
    Permission check(ViewerCalls calls, RepositoryId repository) throws VcsException {
        return permissions.get(asked(calls, repository), () -> {
            Instant now = clock.instant();
            return new Permission(calls.call(client -> client.repository(repository)), now);
        });
    }

    /** Checks again unless the host said it this recently. */
    void checkAfter(ViewerCalls calls, RepositoryId repository, Duration age) throws VcsException {
        Instant old = clock.instant().minus(age);
        permissions
                .known(asked(calls, repository))
                .filter(known -> known.checked().isBefore(old))
                .ifPresent(known -> forget(calls, repository));
        check(calls, repository);
    }

    void forget(ViewerCalls calls, RepositoryId repository) {
        permissions.forget(asked(calls, repository));
    }

    private static Asked asked(ViewerCalls calls, RepositoryId repository) {
        return new Asked(calls.credential().key(), repository);
    }
}
