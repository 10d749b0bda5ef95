package io.lineflame.server.connections;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Renews credentials that expire, one renewal of a connection at a time over all threads and nodes: a host may take back the old
 * refresh token with the first use, and all that descend from it with the second (RFC 9700, section 4.14.2). Who renews holds a lease
 * in the database; the others wait for the version to move.
 */
@Singleton
final class Renewals {

    /** Longer than a renewal and the storing of its grant can take. Also the pause after a renewal that failed ahead of time. */
    private static final Duration LEASE = Duration.ofMinutes(2);

    /** By the wall: this is how long a person waits for another tab, whatever the server's clock does. */
    private static final Duration WAIT = Duration.ofSeconds(15);

    private static final String REFUSED =
            "The host no longer renews it: it was revoked there, or not used for too long.";

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final ConnectionStore connections;
    private final CredentialSafe safe;
    private final GrantKeeper grants;
    private final ConnectionEnd ends;
    private final Revocations revocations;
    private final ConnectionMetrics metrics;
    private final Clock clock;

    @Inject
    Renewals(
            ConnectionStore connections,
            CredentialSafe safe,
            GrantKeeper grants,
            ConnectionEnd ends,
            Revocations revocations,
            ConnectionMetrics metrics,
            Clock clock) {
        this.connections = connections;
        this.safe = safe;
        this.grants = grants;
        this.ends = ends;
        this.revocations = revocations;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether it can be renewed at all, as the host is configured today. */
    static boolean canRenew(VcsHost host, ConnectionRow row) {
        return row.renewable() && host.authorization(row.kindId()).isPresent();
    }

    /**
     * Renews a credential that is about to expire. While it has not, nobody waits: whoever is not the one to renew it, or cannot reach
     * the host, goes on with what there is.
     *
     * @throws VcsException {@code UNAUTHENTICATED} if it cannot be renewed for good: the connection has ended then
     */
    HeldCredential ahead(VcsHost host, HeldCredential held) throws VcsException {
        Instant now = clock.instant();
        Optional<Instant> expires = held.row().expires();
        if (expires.isEmpty() || !RenewalTime.isDue(held.row().renewed(), expires.get(), now)) {
            return held;
        }
        boolean works = now.isBefore(expires.get());
        if (!lease(held)) {
            return works ? held : await(host, held);
        }
        try {
            return renew(host, held);
        } catch (VcsException e) {
            if (e.kind() == VcsException.Kind.UNAUTHENTICATED) {
                throw e;
            }
            if (works) {
                return held; // the lease stays, so that not every request asks a host in trouble
            }
            connections.release(held.row().id(), held.row().version());
            throw e;
        }
    }

    /** Renews a credential that the host no longer takes. Throws as {@link #ahead}. */
    HeldCredential now(VcsHost host, HeldCredential held) throws VcsException {
        if (!lease(held)) {
            return await(host, held);
        }
        try {
            return renew(host, held);
        } catch (VcsException e) {
            connections.release(held.row().id(), held.row().version());
            throw e;
        }
    }

    private boolean lease(HeldCredential held) {
        return connections.lease(held.row().id(), held.row().version(), clock.instant(), LEASE);
    }

    private HeldCredential renew(VcsHost host, HeldCredential held) throws VcsException {
        Grant grant = ask(host, held);
        if (grants.keep(held.row(), grant)) {
            metrics.renewed(host);
            return new HeldCredential(held.row(), grant.credential());
        }
        // Removed or made anew while the host was asked. Only a person who wants no connection at all wants this one
        // ended there,
        // since some hosts end all of an account's at once.
        Optional<HeldCredential> other = current(held.row());
        if (other.isEmpty()) {
            revocations.revoke(host, grant.credential());
            throw Refusals.notConnected(host);
        }
        return other.get();
    }

    private Grant ask(VcsHost host, HeldCredential held) throws VcsException {
        VcsAuthorization authorization =
                host.authorization(held.row().kindId()).orElseThrow(() -> Refusals.notRenewable(host));
        try {
            return authorization.renew(held.credential());
        } catch (VcsException e) {
            if (e.kind() != VcsException.Kind.UNAUTHENTICATED) {
                metrics.renewalFailed(host);
                throw e;
            }
            metrics.renewalRefused(host);
            ends.end(host, held.row(), REFUSED);
            throw Refusals.ended(host, REFUSED);
        }
    }

    /** Waits for somebody else's renewal, by looking whether it is there. */
    private HeldCredential await(VcsHost host, HeldCredential held) throws VcsException {
        for (long started = System.nanoTime(); System.nanoTime() - started < WAIT.toNanos(); pause(host)) {
            HeldCredential now = current(held.row()).orElseThrow(() -> Refusals.notConnected(host));
            if (now.row().ended().isPresent()) {
                throw Refusals.ended(host, now.row().endReason().orElse(REFUSED));
            }
            if (now.row().id() != held.row().id()
                    || now.row().version() != held.row().version()) {
                return now;
            }
        }
        throw new VcsException(
                VcsException.Kind.UNAVAILABLE,
                "Your connection to " + host.displayName()
                        + " is being renewed, and the host takes its time. Try again.");
    }

    private Optional<HeldCredential> current(ConnectionRow row) throws VcsException {
        Optional<ConnectionRow> now = connections.find(row.user(), row.hostId());
        return now.isEmpty() ? Optional.empty() : Optional.of(safe.open(now.get()));
    }

    private static void pause(VcsHost host) throws VcsException {
        try {
            TimeUnit.NANOSECONDS.sleep(LOOK_EVERY.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new VcsException(
                    VcsException.Kind.UNAVAILABLE, "The server stops while " + host.displayName() + " is asked.", e);
        }
    }
}
