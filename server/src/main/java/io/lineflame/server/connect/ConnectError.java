package io.lineflame.server.ingest;

import io.lineflame.server.http.ProblemException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An error as the Connect protocol words it, for unary calls: always JSON, with a code from a fixed list, and the status that belongs to the code
 * (connectrpc.com/docs/protocol, "Error codes").
 */
record ConnectError(String code, String message) {

    static Response of(ProblemException problem) {
        int status = problem.type().status();
        if (status >= 500) {
            return response(status == 503 ? 503 : 500, new ConnectError(code(status), problem.detail()));
        }
        return response(400, new ConnectError("invalid_argument", problem.detail()));
    }

    private static String code(int status) {
        return status == 503 ? "unavailable" : "internal";
    }

    private static Response response(int status, ConnectError error) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(error)
                .build();
    }
}
