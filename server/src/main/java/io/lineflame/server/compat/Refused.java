package io.lineflame.server.compat;

import io.lineflame.server.connect.ConnectCode;
import io.lineflame.server.connect.ConnectException;
import io.lineflame.server.repositories.Refusal;
import io.lineflame.vcs.VcsException;
import java.net.URI;
import java.util.Optional;

/** Refusals in the codes of the Connect protocol, in the words that the pages use too. */
final class Refused {

    private Refused() {}

    static ConnectException of(Refusal refusal) {
        return error(code(refusal.kind()), refusal.title() + ". " + refusal.detail(), refusal.wayOut());
    }

    /** Of a host, about signing in. */
    static ConnectException of(VcsException failure) {
        return error(code(failure.kind()), failure.getMessage(), failure.wayOut());
    }

    private static ConnectException error(ConnectCode code, String words, Optional<URI> wayOut) {
        return new ConnectException(
                code, words + wayOut.map(page -> " Go to " + page + ".").orElse(""));
    }

    private static ConnectCode code(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_CONNECTED, CONNECTION_ENDED -> ConnectCode.UNAUTHENTICATED;
            case NO_ACCESS, SINGLE_SIGN_ON, APPLICATION_NOT_ALLOWED -> ConnectCode.PERMISSION_DENIED;
            case COMMIT_UNKNOWN -> ConnectCode.NOT_FOUND;
            case RATE_LIMITED -> ConnectCode.RESOURCE_EXHAUSTED;
            case HOST_DOWN -> ConnectCode.UNAVAILABLE;
            case HOST_ERROR, TOO_LARGE, NOT_A_FILE -> ConnectCode.FAILED_PRECONDITION;
        };
    }

    private static ConnectCode code(VcsException.Kind kind) {
        return switch (kind) {
            case UNAUTHENTICATED -> ConnectCode.UNAUTHENTICATED;
            case FORBIDDEN, SINGLE_SIGN_ON_REQUIRED, APPLICATION_NOT_ALLOWED -> ConnectCode.PERMISSION_DENIED;
            case NOT_FOUND -> ConnectCode.NOT_FOUND;
            case RATE_LIMITED -> ConnectCode.RESOURCE_EXHAUSTED;
            case UNAVAILABLE -> ConnectCode.UNAVAILABLE;
            case MISCONFIGURED, TOO_LARGE, NOT_A_FILE, UNSUPPORTED -> ConnectCode.FAILED_PRECONDITION;
        };
    }
}
