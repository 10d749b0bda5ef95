package io.lineflame.server.connect;

import java.util.Locale;

/** The error codes of the Connect protocol that we answer, with their status (connectrpc.com/docs/protocol, "Error codes"). */
public enum ConnectCode {
    INVALID_ARGUMENT(400),
    FAILED_PRECONDITION(400),
    UNAUTHENTICATED(401),
    PERMISSION_DENIED(403),
    NOT_FOUND(404),
    ALREADY_EXISTS(409),
    RESOURCE_EXHAUSTED(429),
    INTERNAL(500),
    UNIMPLEMENTED(501),
    UNAVAILABLE(503);

    private final int status;

    ConnectCode(int status) {
        this.status = status;
    }

    /** HTTP. */
    int status() {
        return status;
    }

    /** As in an answer, e.g. {@code not_found}. */
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
