package io.lineflame.server.repositories;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.lineflame.server.connections.ViewerCredential;
import io.lineflame.vcs.Credential;
import io.lineflame.vcs.VcsClient;
import io.lineflame.vcs.VcsContext;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One client for each credential in use; closed when it is idle, and no earlier than its last call ends. Safe for many threads.
 * Closing lets go of all; for when the server stops.
 */
@Singleton
public final class HostClients implements AutoCloseable {

    private static final Duration IDLE = Duration.ofMinutes(5);
    private static final int MAX_CLIENTS = 500;

    private final VcsContext context;
    private final Cache<String, Open> clients = Caffeine.newBuilder()
            .maximumSize(MAX_CLIENTS)
            .expireAfterAccess(IDLE)
            .scheduler(Scheduler.systemScheduler())
            .executor(Runnable::run)
            .<String, Open>removalListener((key, removed, cause) -> release(removed))
            .build();

    @Inject
    HostClients(VcsContext context) {
        this.context = context;
    }

    /** A call with a client. */
    interface Call<T> {
        T on(VcsClient client) throws VcsException;
    }

    /** Runs a call with this credential. A client with an older credential under the same key is let go. */
    <T> T call(VcsHost host, ViewerCredential credential, Call<T> call) throws VcsException {
        Open open = acquire(host, credential);
        try {
            return call.on(open.client);
        } finally {
            open.release();
        }
    }

    /** Lets go of a client that is of no use any more. */
    void forget(ViewerCredential credential) {
        clients.invalidate(credential.key());
    }

    @Override
    public void close() {
        clients.invalidateAll();
    }

    private Open acquire(VcsHost host, ViewerCredential credential) {
        while (true) {
            Open open = clients.asMap()
                    .compute(
                            credential.key(),
                            (key, known) -> known != null && known.credential.equals(credential.credential())
                                    ? known
                                    : open(host, credential.credential()));
            if (open.acquire()) {
                return open;
            }
        }
    }

    private Open open(VcsHost host, Credential credential) {
        return new Open(credential, host.connect(credential, context));
    }

    private static void release(@Nullable Open removed) {
        if (removed != null) {
            removed.release();
        }
    }

    /** A client and how many use it; the cache counts as one of them. */
    private static final class Open {

        private final Credential credential;
        private final VcsClient client;
        private final AtomicInteger users = new AtomicInteger(1);

        Open(Credential credential, VcsClient client) {
            this.credential = credential;
            this.client = client;
        }

        /** Whether it may be used; not once it was closed. */
        boolean acquire() {
            return users.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
        }

        void release() {
            if (users.decrementAndGet() == 0) {
                client.close();
            }
        }
    }
}
