package io.lineflame.server.connections;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.db.DatabaseException;
import io.lineflame.vcs.Grant;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what a host granted in a renewal. The credential before it may be void by now, so a grant is not let go while there is hope:
 * storing it is tried several times, and after that again whenever the connection is used on this node.
 */
@Singleton
final class GrantKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(GrantKeeper.class);

    /** A person waits for it, and it must fit into the lease. */
    private static final Duration TRY_FOR = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ConnectionStore connections;
    private final CredentialSafe safe;
    private final Clock clock;
    private final Map<Long, Unsaved> unsaved = new ConcurrentHashMap<>();

    @Inject
    GrantKeeper(ConnectionStore connections, CredentialSafe safe, Clock clock) {
        this.connections = connections;
        this.safe = safe;
        this.clock = clock;
    }

    /** A grant on its way into the database, in place of the connection's version. */
    private record Unsaved(ConnectionRow before, Grant grant, Instant received) {}

    /**
     * Stores a grant that just came.
     *
     * @return false when the connection is no longer there to take it
     */
    boolean keep(ConnectionRow before, Grant grant) {
        Unsaved fresh = new Unsaved(before, grant, clock.instant());
        long started = System.nanoTime();
        for (boolean again = false; ; again = true) {
            try {
                return store(fresh) || (again && isStored(fresh));
            } catch (DatabaseException e) {
                if (System.nanoTime() - started > TRY_FOR.toNanos() || !pause()) {
                    LOG.warn(
                            "A renewed credential for {} cannot be stored now, and is kept in memory: {}",
                            before.hostId(),
                            e.getMessage());
                    unsaved.put(before.id(), fresh);
                    return true;
                }
            }
        }
    }

    /** Whether a grant waited for this connection and is stored now, so that the connection has to be read again. */
    boolean catchUp(ConnectionRow row) {
        Unsaved waiting = unsaved.get(row.id());
        if (waiting == null) {
            return false;
        }
        boolean stored = waiting.before().version() == row.version() && store(waiting);
        unsaved.remove(row.id(), waiting);
        return stored;
    }

    private boolean store(Unsaved fresh) {
        ConnectionRow before = fresh.before();
        byte[] sealed = safe.seal(before.user(), before.hostId(), fresh.grant().credential());
        return connections.renewed(
                before.id(),
                before.version(),
                sealed,
                safe.keyId(sealed),
                fresh.grant().renewable(),
                fresh.grant().validFor().map(fresh.received()::plus),
                fresh.received());
    }

    /** Whether an earlier try had arrived, although the database did not answer it. */
    private boolean isStored(Unsaved fresh) {
        Optional<ConnectionRow> now =
                connections.find(fresh.before().user(), fresh.before().hostId());
        return now.filter(row -> row.id() == fresh.before().id()
                        && row.version() == fresh.before().version() + 1)
                .isPresent();
    }

    private static boolean pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
