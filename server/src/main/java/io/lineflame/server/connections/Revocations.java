package io.lineflame.server.connections;

import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells hosts that a credential has served. Nobody waits long for that: here it is gone in every case. */
@Singleton
final class Revocations {

    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private static final Duration WAIT = Duration.ofSeconds(5);

    private final ExecutorService threads = Executors.newCachedThreadPool(daemons());

    @Inject
    Revocations() {}

    /**
     * Asks the host to void a credential. When time is up, the request goes on by itself.
     *
     * @return whether the host said that it is void
     */
    boolean revoke(VcsHost host, Credential credential) {
        Optional<VcsAuthorization> authorization = host.authorization(credential.kindId());
        if (authorization.isEmpty()) {
            return false;
        }
        Future<Boolean> revoked = threads.submit(() -> ask(host, authorization.get(), credential));
        try {
            return revoked.get(WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException e) {
            LOG.info("{} takes its time to void a credential that somebody here is done with", host.id());
            return false;
        } catch (ExecutionException e) {
            LOG.error("Revoking at {} failed", host.id(), e.getCause());
            return false;
        }
    }

    private static boolean ask(VcsHost host, VcsAuthorization authorization, Credential credential) {
        try {
            return authorization.revoke(credential);
        } catch (VcsException e) {
            LOG.info("{} did not void a credential that somebody here is done with: {}", host.id(), e.getMessage());
            // A host that no longer knows it has nothing left to void.
            return e.kind() == VcsException.Kind.UNAUTHENTICATED;
        }
    }

    private static ThreadFactory daemons() {
        return task -> {
            Thread thread = new Thread(task, "revocation");
            thread.setDaemon(true);
            return thread;
        };
    }
}
