package io.lineflame.server.connections;

import io.lineflame.db.DatabaseException;
import io.lineflame.db.UserStore.UserRow;
import io.lineflame.server.sessions.OpenedToken;
import io.lineflame.server.sessions.Sessions;
import io.lineflame.server.sessions.Viewer;
import io.lineflame.vcs.Account;
import io.lineflame.vcs.AuthorizationCode;
import io.lineflame.vcs.CredentialKind;
import io.lineflame.vcs.Grant;
import io.lineflame.vcs.VcsAuthorization;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;
import jakarta.inject.Inject;

/**
 * Connects people who come through a program that sends them to the host itself and brings us the code. The account at the host says
 * who they are; the program gets a session for them, and the host's credential is stored as that of any other connection.
 */
public final class ProgramConnections {

    private final SignIns signIns;
    private final Sessions sessions;
    private final HostCheck check;
    private final ConnectionMaker maker;
    private final Revocations revocations;

    @Inject
    ProgramConnections(
            SignIns signIns, Sessions sessions, HostCheck check, ConnectionMaker maker, Revocations revocations) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.check = check;
        this.maker = maker;
        this.revocations = revocations;
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
            UserRow user = person(host, kind, account);
            maker.store(user.id(), host, grant, account);
            return sessions.openForClient(user.id(), userAgent);
        } catch (VcsException | DatabaseException e) {
            revocations.revoke(host, grant.credential());
            throw e;
        }
    }

    private UserRow person(VcsHost host, CredentialKind kind, Account account) throws VcsException {
        try {
            return signIns.person(Viewer.NOBODY, host, kind, account).user();
        } catch (NotLetInException e) {
            throw new VcsException(VcsException.Kind.FORBIDDEN, e.getMessage());
        }
    }
}
