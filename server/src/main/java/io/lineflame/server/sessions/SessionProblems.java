package io.lineflame.server.sessions;

import io.lineflame.server.http.ProblemType;

/** Why a request is not answered to whoever asks. */
final class SessionProblems {

    static final ProblemType SIGN_IN_REQUIRED = new ProblemType("sign-in-required", 401, "One has to be signed in");
    static final ProblemType NOT_ALLOWED = new ProblemType("not-allowed", 403, "This person is not let in");
    static final ProblemType CROSS_ORIGIN =
            new ProblemType("cross-origin-request", 403, "The request comes from another site");

    static final ProblemType UNKNOWN_NAME =
            new ProblemType("unknown-host-name", 421, "The request came by another server's name");

    private SessionProblems() {}
}
