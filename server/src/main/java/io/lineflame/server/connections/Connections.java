package io.lineflame.server.connections;

import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The credentials that people are let in with at code hosts. Safe for many threads. */
@Singleton
public final class Connections {

    /** The path of this server that hosts send people back to. */
    public static final String CALLBACK = AuthorizationFlow.CALLBACK;

    private static final String REFUSED = "The host no longer accepts it: it was revoked there, or has expired.";

    /** A renewal that the host refuses within this time has not helped, and another would not either. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    private static final Duration USE_IS_NOTED_EVERY = Duration.ofMinutes(1);

    private final ConnectionStore connections;
    private final CredentialSafe safe;
    private final Renewals renewals;
    private final GrantKeeper grants;
    private final HostCheck check;
    private final ConnectionEnd ends;
    private final Clock clock;

    @Inject
    Connections(
            ConnectionStore connections,
            CredentialSafe safe,
            Renewals renewals,
            GrantKeeper grants,
            HostCheck check,
            ConnectionEnd ends,
            Clock clock) {
        this.connections = connections;
        this.safe = safe;
        this.renewals = renewals;
        this.grants = grants;
        this.check = check;
        this.ends = ends;
        this.clock = clock;
    }

    /**
     * The viewer's credential at a host, renewed when it is due; the anonymous one when there is no connection and the host lets anyone
     * read. Reads the database; asks the host only to renew.
     *
     * @throws VcsException of kind {@code UNAUTHENTICATED} when the connection ended, or when there is none and the host lets nobody in
     *     without; of another kind when a credential that expired cannot be renewed now
     */
    public ViewerCredential credential(Viewer viewer, VcsHost host) throws VcsException {
        Optional<HeldCredential> held = held(viewer, host);
        if (held.isEmpty()) {
            if (!host.credentialKinds().contains(CredentialKind.ANONYMOUS)) {
                throw Refusals.notConnected(host);
            }
            return ViewerCredential.anonymous(host);
        }
        ConnectionRow row = held.get().row();
        if (row.ended().isPresent()) {
            throw Refusals.ended(host, row.endReason().orElse(REFUSED));
        }
        HeldCredential working = Renewals.canRenew(host, row) ? renewals.ahead(host, held.get()) : held.get();
        noteUse(working.row());
        return working.forViewer();
    }

    /**
     * The host refused a credential with {@code UNAUTHENTICATED}: renews it if that can help, otherwise asks the host once more whether
     * it takes the credential at all, and ends the connection when it does not.
     *
     * @param refused as {@link #credential} gave it
     * @return what to try again with, once, under the same key; empty when nothing can help
     * @throws VcsException when the host cannot be asked now, and {@code UNAUTHENTICATED} when the connection has ended by this
     */
    public Optional<ViewerCredential> afterRefusal(Viewer viewer, VcsHost host, ViewerCredential refused)
            throws VcsException {
        Optional<HeldCredential> held = refused.anonymous() ? Optional.empty() : held(viewer, host);
        if (held.isEmpty() || held.get().row().ended().isPresent()) {
            return Optional.empty();
        }
        ViewerCredential current = held.get().forViewer();
        if (!current.key().equals(refused.key())) {
            return Optional
                    .empty(); // connected anew, maybe as another account: what was let in for the old one is no longer
        }
        if (!current.credential().equals(refused.credential())) {
            return Optional.of(current); // somebody renewed it in the meantime
        }
        if (Renewals.canRenew(host, held.get().row()) && !isFresh(held.get().row())) {
            return Optional.of(renewals.now(host, held.get()).forViewer());
        }
        askAgain(host, held.get());
        return Optional.empty();
    }

    /** What the viewer may know of their connection; empty without one. Reads the database. */
    public Optional<ConnectionView> connection(Viewer viewer, VcsHost host) {
        return row(viewer, host).map(ConnectionView::of);
    }

    private Optional<HeldCredential> held(Viewer viewer, VcsHost host) throws VcsException {
        Optional<ConnectionRow> row = row(viewer, host);
        if (row.isPresent() && grants.catchUp(row.get())) {
            row = row(viewer, host);
        }
        return row.isEmpty() ? Optional.empty() : Optional.of(safe.open(row.get()));
    }

    private Optional<ConnectionRow> row(Viewer viewer, VcsHost host) {
        return viewer.user().isPresent() ? connections.find(viewer.user().getAsLong(), host.id()) : Optional.empty();
    }

    private void askAgain(VcsHost host, HeldCredential held) throws VcsException {
        try {
            check.account(host, held.credential());
        } catch (VcsException e) {
            if (e.kind() != VcsException.Kind.UNAUTHENTICATED) {
                throw e;
            }
            ends.end(host, held.row(), REFUSED);
        }
    }

    private boolean isFresh(ConnectionRow row) {
        boolean wasRenewed = row.renewed().isAfter(row.created());
        return wasRenewed && clock.instant().isBefore(row.renewed().plus(FRESH));
    }

    private void noteUse(ConnectionRow row) {
        Instant now = clock.instant();
        if (row.lastUsed().plus(USE_IS_NOTED_EVERY).isBefore(now)) {
            connections.used(row.id(), now);
        }
    }
}
