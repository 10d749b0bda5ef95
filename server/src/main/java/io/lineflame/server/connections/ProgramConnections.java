package io.lineflame.server.connections;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.UserStore;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.config.AccessRule;
import io.lineflame.server.config.Config;
import io.lineflame.server.sessions.OpenedToken;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;

/**
 * Connects people who come through a program that sends them to the host itself and brings us the code. The account at the host says
 * who they are; the program gets a session for them, and the host's credential is stored as that of any other connection.
 */
public final class ProgramConnections {

    private final UserStore users;
    private final Sessions sessions;
    private final HostCheck check;
    private final ConnectionMaker maker;
    private final Revocations revocations;
    private final AccessRule access;
    private final Clock clock;

    @Inject
    ProgramConnections(
            UserStore users,
            Sessions sessions,
            HostCheck check,
            ConnectionMaker maker,
            Revocations revocations,
            Config config,
            Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.check = check;
        this.maker = maker;
        this.revocations = revocations;
        this.access = config.access();
        this.clock = clock;
    }

    /**
     * Exchanges the code, stores what it gives, and opens a session for the program.
     *
     * @throws VcsException as the host says: {@code UNAUTHENTICATED} for a code that is no good; and {@code FORBIDDEN} for somebody
     *     who may not come in here
     */
    public OpenedToken connect(VcsHost host, CredentialKind kind, AuthorizationCode code, String userAgent)
            throws VcsException {
        VcsAuthorization authorization = host.authorization(kind.id())
                .orElseThrow(
                        () -> new IllegalArgumentException("nobody signs in at " + host.id() + " by " + kind.id()));
        Grant grant = authorization.exchange(code);
        try {
            Account account = check.account(host, grant.credential());
            requireLetIn(host, account);
            UserRow user = users.signedIn(
                    host.id(), account.id(), account.login(), account.picture().map(URI::toString), clock.instant());
            maker.store(user.id(), host, grant, account);
            return sessions.openForClient(user.id(), userAgent);
        } catch (VcsException | DatabaseException e) {
            revocations.revoke(host, grant.credential());
            throw e;
        }
    }

    private void requireLetIn(VcsHost host, Account account) throws VcsException {
        if (!access.lets(host.id(), account.login())) {
            throw new VcsException(
                    VcsException.Kind.FORBIDDEN,
                    account.login() + " of " + host.displayName()
                            + " may not use this server. Its operator keeps the list of who may.");
        }
    }
}
