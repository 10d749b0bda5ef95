package io.lineflame.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * How a gRPC call ended.
 *
 * @param code as gRPC numbers them (grpc/grpc, doc/statuscodes.md)
 * @param message a sentence for the person behind the client; empty when all is well
 */
record GrpcStatus(int code, String message) {

    static final int INVALID_ARGUMENT = 3;
    static final int RESOURCE_EXHAUSTED = 8;
    static final int UNIMPLEMENTED = 12;
    static final int INTERNAL = 13;

    static final GrpcStatus OK = new GrpcStatus(0, "");

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final Map<String, Integer> BY_NAME = Map.ofEntries(
            Map.entry("canceled", 1),
            Map.entry("unknown", 2),
            Map.entry("invalid_argument", INVALID_ARGUMENT),
            Map.entry("deadline_exceeded", 4),
            Map.entry("not_found", 5),
            Map.entry("already_exists", 6),
            Map.entry("permission_denied", 7),
            Map.entry("resource_exhausted", RESOURCE_EXHAUSTED),
            Map.entry("failed_precondition", 9),
            Map.entry("aborted", 10),
            Map.entry("out_of_range", 11),
            Map.entry("unimplemented", UNIMPLEMENTED),
            Map.entry("internal", INTERNAL),
            Map.entry("unavailable", 14),
            Map.entry("data_loss", 15),
            Map.entry("unauthenticated", 16));

    /** Of an answer that is no 200: an error of the Connect protocol, or a problem document of a part that does not know it. */
    static GrpcStatus ofError(int httpStatus, byte[] body) {
        try {
            JsonNode error = MAPPER.readTree(body);
            String message = error.path("message").asText(error.path("detail").asText(""));
            Integer code = BY_NAME.get(error.path("code").asText(""));
            return new GrpcStatus(code == null ? ofHttp(httpStatus) : code, message);
        } catch (IOException e) {
            return new GrpcStatus(ofHttp(httpStatus), "The server answered with status " + httpStatus + ".");
        }
    }

    /** As gRPC's own list has it (doc/http-grpc-status-mapping.md), and what our own statuses mean beside it. */
    static int ofHttp(int status) {
        return switch (status) {
            case 401 -> 16;
            case 403 -> 7;
            case 404, 405, 415, 501 -> UNIMPLEMENTED;
            case 413, 429 -> RESOURCE_EXHAUSTED;
            case 408, 504 -> 4;
            case 502, 503 -> 14;
            default -> status >= 500 ? INTERNAL : INVALID_ARGUMENT;
        };
    }

    /** In the form of the header {@code grpc-message}: what is not printable ASCII, and the percent sign, as percent and two digits for each byte. */
    String encodedMessage() {
        StringBuilder encoded = new StringBuilder();
        for (byte one : message.getBytes(UTF_8)) {
            if (one >= ' ' && one <= '~' && one != '%') {
                encoded.append((char) one);
            } else {
                encoded.append(String.format(Locale.ROOT, "%%%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }
}
