package io.lineflame.server.connections;

import io.lineflame.server.http.ProblemException;
import io.lineflame.server.http.ProblemType;
import io.lineflame.vcs.VcsException;
import io.lineflame.vcs.VcsHost;

/** What can be wrong with what somebody wants to connect with. */
final class ConnectionProblems {

    static final ProblemType CREDENTIAL_REFUSED =
            new ProblemType("credential-refused", 422, "The code host does not take this credential");
    static final ProblemType HOST_UNAVAILABLE =
            new ProblemType("host-unavailable", 502, "The code host does not answer");
    static final ProblemType HOST_BUSY = new ProblemType("host-unavailable", 503, "The code host asks for a pause");
    static final ProblemType HOST_MISCONFIGURED =
            new ProblemType("host-misconfigured", 502, "The code host refuses this server's settings");
    static final ProblemType NOT_LET_IN = new ProblemType("not-let-in", 403, "This account may not sign in here");

    private ConnectionProblems() {}

    static ProblemException of(VcsHost host, VcsException e) {
        return switch (e.kind()) {
            case UNAVAILABLE -> new ProblemException(HOST_UNAVAILABLE, e.getMessage());
            case RATE_LIMITED -> new ProblemException(HOST_BUSY, e.getMessage());
            case MISCONFIGURED -> new ProblemException(HOST_MISCONFIGURED, e.getMessage());
            case UNAUTHENTICATED ->
                new ProblemException(
                        CREDENTIAL_REFUSED,
                        host.displayName()
                                + " does not take this credential: it is mistyped, has expired or was revoked.");
            default -> new ProblemException(CREDENTIAL_REFUSED, e.getMessage());
        };
    }
}
