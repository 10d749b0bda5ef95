package io.lineflame.server.connect;

import io.lineflame.server.http.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error as the Connect protocol words it, for unary calls: always JSON, with a code from a fixed list, and the status that belongs to the code
 * (connectrpc.com/docs/protocol, "Error codes").
 */
public record ConnectError(String code, String message) {

    private static final int RETRY_SECONDS = 5;

    /** Of a problem that a part of the server found which does not know the protocol. */
    public static Response of(ProblemException problem) {
        return of(new ConnectException(code(problem.type().status()), problem.detail()));
    }

    /** As the call ended. */
    public static Response of(ConnectException error) {
        return Response.status(error.code().status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.RETRY_AFTER, passes(error.code()) ? RETRY_SECONDS : null)
                .entity(new ConnectError(error.code().wireName(), error.message()))
                .build();
    }

    private static boolean passes(ConnectCode code) {
        return code == ConnectCode.RESOURCE_EXHAUSTED || code == ConnectCode.UNAVAILABLE;
    }

    /** Clients try again by the code, so what would fail again is an argument's fault. */
    private static ConnectCode code(int status) {
        return switch (status) {
            case 404 -> ConnectCode.NOT_FOUND;
            case 429 -> ConnectCode.RESOURCE_EXHAUSTED;
            case 501 -> ConnectCode.UNIMPLEMENTED;
            case 503 -> ConnectCode.UNAVAILABLE;
            default -> status < 500 ? ConnectCode.INVALID_ARGUMENT : ConnectCode.INTERNAL;
        };
    }
}
