package io.lineflame.server.connections;

import io.lineflame.db.AuditStore;
import io.lineflame.db.AuditStore.AuditRow;
import io.lineflame.db.AuthorizationStore;
import io.lineflame.db.ConnectionStore;
import io.lineflame.db.ConnectionStore.ConnectionRow;
import io.lineflame.db.ConnectionStore.NewConnection;
import io.lineflame.server.sessions.OpenedSession;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Stores a connection, in place of the one that the person had at that host. */
final class ConnectionMaker {

    private final SignIns signIns;
    private final ConnectionStore connections;
    private final AuthorizationStore authorizations;
    private final CredentialSafe safe;
    private final AuditStore audit;
    private final ConnectionMetrics metrics;
    private final Clock clock;

    @Inject
    ConnectionMaker(
            SignIns signIns,
            ConnectionStore connections,
            AuthorizationStore authorizations,
            CredentialSafe safe,
            AuditStore audit,
            ConnectionMetrics metrics,
            Clock clock) {
        this.signIns = signIns;
        this.connections = connections;
        this.authorizations = authorizations;
        this.safe = safe;
        this.audit = audit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** @param opened what the browser has to have from now on; empty when its session stays as it is */
    record Made(ConnectionRow row, Optional<OpenedSession> opened) {}

    /** Signs the account in as {@link SignIns} says, and stores what its host granted. */
    Made make(Browser browser, VcsHost host, CredentialKind kind, Grant grant, Account account)
            throws NotLetInException {
        SignIns.Person person = signIns.person(browser.viewer(), host, kind, account);
        ConnectionRow row = store(person.user().id(), host, grant, account);
        // Last, since it voids the token that the browser has: until here a failure leaves the session as it was.
        Optional<OpenedSession> opened = signIns.signIn(browser, person);
        browser.viewer().session().ifPresent(session -> authorizations.clear(session, host.id()));
        return new Made(row, opened);
    }

    /** Stores what a host granted this person. */
    ConnectionRow store(long user, VcsHost host, Grant grant, Account account) {
        ConnectionRow row = connections.connect(connection(user, host, grant, account));
        audit.add(new AuditRow(clock.instant(), OptionalLong.of(user), "connect", host.id(), row.login()));
        metrics.made(host);
        return row;
    }

    private NewConnection connection(long user, VcsHost host, Grant grant, Account account) {
        byte[] sealed = safe.seal(user, host.id(), grant.credential());
        Instant now = clock.instant();
        return new NewConnection(
                user,
                host.id(),
                grant.credential().kindId(),
                account.id(),
                account.login(),
                account.picture().map(URI::toString),
                account.webUrl().map(URI::toString),
                sealed,
                safe.keyId(sealed),
                grant.renewable(),
                grant.validFor().map(now::plus),
                now);
    }
}
